//! `select-related`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Order.objects.order_by('id')[:3]`
    #[test]
    fn without_is_n_plus_1() {
        case("select-related/without-is-n-plus-1", |db| {
            one_by_one(db, query!(Order.order_by(id)[..3]), |row| {
                let customer = row.customer.fetch(db)?;
                Ok(vec![row.id.to_cell(), customer.name.to_cell()])
            })
        });
    }

    /// `Order.objects.select_related('customer').order_by('id')[:3]`
    #[test]
    fn fk() {
        case("select-related/fk", |db| {
            rows(db, query!(Order.select_related(customer).order_by(id)[..3]), |row| {
                vec![row.id.to_cell(), row.customer.name.to_cell()]
            })
        });
    }

    /// `Order.objects.select_related('customer', 'product').order_by('id')`
    #[test]
    fn two_fks() {
        case("select-related/two-fks", |db| {
            rows(db, query!(Order.select_related(customer, product).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    row.customer.name.to_cell(),
                    row.product.name.to_cell(),
                    row.product.price.to_cell(),
                ]
            })
        });
    }

    /// `Order.objects.select_related('customer').select_related(None).order_by('id')[:2]`
    #[test]
    fn clear_with_none() {
        case("select-related/clear-with-none", |db| {
            one_by_one(db, query!(Order.select_related(customer).select_related(None).order_by(id)[..2]), |row| {
                let customer = row.customer.fetch(db)?;
                Ok(vec![row.id.to_cell(), customer.name.to_cell()])
            })
        });
    }

    /// `Order.objects.select_related('customer').select_related('product').order_by('id')[:2]`
    #[test]
    fn calls_accumulate() {
        case("select-related/calls-accumulate", |db| {
            rows(db, query!(Order.select_related(customer).select_related(product).order_by(id)[..2]), |row| {
                vec![row.id.to_cell(), row.customer.name.to_cell(), row.product.name.to_cell()]
            })
        });
    }

    /// `Order.objects.select_related('product').get(pk=7)`
    #[test]
    fn get_with_select_related() {
        case("select-related/get-with-select-related", |db| {
            one(db, query!(Order.select_related(product).get(pk = 7)), |row| {
                vec![row.id.to_cell(), row.product.name.to_cell()]
            })
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `OrderItem.objects.select_related('order__customer', 'product__category__parent').order_by('id')[:12]`
    #[test]
    fn chain() {
        case("select-related/chain", |db| {
            rows(
                db,
                query!(OrderItem.select_related(order__customer, product__category__parent).order_by(id)[..12]),
                |row| {
                    vec![
                        row.id.to_cell(),
                        row.order.customer.name.to_cell(),
                        row.product.name.to_cell(),
                        row.product.category.as_ref().map_or(Cell::Null, |item| item.name.to_cell()),
                        row.product.category.as_ref().map_or(Cell::Null, |item| {
                            item.parent.as_ref().map_or(Cell::Null, |item1| item1.name.to_cell())
                        }),
                    ]
                },
            )
        });
    }

    /// `Order.objects.select_related('coupon').order_by('id')[:6]`
    #[test]
    fn nullable_uses_left_join() {
        case("select-related/nullable-uses-left-join", |db| {
            rows(db, query!(Order.select_related(coupon).order_by(id)[..6]), |row| {
                vec![
                    row.id.to_cell(),
                    row.coupon.as_ref().map_or(Cell::Null, |item| item.code.to_cell()),
                    row.coupon.as_ref().map_or(Cell::Null, |item| item.percent.to_cell()),
                ]
            })
        });
    }

    /// `Order.objects.select_related('coupon').filter(coupon__percent=25).order_by('id')`
    #[test]
    fn filter_on_same_fk_makes_inner() {
        case("select-related/filter-on-same-fk-makes-inner", |db| {
            rows(db, query!(Order.select_related(coupon).filter(coupon__percent = 25).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    row.coupon.as_ref().map_or(Cell::Null, |item| item.code.to_cell()),
                    row.coupon.as_ref().map_or(Cell::Null, |item| item.percent.to_cell()),
                ]
            })
        });
    }

    /// `Customer.objects.select_related('profile').filter(profile__isnull=False).order_by('id')`
    #[test]
    fn reverse_one_to_one() {
        case("select-related/reverse-one-to-one", |db| {
            rows(db, query!(Customer.select_related(profile).filter(profile__isnull = false).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    row.profile.as_ref().map_or(Cell::Null, |item| item.id.to_cell()),
                    row.profile.as_ref().map_or(Cell::Null, |item| item.bio.to_cell()),
                ]
            })
        });
    }

    /// `CustomerProfile.objects.select_related('customer__referred_by').order_by('id')`
    #[test]
    fn one_to_one_forward() {
        case("select-related/one-to-one-forward", |db| {
            rows(db, query!(CustomerProfile.select_related(customer__referred_by).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    row.customer.name.to_cell(),
                    row.customer.referred_by.as_ref().map_or(Cell::Null, |item| item.name.to_cell()),
                ]
            })
        });
    }

    /// `Category.objects.select_related('parent__parent').order_by('id')`
    #[test]
    fn self_fk_two_levels() {
        case("select-related/self-fk-two-levels", |db| {
            rows(db, query!(Category.select_related(parent__parent).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    row.parent.as_ref().map_or(Cell::Null, |item| item.name.to_cell()),
                    row.parent.as_ref().map_or(Cell::Null, |item| {
                        item.parent.as_ref().map_or(Cell::Null, |item1| item1.name.to_cell())
                    }),
                ]
            })
        });
    }

    /// `Order.objects.order_by('id')[:3]`
    #[test]
    fn fk_id_needs_no_join() {
        case("select-related/fk-id-needs-no-join", |db| {
            rows(db, query!(Order.order_by(id)[..3]), |row| vec![row.id.to_cell(), row.customer.to_cell()])
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Report.objects.select_related('creator').order_by('id')`
    #[test]
    fn to_field() {
        case("select-related/to-field", |db| {
            rows(db, query!(Report.select_related(creator).order_by(id)), |row| {
                vec![row.name.to_cell(), row.creator.as_ref().map_or(Cell::Null, |item| item.name.to_cell())]
            })
        });
    }
}
