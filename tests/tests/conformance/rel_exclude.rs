//! `rel.exclude`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `OrderItem.objects.exclude(order__status='shipped')`
    #[test]
    fn forward_fk() {
        case("rel.exclude/forward-fk", |db| rows(db, query!(OrderItem.exclude(order__status = "shipped")), whole));
    }

    /// `Product.objects.exclude(category__name='Books')`
    #[test]
    fn forward_nullable_fk_keeps_null() {
        case("rel.exclude/forward-nullable-fk-keeps-null", |db| {
            rows(db, query!(Product.exclude(category__name = "Books")), whole)
        });
    }

    /// `Order.objects.exclude(coupon__valid_until__gt=date(2024, 1, 1))`
    #[test]
    fn forward_nullable_fk_null_field() {
        case("rel.exclude/forward-nullable-fk-null-field", |db| {
            rows(db, query!(Order.exclude(coupon__valid_until__gt = date(2024, 1, 1))), whole)
        });
    }

    /// `Product.objects.exclude(category__name='Books', is_active=True)`
    #[test]
    fn two_conditions_forward() {
        case("rel.exclude/two-conditions-forward", |db| {
            rows(db, query!(Product.exclude(category__name = "Books", is_active = true)), whole)
        });
    }

    /// `Customer.objects.exclude(orders__status='cancelled')`
    #[test]
    fn reverse_fk_is_a_subquery() {
        case("rel.exclude/reverse-fk-is-a-subquery", |db| {
            rows(db, query!(Customer.exclude(orders__status = "cancelled")), whole)
        });
    }

    /// `Customer.objects.exclude(orders__status='shipped', orders__coupon='WELCOME')`
    #[test]
    fn reverse_two_conditions_are_independent() {
        case("rel.exclude/reverse-two-conditions-are-independent", |db| {
            rows(db, query!(Customer.exclude(orders__status = "shipped", orders__coupon = "WELCOME")), whole)
        });
    }

    /// `Customer.objects.exclude(orders__in=Order.objects.filter(status='shipped', coupon='WELCOME'))`
    #[test]
    fn exclude_with_subquery_for_same_row() {
        case("rel.exclude/exclude-with-subquery-for-same-row", |db| {
            rows(db, query!(Customer.exclude(orders__in = Order.filter(status = "shipped", coupon = "WELCOME"))), whole)
        });
    }

    /// `Product.objects.exclude(tags__name='sale')`
    #[test]
    fn m2m() {
        case("rel.exclude/m2m", |db| rows(db, query!(Product.exclude(tags__name = "sale")), whole));
    }

    /// `Product.objects.exclude(tags=1)`
    #[test]
    fn m2m_by_id() {
        case("rel.exclude/m2m-by-id", |db| rows(db, query!(Product.exclude(tags = 1)), whole));
    }

    /// `Product.objects.exclude(tags__isnull=True)`
    #[test]
    fn m2m_isnull() {
        case("rel.exclude/m2m-isnull", |db| rows(db, query!(Product.exclude(tags__isnull = true)), whole));
    }

    /// `Product.objects.exclude(tags__priority=3)`
    #[test]
    fn m2m_null_field() {
        case("rel.exclude/m2m-null-field", |db| rows(db, query!(Product.exclude(tags__priority = 3)), whole));
    }

    /// `Customer.objects.exclude(orders__isnull=False)`
    #[test]
    fn reverse_isnull_false() {
        case("rel.exclude/reverse-isnull-false", |db| {
            rows(db, query!(Customer.exclude(orders__isnull = false)), whole)
        });
    }

    /// `Customer.objects.exclude(orders__status='cancelled').exclude(orders__status='new')`
    #[test]
    fn chained_excludes() {
        case("rel.exclude/chained-excludes", |db| {
            rows(db, query!(Customer.exclude(orders__status = "cancelled").exclude(orders__status = "new")), whole)
        });
    }

    /// `Customer.objects.exclude(orders__items__product__category__name='Books')`
    #[test]
    fn deep_multivalued() {
        case("rel.exclude/deep-multivalued", |db| {
            rows(db, query!(Customer.exclude(orders__items__product__category__name = "Books")), whole)
        });
    }

    /// `Product.objects.exclude(category__children__name='Phones')`
    #[test]
    fn forward_then_reverse_nullable() {
        case("rel.exclude/forward-then-reverse-nullable", |db| {
            rows(db, query!(Product.exclude(category__children__name = "Phones")), whole)
        });
    }

    /// `Customer.objects.filter(orders__status='shipped').exclude(orders__status='cancelled').distinct()`
    #[test]
    fn filter_then_exclude_same_relation() {
        case("rel.exclude/filter-then-exclude-same-relation", |db| {
            rows(
                db,
                query!(Customer.filter(orders__status = "shipped").exclude(orders__status = "cancelled").distinct()),
                whole,
            )
        });
    }

    /// `Product.objects.exclude(sale_price=F('price'))`
    #[test]
    fn not_null_safe_f() {
        case("rel.exclude/not-null-safe-f", |db| rows(db, query!(Product.exclude(sale_price = F(price))), whole));
    }

    /// `Customer.objects.exclude(city__in=['Paris', None])`
    #[test]
    fn exclude_in_list_with_none() {
        case("rel.exclude/exclude-in-list-with-none", |db| {
            rows(db, query!(Customer.exclude(city__in = ["Paris", None])), whole)
        });
    }

    /// `Customer.objects.exclude(~Q(orders__status='cancelled'))`
    #[test]
    fn double_negation() {
        case("rel.exclude/double-negation", |db| {
            rows(db, query!(Customer.exclude(!Q(orders__status = "cancelled"))), whole)
        });
    }

    /// `Customer.objects.exclude(profile__newsletter=True)`
    #[test]
    fn exclude_reverse_one_to_one() {
        case("rel.exclude/exclude-reverse-one-to-one", |db| {
            rows(db, query!(Customer.exclude(profile__newsletter = true)), whole)
        });
    }

    /// `Customer.objects.exclude(address__city=F('city'))`
    #[test]
    fn exclude_f_in_multivalued() {
        case("rel.exclude/exclude-f-in-multivalued", |db| {
            rows(db, query!(Customer.exclude(address__city = F(city))), whole)
        });
    }
}
