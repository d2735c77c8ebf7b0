//! `rel.forward`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Order.objects.filter(customer__name='Alice')`
    #[test]
    fn fk_field() {
        case("rel.forward/fk-field", |db| rows(db, query!(Order.filter(customer__name = "Alice")), whole));
    }

    /// `Order.objects.filter(customer__name__startswith='A', customer__email__isnull=False)`
    #[test]
    fn fk_two_conditions_one_join() {
        case("rel.forward/fk-two-conditions-one-join", |db| {
            rows(db, query!(Order.filter(customer__name__startswith = "A", customer__email__isnull = false)), whole)
        });
    }

    /// `Order.objects.filter(customer__name='Bob', product__category='Electronics')`
    #[test]
    fn two_fks() {
        case("rel.forward/two-fks", |db| {
            rows(db, query!(Order.filter(customer__name = "Bob", product__category = "Electronics")), whole)
        });
    }

    /// `Order.objects.filter(customer__id=1)`
    #[test]
    fn fk_id_is_trimmed() {
        case("rel.forward/fk-id-is-trimmed", |db| rows(db, query!(Order.filter(customer__id = 1)), whole));
    }

    /// `Order.objects.filter(customer_id=1)`
    #[test]
    fn fk_underscore_id() {
        case("rel.forward/fk-underscore-id", |db| rows(db, query!(Order.filter(customer_id = 1)), whole));
    }

    /// `Order.objects.filter(product__pk__in=[4, 7])`
    #[test]
    fn fk_pk_is_trimmed() {
        case("rel.forward/fk-pk-is-trimmed", |db| rows(db, query!(Order.filter(product__pk__in = [4, 7])), whole));
    }

    /// `Order.objects.filter(customer=3)`
    #[test]
    fn fk_by_value() {
        case("rel.forward/fk-by-value", |db| rows(db, query!(Order.filter(customer = 3)), whole));
    }

    /// `Order.objects.filter(customer=Customer(id=2))`
    #[test]
    fn fk_by_instance() {
        case("rel.forward/fk-by-instance", |db| {
            let customer = Customer { id: 2, name: String::new(), email: None };
            rows(db, query!(Order.filter(customer = &customer)), whole)
        });
    }

    /// `Order.objects.filter(product__in=[1, 3])`
    #[test]
    fn fk_in_values() {
        case("rel.forward/fk-in-values", |db| rows(db, query!(Order.filter(product__in = [1, 3])), whole));
    }

    /// `Order.objects.filter(customer__gt=3)`
    #[test]
    fn fk_gt() {
        case("rel.forward/fk-gt", |db| rows(db, query!(Order.filter(customer__gt = 3)), whole));
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `OrderItem.objects.filter(order__customer__city='Paris')`
    #[test]
    fn fk_chain() {
        case("rel.forward/fk-chain", |db| rows(db, query!(OrderItem.filter(order__customer__city = "Paris")), whole));
    }

    /// `OrderItem.objects.filter(order__customer__id=3)`
    #[test]
    fn fk_chain_id_trims_last_join() {
        case("rel.forward/fk-chain-id-trims-last-join", |db| {
            rows(db, query!(OrderItem.filter(order__customer__id = 3)), whole)
        });
    }

    /// `Product.objects.filter(category__parent__name='Electronics')`
    #[test]
    fn fk_three_deep_self() {
        case("rel.forward/fk-three-deep-self", |db| {
            rows(db, query!(Product.filter(category__parent__name = "Electronics")), whole)
        });
    }

    /// `Customer.objects.filter(referred_by__name='Ann Lee')`
    #[test]
    fn self_fk() {
        case("rel.forward/self-fk", |db| rows(db, query!(Customer.filter(referred_by__name = "Ann Lee")), whole));
    }

    /// `Customer.objects.filter(referred_by__referred_by__tier='gold')`
    #[test]
    fn self_fk_twice() {
        case("rel.forward/self-fk-twice", |db| {
            rows(db, query!(Customer.filter(referred_by__referred_by__tier = "gold")), whole)
        });
    }

    /// `Order.objects.filter(coupon='WELCOME')`
    #[test]
    fn fk_to_text_pk() {
        case("rel.forward/fk-to-text-pk", |db| rows(db, query!(Order.filter(coupon = "WELCOME")), whole));
    }

    /// `Order.objects.filter(coupon__percent__gte=25)`
    #[test]
    fn fk_to_text_pk_field() {
        case("rel.forward/fk-to-text-pk-field", |db| rows(db, query!(Order.filter(coupon__percent__gte = 25)), whole));
    }

    /// `CustomerProfile.objects.filter(customer__tier='gold')`
    #[test]
    fn one_to_one_forward() {
        case("rel.forward/one-to-one-forward", |db| {
            rows(db, query!(CustomerProfile.filter(customer__tier = "gold")), whole)
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Report.objects.filter(creator__name='a1')`
    #[test]
    fn fk_to_field() {
        case("rel.forward/fk-to-field", |db| rows(db, query!(Report.filter(creator__name = "a1")), whole));
    }

    /// `Report.objects.filter(creator=3003)`
    #[test]
    fn fk_to_field_value() {
        case("rel.forward/fk-to-field-value", |db| rows(db, query!(Report.filter(creator = 3003)), whole));
    }

    /// `Report.objects.filter(creator__id=3)`
    #[test]
    fn fk_to_field_real_pk_needs_join() {
        case("rel.forward/fk-to-field-real-pk-needs-join", |db| {
            rows(db, query!(Report.filter(creator__id = 3)), whole)
        });
    }

    /// `Company.objects.filter(ceo__lastname='Smith')`
    #[test]
    fn two_fks_to_one_model() {
        case("rel.forward/two-fks-to-one-model", |db| rows(db, query!(Company.filter(ceo__lastname = "Smith")), whole));
    }

    /// `Company.objects.filter(ceo=F('point_of_contact'))`
    #[test]
    fn two_fks_compared() {
        case("rel.forward/two-fks-compared", |db| rows(db, query!(Company.filter(ceo = F(point_of_contact))), whole));
    }

    /// `Company.objects.filter(ceo__salary__gt=F('point_of_contact__salary'))`
    #[test]
    fn two_fks_fields_compared() {
        case("rel.forward/two-fks-fields-compared", |db| {
            rows(db, query!(Company.filter(ceo__salary__gt = F(point_of_contact__salary))), whole)
        });
    }

    /// `UuidLine.objects.filter(parent__name='first')`
    #[test]
    fn fk_to_uuid() {
        case("rel.forward/fk-to-uuid", |db| rows(db, query!(UuidLine.filter(parent__name = "first")), whole));
    }

    /// `LegacyLine.objects.filter(legacy__type='a')`
    #[test]
    fn custom_column_fk() {
        case("rel.forward/custom-column-fk", |db| rows(db, query!(LegacyLine.filter(legacy__type = "a")), whole));
    }

    /// `Kiosk.objects.filter(place__name='Ace Hardware')`
    #[test]
    fn one_to_one_as_pk() {
        case("rel.forward/one-to-one-as-pk", |db| rows(db, query!(Kiosk.filter(place__name = "Ace Hardware")), whole));
    }
}
