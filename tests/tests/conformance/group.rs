//! `group`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.values('author').annotate(n=Count('id')).order_by('author')`
    #[test]
    fn default_ordering_does_not_group() {
        case("group/default-ordering-does-not-group", |db| {
            rows(db, query!(Article.values(author).annotate(n = Count(id)).order_by(author)), |row| {
                row![row.author, row.n]
            })
        });
    }

    /// `Article.objects.values('author').annotate(n=Count('id'))`
    #[test]
    fn meta_ordering_is_dropped_when_grouping() {
        case("group/meta-ordering-is-dropped-when-grouping", |db| {
            rows(db, query!(Article.values(author).annotate(n = Count(id))), |row| row![row.author, row.n])
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.values('category').annotate(n=Count('id')).order_by('category')`
    #[test]
    fn values_count() {
        case("group/values-count", |db| {
            rows(db, query!(Product.values(category).annotate(n = Count(id)).order_by(category)), |row| {
                row![row.category, row.n]
            })
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id'), top=Max('price')).order_by('-top')`
    #[test]
    fn values_two_aggregates() {
        case("group/values-two-aggregates", |db| {
            rows(db, query!(Product.values(category).annotate(n = Count(id), top = Max(price)).order_by(-top)), |row| {
                row![row.category, row.n, row.top]
            })
        });
    }

    /// `Order.objects.values('customer', 'product__category').annotate(q=Sum('quantity')).order_by('customer', 'product__category')`
    #[test]
    fn values_two_keys() {
        case("group/values-two-keys", |db| {
            rows(
                db,
                query!(
                    Order
                        .values(customer, product__category)
                        .annotate(q = Sum(quantity))
                        .order_by(customer, product__category)
                ),
                |row| row![row.customer, row.product__category, row.q],
            )
        });
    }

    /// `Customer.objects.annotate(n=Count('order')).order_by('id')`
    #[test]
    fn annotate_groups_by_every_column() {
        case("group/annotate-groups-by-every-column", |db| {
            rows(db, query!(Customer.annotate(n = Count(order)).order_by(id)), |row| row![**row, row.n])
        });
    }

    /// `Product.objects.annotate(n=Count('order')).values('category', 'n').order_by('id')`
    #[test]
    fn annotate_then_values_keeps_grouping() {
        case("group/annotate-then-values-keeps-grouping", |db| {
            rows(db, query!(Product.annotate(n = Count(order)).values(category, n).order_by(id)), |row| {
                row![row.category, row.n]
            })
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).values('n').order_by('n', 'category')`
    #[test]
    fn values_then_annotate_then_values() {
        case("group/values-then-annotate-then-values", |db| {
            rows(db, query!(Product.values(category).annotate(n = Count(id)).values(n).order_by(n, category)), |row| {
                row![row.n]
            })
        });
    }

    /// `Order.objects.values('product__category').annotate(n=Count('id'), revenue=Sum(F('quantity') * F('product__price'))).order_by('product__category')`
    #[test]
    fn group_by_related() {
        case("group/group-by-related", |db| {
            rows(
                db,
                query!(
                    Order
                        .values(product__category)
                        .annotate(n = Count(id), revenue = Sum(F(quantity) * F(product__price)))
                        .order_by(product__category)
                ),
                |row| row![row.product__category, row.n, row.revenue],
            )
        });
    }

    /// `Product.objects.values(cheap=Case(When(price__lt=100, then=Value('low')), default=Value('high'))).annotate(n=Count('id')).order_by('cheap')`
    #[test]
    fn group_by_expression() {
        case("group/group-by-expression", |db| {
            rows(
                db,
                query!(
                    Product
                        .values(cheap = Case(When(price__lt = 100, then = Value("low")), default = Value("high")))
                        .annotate(n = Count(id))
                        .order_by(cheap)
                ),
                |row| row![row.cheap, row.n],
            )
        });
    }

    /// `Customer.objects.values(initial=Lower(Left('name', 1))).annotate(n=Count('id')).order_by('initial')`
    #[test]
    fn group_by_function() {
        case("group/group-by-function", |db| {
            rows(
                db,
                query!(Customer.values(initial = Lower(Left(name, 1))).annotate(n = Count(id)).order_by(initial)),
                |row| row![row.initial, row.n],
            )
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).filter(n__gte=3).order_by('category')`
    #[test]
    fn having() {
        case("group/having", |db| {
            rows(
                db,
                query!(Product.values(category).annotate(n = Count(id)).filter(n__gte = 3).order_by(category)),
                |row| row![row.category, row.n],
            )
        });
    }

    /// `Customer.objects.annotate(total=Sum('order__quantity')).filter(total__gt=5).order_by('id')`
    #[test]
    fn having_on_objects() {
        case("group/having-on-objects", |db| {
            rows(
                db,
                query!(Customer.annotate(total = Sum(order__quantity)).filter(total__gt = 5).order_by(id)),
                |row| row![**row, row.total],
            )
        });
    }

    /// `Order.objects.filter(quantity__gt=1).values('customer').annotate(n=Count('id')).filter(n__gt=1).order_by('customer')`
    #[test]
    fn having_and_where() {
        case("group/having-and-where", |db| {
            rows(
                db,
                query!(
                    Order
                        .filter(quantity__gt = 1)
                        .values(customer)
                        .annotate(n = Count(id))
                        .filter(n__gt = 1)
                        .order_by(customer)
                ),
                |row| row![row.customer, row.n],
            )
        });
    }

    /// `Customer.objects.filter(order__quantity__gte=2).annotate(n=Count('order')).order_by('id').values_list('name', 'n')`
    #[test]
    fn filter_before_annotate_restricts_rows() {
        case("group/filter-before-annotate-restricts-rows", |db| {
            rows(
                db,
                query!(
                    Customer
                        .filter(order__quantity__gte = 2)
                        .annotate(n = Count(order))
                        .order_by(id)
                        .values_list(name, n)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(n=Count('order')).filter(order__quantity__gte=2).order_by('id').values_list('name', 'n')`
    #[test]
    fn filter_after_annotate_adds_a_second_join() {
        case("group/filter-after-annotate-adds-a-second-join", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(n = Count(order))
                        .filter(order__quantity__gte = 2)
                        .order_by(id)
                        .values_list(name, n)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).filter(Q(n__gte=3) | Q(category='')).order_by('category')`
    #[test]
    fn having_or_where_goes_to_having() {
        case("group/having-or-where-goes-to-having", |db| {
            rows(
                db,
                query!(
                    Product
                        .values(category)
                        .annotate(n = Count(id))
                        .filter(Q(n__gte = 3) | Q(category = ""))
                        .order_by(category)
                ),
                |row| row![row.category, row.n],
            )
        });
    }

    /// `Product.objects.annotate(n=Count('tags')).exclude(n=0).order_by('id').values_list('name', 'n')`
    #[test]
    fn exclude_having() {
        case("group/exclude-having", |db| {
            rows(db, query!(Product.annotate(n = Count(tags)).exclude(n = 0).order_by(id).values_list(name, n)), whole)
        });
    }

    /// `Product.objects.annotate(n=Count('order')).filter(n=0).order_by('id').values_list('name', flat=True)`
    #[test]
    fn count_zero_for_childless() {
        case("group/count-zero-for-childless", |db| {
            rows(
                db,
                query!(Product.annotate(n = Count(order)).filter(n = 0).order_by(id).values_list(name, flat = true)),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(q=Sum('order__quantity')).order_by('id').values_list('name', 'q')`
    #[test]
    fn sum_of_childless_is_null() {
        case("group/sum-of-childless-is-null", |db| {
            rows(db, query!(Customer.annotate(q = Sum(order__quantity)).order_by(id).values_list(name, q)), whole)
        });
    }

    /// `Customer.objects.annotate(q=Sum('order__quantity', default=0)).order_by('id').values_list('name', 'q')`
    #[test]
    fn sum_default() {
        case("group/sum-default", |db| {
            rows(
                db,
                query!(Customer.annotate(q = Sum(order__quantity, default = 0)).order_by(id).values_list(name, q)),
                whole,
            )
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).order_by('name')`
    #[test]
    fn explicit_ordering_joins_the_group_by() {
        case("group/explicit-ordering-joins-the-group-by", |db| {
            rows(db, query!(Product.values(category).annotate(n = Count(id)).order_by(name)), |row| {
                row![row.category, row.n]
            })
        });
    }

    /// `Product.objects.values('category').annotate(s=Sum('inventory_count')).order_by('-s', 'category')`
    #[test]
    fn order_by_aggregate() {
        case("group/order-by-aggregate", |db| {
            rows(
                db,
                query!(Product.values(category).annotate(s = Sum(inventory_count)).order_by(-s, category)),
                |row| row![row.category, row.s],
            )
        });
    }
}
