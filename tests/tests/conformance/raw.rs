//! `raw`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.raw('SELECT * FROM mini_product WHERE price > %s', [300])`
    #[test]
    fn model_rows() {
        case("raw/model-rows", |db| {
            rows(db, query!(Product.raw("SELECT * FROM mini_product WHERE price > ?", 300)), whole)
        });
    }

    /// `Customer.objects.raw('SELECT email, id, name FROM mini_customer ORDER BY id')`
    #[test]
    fn columns_in_any_order() {
        case("raw/columns-in-any-order", |db| {
            rows(db, query!(Customer.raw("SELECT email, id, name FROM mini_customer ORDER BY id")), whole)
        });
    }

    /// `Product.objects.raw('SELECT * FROM mini_product WHERE category = %(c)s AND price < %(p)s', {'c': 'Books', 'p': 20})`
    #[test]
    fn named_parameters() {
        case("raw/named-parameters", |db| {
            rows(
                db,
                query!(Product.raw(
                    "SELECT * FROM mini_product WHERE category = :c AND price < :p",
                    c = "Books",
                    p = 20
                )),
                whole,
            )
        });
    }

    /// `list(Product.objects.raw('SELECT name FROM mini_product'))`
    #[test]
    fn without_primary_key() {
        case("raw/without-primary-key", |db| rows(db, query!(Product.raw("SELECT name FROM mini_product")), whole));
    }
}
