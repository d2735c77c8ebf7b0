//! `rel.reverse`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Customer.objects.filter(order__quantity__gte=10)`
    #[test]
    fn default_query_name() {
        case("rel.reverse/default-query-name", |db| {
            rows(db, query!(Customer.filter(order__quantity__gte = 10)), whole)
        });
    }

    /// `Customer.objects.filter(order=7)`
    #[test]
    fn reverse_fk_by_id() {
        case("rel.reverse/reverse-fk-by-id", |db| rows(db, query!(Customer.filter(order = 7)), whole));
    }

    /// `Customer.objects.filter(order__product__category='Books')`
    #[test]
    fn reverse_then_forward() {
        case("rel.reverse/reverse-then-forward", |db| {
            rows(db, query!(Customer.filter(order__product__category = "Books")), whole)
        });
    }

    /// `Customer.objects.filter(order__product__category='Books').distinct()`
    #[test]
    fn reverse_distinct() {
        case("rel.reverse/reverse-distinct", |db| {
            rows(db, query!(Customer.filter(order__product__category = "Books").distinct()), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.filter(orders__status='paid')`
    #[test]
    fn related_name() {
        case("rel.reverse/related-name", |db| rows(db, query!(Customer.filter(orders__status = "paid")), whole));
    }

    /// `Customer.objects.filter(address__city='London')`
    #[test]
    fn related_query_name() {
        case("rel.reverse/related-query-name", |db| rows(db, query!(Customer.filter(address__city = "London")), whole));
    }

    /// `Customer.objects.filter(profile__newsletter=True)`
    #[test]
    fn reverse_one_to_one() {
        case("rel.reverse/reverse-one-to-one", |db| {
            rows(db, query!(Customer.filter(profile__newsletter = true)), whole)
        });
    }

    /// `Customer.objects.filter(referrals__tier='gold')`
    #[test]
    fn reverse_self_fk() {
        case("rel.reverse/reverse-self-fk", |db| rows(db, query!(Customer.filter(referrals__tier = "gold")), whole));
    }

    /// `Customer.objects.filter(orders__items__product__category__name='Phones').distinct()`
    #[test]
    fn reverse_chain() {
        case("rel.reverse/reverse-chain", |db| {
            rows(db, query!(Customer.filter(orders__items__product__category__name = "Phones").distinct()), whole)
        });
    }

    /// `Customer.objects.filter(orders__isnull=True)`
    #[test]
    fn reverse_isnull_true() {
        case("rel.reverse/reverse-isnull-true", |db| rows(db, query!(Customer.filter(orders__isnull = true)), whole));
    }

    /// `Category.objects.filter(product__isnull=False)`
    #[test]
    fn reverse_isnull_false_duplicates() {
        case("rel.reverse/reverse-isnull-false-duplicates", |db| {
            rows(db, query!(Category.filter(product__isnull = false)), whole)
        });
    }

    /// `Customer.objects.filter(profile=None)`
    #[test]
    fn reverse_equals_none() {
        case("rel.reverse/reverse-equals-none", |db| rows(db, query!(Customer.filter(profile = None)), whole));
    }

    /// `Customer.objects.filter(profile__birthday__isnull=True)`
    #[test]
    fn reverse_field_isnull_includes_missing() {
        case("rel.reverse/reverse-field-isnull-includes-missing", |db| {
            rows(db, query!(Customer.filter(profile__birthday__isnull = true)), whole)
        });
    }
}
