//! `setops`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(price__lt=5).values_list('name').union(Product.objects.filter(category='Stationery').values_list('name')).order_by('name')`
    #[test]
    fn union() {
        case("setops/union", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(price__lt = 5)
                        .values_list(name)
                        .union(Product.filter(category = "Stationery").values_list(name))
                        .order_by(name)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.values_list('category').union(Product.objects.values_list('category')).order_by('category')`
    #[test]
    fn union_removes_duplicates() {
        case("setops/union-removes-duplicates", |db| {
            rows(
                db,
                query!(Product.values_list(category).union(Product.values_list(category)).order_by(category)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price=15).values_list('category').union(Product.objects.filter(category='Books').values_list('category'), all=True)`
    #[test]
    fn union_all_keeps_duplicates() {
        case("setops/union-all-keeps-duplicates", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(price = 15)
                        .values_list(category)
                        .union(Product.filter(category = "Books").values_list(category), all = true)
                ),
                whole,
            )
        });
    }

    /// `Tag.objects.values_list('name').union(Customer.objects.values_list('name')).order_by('name')`
    #[test]
    fn union_of_models() {
        case("setops/union-of-models", |db| {
            rows(db, query!(Tag.values_list(name).union(Customer.values_list(name)).order_by(name)), whole)
        });
    }

    /// `Product.objects.filter(price__gt=500).union(Product.objects.filter(category='Electronics')).order_by('id')`
    #[test]
    fn union_objects() {
        case("setops/union-objects", |db| {
            rows(
                db,
                query!(Product.filter(price__gt = 500).union(Product.filter(category = "Electronics")).order_by(id)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price__lt=100).intersection(Product.objects.filter(category='Books')).order_by('id')`
    #[test]
    fn intersection() {
        case("setops/intersection", |db| {
            rows(
                db,
                query!(Product.filter(price__lt = 100).intersection(Product.filter(category = "Books")).order_by(id)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(category='Furniture').difference(Product.objects.filter(inventory_count=0)).order_by('id')`
    #[test]
    fn difference() {
        case("setops/difference", |db| {
            rows(
                db,
                query!(
                    Product.filter(category = "Furniture").difference(Product.filter(inventory_count = 0)).order_by(id)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price__lt=20).union(Product.objects.filter(price__gt=500)).order_by('price', 'id')[1:4]`
    #[test]
    fn union_slice() {
        case("setops/union-slice", |db| {
            rows(
                db,
                query!(Product.filter(price__lt = 20).union(Product.filter(price__gt = 500)).order_by(price, id)[1..4]),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price__lt=20).union(Product.objects.filter(category='Books')).count()`
    #[test]
    fn union_count() {
        case("setops/union-count", |db| {
            count(db, query!(Product.filter(price__lt = 20).union(Product.filter(category = "Books"))))
        });
    }

    /// `Product.objects.filter(id=1).union(Product.objects.none()).order_by('id')`
    #[test]
    fn union_with_empty_part() {
        case("setops/union-with-empty-part", |db| {
            rows(db, query!(Product.filter(id = 1).union(Product.none()).order_by(id)), whole)
        });
    }
}
