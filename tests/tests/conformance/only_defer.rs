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

    /// `Category.objects.filter(id=1).defer('id')`
    #[test]
    fn defer_pk_is_ignored() {
        case("only-defer/defer-pk-is-ignored", |db| {
            rows(db, query!(Category.filter(id = 1).defer(id)), |row| row![row.id, row.name, row.slug, row.parent])
        });
    }

    /// `Category.objects.filter(id=1).only('name').only('slug')`
    #[test]
    fn only_replaces_only() {
        case("only-defer/only-replaces-only", |db| {
            rows(db, query!(Category.filter(id = 1).only(name).only(slug)), |row| row![row.pk, row.slug])
        });
    }

    /// `Order.objects.filter(id=1).only('status', 'note').defer('note')`
    #[test]
    fn only_then_defer() {
        case("only-defer/only-then-defer", |db| {
            rows(db, query!(Order.filter(id = 1).only(status, note).defer(note)), |row| row![row.pk, row.status])
        });
    }

    /// `Order.objects.filter(id=1).defer('note').defer('shipped_at')`
    #[test]
    fn defer_then_defer_adds() {
        case("only-defer/defer-then-defer-adds", |db| {
            rows(db, query!(Order.filter(id = 1).defer(note).defer(shipped_at)), |row| {
                row![row.id, row.customer, row.coupon, row.status, row.order_date]
            })
        });
    }

    /// `Category.objects.filter(id=1).defer('name').defer(None)`
    #[test]
    fn defer_none_resets() {
        case("only-defer/defer-none-resets", |db| {
            rows(db, query!(Category.filter(id = 1).defer(name).defer(None)), |row| {
                row![row.id, row.name, row.slug, row.parent]
            })
        });
    }

    /// `Category.objects.filter(id__in=[1, 2]).only('id').order_by('id')`
    #[test]
    fn deferred_access_refetches() {
        case("only-defer/deferred-access-refetches", |db| {
            one_by_one(db, query!(Category.filter(id__in = [1, 2]).only(id).order_by(id)), |row| {
                Ok(vec![row.pk.to_cell(), query!(Category.only(name).get(pk = row.pk)).run(db)?.name.to_cell()])
            })
        });
    }

    /// `Order.objects.filter(id=3).select_related('customer').only('status', 'customer__name')`
    #[test]
    fn only_related_with_select_related() {
        case("only-defer/only-related-with-select-related", |db| {
            rows(db, query!(Order.filter(id = 3).select_related(customer).only(status, customer__name)), |row| {
                vec![row.pk.to_cell(), row.status.to_cell(), row.customer.pk.to_cell(), row.customer.name.to_cell()]
            })
        });
    }

    /// `CustomerProfile.objects.select_related('customer').defer('customer__email', 'bio').order_by('id')[:2]`
    #[test]
    fn defer_related_with_select_related() {
        case("only-defer/defer-related-with-select-related", |db| {
            rows(
                db,
                query!(CustomerProfile.select_related(customer).defer(customer__email, bio).order_by(id)[..2]),
                |row| vec![row.id.to_cell(), row.birthday.to_cell(), row.customer.name.to_cell()],
            )
        });
    }

    /// `Customer.objects.only('name').annotate(n=Count('orders')).order_by('id')`
    #[test]
    fn only_with_annotation() {
        case("only-defer/only-with-annotation", |db| {
            rows(db, query!(Customer.only(name).annotate(n = Count(orders)).order_by(id)), |row| {
                row![row.pk, row.name, row.n]
            })
        });
    }
}
