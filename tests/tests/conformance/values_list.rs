//! `values-list`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.order_by('id').values_list('name', 'price')[:4]`
    #[test]
    fn tuples() {
        case("values-list/tuples", |db| rows(db, query!(Product.order_by(id).values_list(name, price)[..4]), whole));
    }

    /// `Product.objects.filter(price__lt=20).values_list('name', flat=True)`
    #[test]
    fn flat_() {
        case("values-list/flat", |db| {
            rows(db, query!(Product.filter(price__lt = 20).values_list(name, flat = true)), whole)
        });
    }

    /// `Order.objects.order_by('id').values_list('product__category', flat=True)`
    #[test]
    fn flat_related() {
        case("values-list/flat-related", |db| {
            rows(db, query!(Order.order_by(id).values_list(product__category, flat = true)), whole)
        });
    }

    /// `Customer.objects.order_by('id').values_list('email', flat=True)`
    #[test]
    fn flat_nullable() {
        case("values-list/flat-nullable", |db| {
            rows(db, query!(Customer.order_by(id).values_list(email, flat = true)), whole)
        });
    }

    /// `Product.objects.order_by('id').values_list('id', 'name', named=True)[:2]`
    #[test]
    fn named() {
        case("values-list/named", |db| {
            rows(db, query!(Product.order_by(id).values(id, name)[..2]), |row| row![row.id, row.name])
        });
    }

    /// `Product.objects.order_by('id').values_list('id', F('price') + F('inventory_count'))[:3]`
    #[test]
    fn expression() {
        case("values-list/expression", |db| {
            rows(db, query!(Product.order_by(id).values_list(id, value2 = F(price) + F(inventory_count))[..3]), whole)
        });
    }

    /// `Customer.objects.order_by('id').values_list(Lower('name'), flat=True)`
    #[test]
    fn flat_expression() {
        case("values-list/flat-expression", |db| {
            rows(db, query!(Customer.order_by(id).values_list(value1 = Lower(name), flat = true)), whole)
        });
    }

    /// `Order.objects.order_by('product__category').values_list('product__category', flat=True).distinct()`
    #[test]
    fn flat_distinct_ordered() {
        case("values-list/flat-distinct-ordered", |db| {
            rows(
                db,
                query!(Order.order_by(product__category).values_list(product__category, flat = true).distinct()),
                whole,
            )
        });
    }

    /// `Product.objects.filter(category='Furniture').values_list('pk', flat=True)`
    #[test]
    fn pk_flat() {
        case("values-list/pk-flat", |db| {
            rows(db, query!(Product.filter(category = "Furniture").values_list(pk, flat = true)), whole)
        });
    }

    /// `Tag.objects.order_by('id').values_list()[:2]`
    #[test]
    fn no_fields_gives_all() {
        case("values-list/no-fields-gives-all", |db| rows(db, query!(Tag.order_by(id).values_list()[..2]), whole));
    }
}
