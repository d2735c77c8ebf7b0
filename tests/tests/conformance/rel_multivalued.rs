//! `rel.multivalued`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.filter(orders__status='shipped', orders__coupon='WELCOME')`
    #[test]
    fn one_filter_same_row() {
        case("rel.multivalued/one-filter-same-row", |db| {
            rows(db, query!(Customer.filter(orders__status = "shipped", orders__coupon = "WELCOME")), whole)
        });
    }

    /// `Customer.objects.filter(orders__status='shipped').filter(orders__coupon='WELCOME')`
    #[test]
    fn chained_filters_any_rows() {
        case("rel.multivalued/chained-filters-any-rows", |db| {
            rows(db, query!(Customer.filter(orders__status = "shipped").filter(orders__coupon = "WELCOME")), whole)
        });
    }

    /// `Customer.objects.filter(Q(orders__status='new') & Q(orders__note__isnull=True))`
    #[test]
    fn q_and_in_one_filter() {
        case("rel.multivalued/q-and-in-one-filter", |db| {
            rows(db, query!(Customer.filter(Q(orders__status = "new") & Q(orders__note__isnull = true))), whole)
        });
    }

    /// `Customer.objects.filter(orders__status='new').filter(orders__status='paid').filter(orders__status='shipped').distinct()`
    #[test]
    fn three_chained() {
        case("rel.multivalued/three-chained", |db| {
            rows(
                db,
                query!(
                    Customer
                        .filter(orders__status = "new")
                        .filter(orders__status = "paid")
                        .filter(orders__status = "shipped")
                        .distinct()
                ),
                whole,
            )
        });
    }

    /// `OrderItem.objects.filter(product__category__name='Books').filter(product__is_active=True)`
    #[test]
    fn chained_forward_fk_reuses_join() {
        case("rel.multivalued/chained-forward-fk-reuses-join", |db| {
            rows(
                db,
                query!(OrderItem.filter(product__category__name = "Books").filter(product__is_active = true)),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(orders__status='shipped').filter(tier='gold').filter(orders__coupon__isnull=False).distinct()`
    #[test]
    fn chained_mixed() {
        case("rel.multivalued/chained-mixed", |db| {
            rows(
                db,
                query!(
                    Customer
                        .filter(orders__status = "shipped")
                        .filter(tier = "gold")
                        .filter(orders__coupon__isnull = false)
                        .distinct()
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(tags__name='sale', tags__priority=2)`
    #[test]
    fn m2m_one_filter() {
        case("rel.multivalued/m2m-one-filter", |db| {
            rows(db, query!(Product.filter(tags__name = "sale", tags__priority = 2)), whole)
        });
    }

    /// `Product.objects.filter(tags__name='sale').filter(tags__priority=1)`
    #[test]
    fn m2m_chained() {
        case("rel.multivalued/m2m-chained", |db| {
            rows(db, query!(Product.filter(tags__name = "sale").filter(tags__priority = 1)), whole)
        });
    }

    /// `Customer.objects.get(id=6).orders.filter(items__quantity__gte=2, items__product__category__name='Laptops')`
    #[test]
    fn manager_style_filter_continues_same_join() {
        written("rel.multivalued/manager-style-filter-continues-same-join", |db| {
            let customer = query!(Customer.get(id = 6)).run(db)?;
            let orders = Query::from(customer.orders());
            let orders_2 =
                query!(orders.filter(items__quantity__gte = 2, items__product__category__name = "Laptops")).all(db)?;
            Ok(many(orders_2.iter().map(whole)))
        });
    }

    /// `Customer.objects.filter(Q(orders__status='new') | Q(orders__status='paid')).distinct()`
    #[test]
    fn or_within_one_filter() {
        case("rel.multivalued/or-within-one-filter", |db| {
            rows(db, query!(Customer.filter(Q(orders__status = "new") | Q(orders__status = "paid")).distinct()), whole)
        });
    }

    /// `Customer.objects.filter(~Q(orders__status='cancelled'), orders__status='shipped').distinct()`
    #[test]
    fn negated_q_in_filter() {
        case("rel.multivalued/negated-q-in-filter", |db| {
            rows(
                db,
                query!(Customer.filter(!Q(orders__status = "cancelled"), orders__status = "shipped").distinct()),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(n=Count('orders')).filter(orders__status='shipped').values_list('id', 'n')`
    #[test]
    fn annotate_joins_are_not_reused_by_filter() {
        case("rel.multivalued/annotate-joins-are-not-reused-by-filter", |db| {
            rows(
                db,
                query!(Customer.annotate(n = Count(orders)).filter(orders__status = "shipped").values_list(id, n)),
                whole,
            )
        });
    }
}
