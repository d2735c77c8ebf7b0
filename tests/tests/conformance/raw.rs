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

    /// `Product.objects.raw('SELECT *, price * 2 AS twice FROM mini_product WHERE id = 4')`
    #[test]
    fn extra_column_becomes_annotation() {
        case("raw/extra-column-becomes-annotation", |db| {
            rows(
                db,
                query!(
                    Product.raw("SELECT *, price * 2 AS twice FROM mini_product WHERE id = 4").annotate(twice as i64)
                ),
                |row| row![**row, row.twice],
            )
        });
    }

    /// `Customer.objects.raw('SELECT email, id, name FROM mini_customer ORDER BY id')`
    #[test]
    fn columns_in_any_order() {
        case("raw/columns-in-any-order", |db| {
            rows(db, query!(Customer.raw("SELECT email, id, name FROM mini_customer ORDER BY id")), whole)
        });
    }

    /// `Customer.objects.raw('SELECT id FROM mini_customer WHERE id = 1')`
    #[test]
    fn missing_column_is_deferred() {
        case("raw/missing-column-is-deferred", |db| {
            rows(db, query!(Customer.raw("SELECT id FROM mini_customer WHERE id = 1").only(id)), |row| row![row.pk])
        });
    }

    /// `Product.objects.raw('SELECT id, name AS n, category, price, inventory_count FROM mini_product WHERE id = 1', translations={'n': 'name'})`
    #[test]
    fn translations() {
        case("raw/translations", |db| {
            rows(
                db,
                query!(Product.raw(
                    "SELECT id, name AS n, category, price, inventory_count FROM mini_product WHERE id = 1",
                    translations(n = name)
                )),
                whole,
            )
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
