//! `only-defer`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Category.objects.only('name')`
    #[test]
    fn only() {
        case("only-defer/only", |db| rows(db, query!(Category.only(name)), |row| row![row.pk, row.name]));
    }

    /// `Order.objects.filter(id=1).only('customer')`
    #[test]
    fn only_fk() {
        case("only-defer/only-fk", |db| {
            rows(db, query!(Order.filter(id = 1).only(customer)), |row| row![row.pk, row.customer])
        });
    }

    /// `Order.objects.filter(id__lte=2).defer('note', 'shipped_at')`
    #[test]
    fn defer() {
        case("only-defer/defer", |db| {
            rows(db, query!(Order.filter(id__lte = 2).defer(note, shipped_at)), |row| {
                row![row.id, row.customer, row.coupon, row.status, row.order_date]
            })
        });
    }
}
