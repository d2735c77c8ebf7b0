//! `lookup.range`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(price__range=(Decimal('3.50'), Decimal('12.00')))`
    #[test]
    fn decimal_inclusive() {
        case("lookup.range/decimal-inclusive", |db| {
            rows(db, query!(Product.filter(price__range = (dec("3.50"), dec("12.00")))), whole)
        });
    }

    /// `Product.objects.filter(released__range=(date(2023, 12, 31), date(2024, 1, 31)))`
    #[test]
    fn dates() {
        case("lookup.range/dates", |db| {
            rows(db, query!(Product.filter(released__range = (date(2023, 12, 31), date(2024, 1, 31)))), whole)
        });
    }

    /// `Product.objects.filter(inventory_count__range=(10, 5))`
    #[test]
    fn reversed_bounds_match_nothing() {
        case("lookup.range/reversed-bounds-match-nothing", |db| {
            rows(db, query!(Product.filter(inventory_count__range = (10, 5))), whole)
        });
    }

    /// `Tag.objects.filter(name__range=('a', 's'))`
    #[test]
    fn text() {
        case("lookup.range/text", |db| rows(db, query!(Tag.filter(name__range = ("a", "s"))), whole));
    }

    /// `Order.objects.filter(order_date__range=(datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 2, 29, tzinfo=UTC)))`
    #[test]
    fn datetime_upper_bound_is_midnight() {
        case("lookup.range/datetime-upper-bound-is-midnight", |db| {
            rows(
                db,
                query!(Order.filter(
                    order_date__range = (timestamp("2024-01-01T00:00:00Z"), timestamp("2024-02-29T00:00:00Z"))
                )),
                whole,
            )
        });
    }

    /// `OrderItem.objects.filter(unit_price__range=(F('discount'), F('product__price')))`
    #[test]
    fn f_expressions() {
        case("lookup.range/f-expressions", |db| {
            rows(db, query!(OrderItem.filter(unit_price__range = (F(discount), F(product__price)))), whole)
        });
    }
}
