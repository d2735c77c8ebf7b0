//! `group_2`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

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
