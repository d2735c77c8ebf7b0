//! `slice`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.order_by('id')[:3]`
    #[test]
    fn limit() {
        case("slice/limit", |db| rows(db, query!(Product.order_by(id)[..3]), whole));
    }

    /// `Product.objects.order_by('-price', 'id')[2:5]`
    #[test]
    fn offset_limit() {
        case("slice/offset-limit", |db| rows(db, query!(Product.order_by(-price, id)[2..5]), whole));
    }

    /// `Product.objects.order_by('id')[9:]`
    #[test]
    fn offset_only() {
        case("slice/offset-only", |db| rows(db, query!(Product.order_by(id)[9..]), whole));
    }

    /// `Product.objects.order_by('price')[0]`
    #[test]
    fn single_index() {
        case("slice/single-index", |db| first(db, query!(Product.order_by(price)[0..1]), whole));
    }

    /// `Product.objects.order_by('price', 'id')[4]`
    #[test]
    fn index_later() {
        case("slice/index-later", |db| first(db, query!(Product.order_by(price, id)[4..5]), whole));
    }

    /// `Product.objects.order_by('id')[50]`
    #[test]
    fn index_out_of_range() {
        case("slice/index-out-of-range", |db| first(db, query!(Product.order_by(id)[50..51]), whole));
    }

    /// `Product.objects.order_by('id')[3:3]`
    #[test]
    fn empty_slice_sends_no_sql() {
        case("slice/empty-slice-sends-no-sql", |db| rows(db, query!(Product.order_by(id)[3..3]), whole));
    }

    /// `Product.objects.order_by('id')[5:2]`
    #[test]
    fn reversed_bounds_are_empty() {
        case("slice/reversed-bounds-are-empty", |db| rows(db, query!(Product.order_by(id)[5..2]), whole));
    }

    /// `Product.objects.order_by('id')[0:10:3]`
    #[test]
    fn step_returns_a_list() {
        case("slice/step-returns-a-list", |db| Ok(rows(db, query!(Product.order_by(id)[0..10]), whole)?.step_by(3)));
    }

    /// `Product.objects.order_by('id')[2:10][1:4]`
    #[test]
    fn slice_of_slice() {
        case("slice/slice-of-slice", |db| rows(db, query!(Product.order_by(id)[2..10][1..4]), whole));
    }

    /// `Product.objects.order_by('id')[2:5][1:9]`
    #[test]
    fn slice_of_slice_beyond_end() {
        case("slice/slice-of-slice-beyond-end", |db| rows(db, query!(Product.order_by(id)[2..5][1..9]), whole));
    }

    /// `Product.objects.order_by('id')[10:20]`
    #[test]
    fn beyond_end() {
        case("slice/beyond-end", |db| rows(db, query!(Product.order_by(id)[10..20]), whole));
    }

    /// `Order.objects.filter(product__in=Product.objects.order_by('-price')[:2])`
    #[test]
    fn sliced_in_subquery() {
        case("slice/sliced-in-subquery", |db| {
            rows(db, query!(Order.filter(product__in = Product.order_by(-price)[..2])), whole)
        });
    }

    /// `Product.objects.order_by('-price', 'id')[:4].aggregate(Sum('price'))`
    #[test]
    fn sliced_aggregate() {
        case("slice/sliced-aggregate", |db| {
            one(db, query!(Product.order_by(-price, id)[..4].aggregate(Sum(price))), |row| row![row.price__sum])
        });
    }
}
