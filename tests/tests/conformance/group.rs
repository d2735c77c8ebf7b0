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

    /// `Tag.objects.annotate(n=Count('product'), worth=Sum('product__price')).order_by('id').values_list('name', 'n', 'worth')`
    #[test]
    fn m2m_group() {
        case("group/m2m-group", |db| {
            rows(
                db,
                query!(
                    Tag.annotate(n = Count(product), worth = Sum(product__price))
                        .order_by(id)
                        .values_list(name, n, worth)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.values('tags__name').annotate(n=Count('id')).order_by('tags__name')`
    #[test]
    fn m2m_values_group() {
        case("group/m2m-values-group", |db| {
            rows(db, query!(Product.values(tags__name).annotate(n = Count(id)).order_by(tags__name)), |row| {
                row![row.tags__name, row.n]
            })
        });
    }

    /// `Product.objects.values('category').annotate(avg=Sum('price') / Count('id')).order_by('category')`
    #[test]
    fn arithmetic_of_aggregates() {
        case("group/arithmetic-of-aggregates", |db| {
            rows(
                db,
                query!(Product.values(category).annotate(avg = Sum(price) / Count(id)).order_by(category)),
                |row| row![row.category, row.avg],
            )
        });
    }

    /// `Customer.objects.annotate(n=Count('order')).filter(n__gt=F('id')).order_by('id').values_list('id', 'n')`
    #[test]
    fn having_compares_aggregate_with_column() {
        case("group/having-compares-aggregate-with-column", |db| {
            rows(
                db,
                query!(Customer.annotate(n = Count(order)).filter(n__gt = F(id)).order_by(id).values_list(id, n)),
                whole,
            )
        });
    }

    /// `Product.objects.annotate(lo=Min('order__quantity'), hi=Max('order__quantity')).filter(hi__gt=F('lo')).order_by('id').values_list('name', 'lo', 'hi')`
    #[test]
    fn having_compares_two_aggregates() {
        case("group/having-compares-two-aggregates", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(lo = Min(order__quantity), hi = Max(order__quantity))
                        .filter(hi__gt = F(lo))
                        .order_by(id)
                        .values_list(name, lo, hi)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).order_by('-n', 'category')[:2]`
    #[test]
    fn group_slice() {
        case("group/group-slice", |db| {
            rows(db, query!(Product.values(category).annotate(n = Count(id)).order_by(-n, category)[..2]), |row| {
                row![row.category, row.n]
            })
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).values_list('n', flat=True).distinct().order_by('n')`
    #[test]
    fn group_distinct_values() {
        case("group/group-distinct-values", |db| {
            rows(
                db,
                query!(
                    Product.values(category).annotate(n = Count(id)).values_list(n, flat = true).distinct().order_by(n)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.values('category').annotate(n=Length(StringAgg('name', Value(', ')))).order_by('category')`
    #[test]
    fn string_agg_length() {
        case("group/string-agg-length", |db| {
            rows(
                db,
                query!(Product.values(category).annotate(n = Length(StringAgg(name, Value(", ")))).order_by(category)),
                |row| row![row.category, row.n],
            )
        });
    }

    /// `Product.objects.values('category').annotate(one=AnyValue('category')).order_by('category')`
    #[test]
    fn any_value() {
        case("group/any-value", |db| {
            rows(db, query!(Product.values(category).annotate(one = AnyValue(category)).order_by(category)), |row| {
                row![row.category, row.one]
            })
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Order.objects.values('coupon').annotate(n=Count('id')).order_by('coupon')`
    #[test]
    fn group_by_nullable_fk() {
        case("group/group-by-nullable-fk", |db| {
            rows(db, query!(Order.values(coupon).annotate(n = Count(id)).order_by(coupon)), |row| {
                row![row.coupon, row.n]
            })
        });
    }

    /// `Product.objects.values('category__name').annotate(n=Count('id'), avg=Avg('price')).order_by('category__name')`
    #[test]
    fn group_by_nullable_related_field() {
        case("group/group-by-nullable-related-field", |db| {
            rows(
                db,
                query!(
                    Product.values(category__name).annotate(n = Count(id), avg = Avg(price)).order_by(category__name)
                ),
                |row| row![row.category__name, row.n, row.avg],
            )
        });
    }

    /// `Customer.objects.annotate(o=Count('orders'), r=Count('reviews')).order_by('id').values_list('id', 'o', 'r')`
    #[test]
    fn fan_out_multiplies() {
        case("group/fan-out-multiplies", |db| {
            rows(
                db,
                query!(Customer.annotate(o = Count(orders), r = Count(reviews)).order_by(id).values_list(id, o, r)),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(o=Count('orders', distinct=True), r=Count('reviews', distinct=True)).order_by('id').values_list('id', 'o', 'r')`
    #[test]
    fn fan_out_fixed_by_distinct() {
        case("group/fan-out-fixed-by-distinct", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(o = Count(orders, distinct = true), r = Count(reviews, distinct = true))
                        .order_by(id)
                        .values_list(id, o, r)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.annotate(sold=Sum('order_items__quantity'), stars=Avg('reviews__rating')).filter(id__in=[1, 4, 7, 23]).order_by('id').values_list('id', 'sold', 'stars')`
    #[test]
    fn fan_out_sum_is_wrong() {
        case("group/fan-out-sum-is-wrong", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(sold = Sum(order_items__quantity), stars = Avg(reviews__rating))
                        .filter(id__in = [1, 4, 7, 23])
                        .order_by(id)
                        .values_list(id, sold, stars)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(paid=Count('orders', filter=Q(orders__status='paid')), all=Count('orders')).order_by('id').values_list('id', 'paid', 'all')`
    #[test]
    fn filtered_count() {
        case("group/filtered-count", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(paid = Count(orders, filter = Q(orders__status = "paid")), all = Count(orders))
                        .order_by(id)
                        .values_list(id, paid, all)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(n=Count('orders', filter=Q(orders__status='shipped', orders__coupon__isnull=False))).filter(n__gt=0).order_by('id').values_list('id', 'n')`
    #[test]
    fn filtered_count_reuses_join() {
        case("group/filtered-count-reuses-join", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(
                            n = Count(orders, filter = Q(orders__status = "shipped", orders__coupon__isnull = false))
                        )
                        .filter(n__gt = 0)
                        .order_by(id)
                        .values_list(id, n)
                ),
                whole,
            )
        });
    }

    /// `Category.objects.annotate(units=Sum('product__order_items__quantity')).order_by('id').values_list('name', 'units')`
    #[test]
    fn deep_path() {
        case("group/deep-path", |db| {
            rows(
                db,
                query!(
                    Category
                        .annotate(units = Sum(product__order_items__quantity))
                        .order_by(id)
                        .values_list(name, units)
                ),
                whole,
            )
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Employee.objects.annotate(led=Count('company_ceo_set', distinct=True), met=Count('company_contact_set', distinct=True)).order_by('id').values_list('firstname', 'led', 'met')`
    #[test]
    fn annotate_over_two_fks() {
        case("group/annotate-over-two-fks", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(
                            led = Count(company_ceo_set, distinct = true),
                            met = Count(company_contact_set, distinct = true)
                        )
                        .order_by(id)
                        .values_list(firstname, led, met)
                ),
                whole,
            )
        });
    }

    /// `Book.objects.values('publisher__name').annotate(a=Avg('rating'), n=Count('rating')).order_by('publisher__name')`
    #[test]
    fn avg_float_null_skipped() {
        case("group/avg-float-null-skipped", |db| {
            rows(
                db,
                query!(
                    Book.values(publisher__name).annotate(a = Avg(rating), n = Count(rating)).order_by(publisher__name)
                ),
                |row| row![row.publisher__name, row.a, row.n],
            )
        });
    }

    /// `Publisher.objects.annotate(last=Max('book__pubdate')).order_by('id').values_list('name', 'last')`
    #[test]
    fn max_of_date() {
        case("group/max-of-date", |db| {
            rows(db, query!(Publisher.annotate(last = Max(book__pubdate)).order_by(id).values_list(name, last)), whole)
        });
    }

    /// `Writer.objects.annotate(s=Count('book__store', distinct=True)).order_by('id').values_list('name', 's')`
    #[test]
    fn count_through_two_m2m() {
        case("group/count-through-two-m2m", |db| {
            rows(
                db,
                query!(Writer.annotate(s = Count(book__store, distinct = true)).order_by(id).values_list(name, s)),
                whole,
            )
        });
    }

    /// `Publisher.objects.filter(book__price__lt=40).annotate(n=Count('book')).order_by('id').values_list('name', 'n')`
    #[test]
    fn reverse_fk_count_with_join_filter() {
        case("group/reverse-fk-count-with-join-filter", |db| {
            rows(
                db,
                query!(
                    Publisher.filter(book__price__lt = 40).annotate(n = Count(book)).order_by(id).values_list(name, n)
                ),
                whole,
            )
        });
    }
}
