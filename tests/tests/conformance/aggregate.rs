//! `aggregate`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.aggregate(n=Count('id'), total=Sum('price'), mean=Avg('price'), low=Min('price'), high=Max('price'))`
    #[test]
    fn count_sum_avg_min_max() {
        case("aggregate/count-sum-avg-min-max", |db| {
            one(
                db,
                query!(Product.aggregate(
                    n = Count(id),
                    total = Sum(price),
                    mean = Avg(price),
                    low = Min(price),
                    high = Max(price)
                )),
                |row| row![row.n, row.total, row.mean, row.low, row.high],
            )
        });
    }

    /// `Product.objects.aggregate(Sum('price'), Avg('inventory_count'))`
    #[test]
    fn default_names() {
        case("aggregate/default-names", |db| {
            one(db, query!(Product.aggregate(Sum(price), Avg(inventory_count))), |row| {
                row![row.price__sum, row.inventory_count__avg]
            })
        });
    }

    /// `Product.objects.filter(category='Books').aggregate(Avg('price'))`
    #[test]
    fn avg_of_int_is_float() {
        case("aggregate/avg-of-int-is-float", |db| {
            one(db, query!(Product.filter(category = "Books").aggregate(Avg(price))), |row| row![row.price__avg])
        });
    }

    /// `Order.objects.aggregate(total=Sum('quantity'))`
    #[test]
    fn sum_of_int_is_int() {
        case("aggregate/sum-of-int-is-int", |db| {
            one(db, query!(Order.aggregate(total = Sum(quantity))), |row| row![row.total])
        });
    }

    /// `Customer.objects.aggregate(Min('name'), Max('name'))`
    #[test]
    fn min_max_text() {
        case("aggregate/min-max-text", |db| {
            one(db, query!(Customer.aggregate(Min(name), Max(name))), |row| row![row.name__min, row.name__max])
        });
    }

    /// `Product.objects.filter(price__gt=9999).aggregate(s=Sum('price'), a=Avg('price'), m=Max('price'), c=Count('id'))`
    #[test]
    fn empty_set_is_none() {
        case("aggregate/empty-set-is-none", |db| {
            one(
                db,
                query!(Product.filter(price__gt = 9999).aggregate(
                    s = Sum(price),
                    a = Avg(price),
                    m = Max(price),
                    c = Count(id)
                )),
                |row| row![row.s, row.a, row.m, row.c],
            )
        });
    }

    /// `Product.objects.none().aggregate(s=Sum('price'), c=Count('id'))`
    #[test]
    fn none_queryset_sends_no_sql() {
        case("aggregate/none-queryset-sends-no-sql", |db| {
            one(db, query!(Product.none().aggregate(s = Sum(price), c = Count(id))), |row| row![row.s, row.c])
        });
    }

    /// `Product.objects.filter(price__gt=9999).aggregate(s=Sum('price', default=0), m=Min('price', default=-1))`
    #[test]
    fn default_on_empty() {
        case("aggregate/default-on-empty", |db| {
            one(
                db,
                query!(
                    Product
                        .filter(price__gt = 9999)
                        .aggregate(s = Sum(price, default = 0), m = Min(price, default = -1))
                ),
                |row| row![row.s, row.m],
            )
        });
    }

    /// `Order.objects.aggregate(n=Count('*'))`
    #[test]
    fn count_star() {
        case("aggregate/count-star", |db| one(db, query!(Order.aggregate(n = Count())), |row| row![row.n]));
    }

    /// `Customer.objects.aggregate(n=Count('email'), all=Count('id'))`
    #[test]
    fn count_column_skips_null() {
        case("aggregate/count-column-skips-null", |db| {
            one(db, query!(Customer.aggregate(n = Count(email), all = Count(id))), |row| row![row.n, row.all])
        });
    }

    /// `Order.objects.aggregate(n=Count('customer', distinct=True))`
    #[test]
    fn count_distinct() {
        case("aggregate/count-distinct", |db| {
            one(db, query!(Order.aggregate(n = Count(customer, distinct = true))), |row| row![row.n])
        });
    }

    /// `Product.objects.aggregate(s=Sum('price', distinct=True))`
    #[test]
    fn sum_distinct() {
        case("aggregate/sum-distinct", |db| {
            one(db, query!(Product.aggregate(s = Sum(price, distinct = true))), |row| row![row.s])
        });
    }

    /// `Product.objects.aggregate(a=Avg('price', distinct=True))`
    #[test]
    fn avg_distinct() {
        case("aggregate/avg-distinct", |db| {
            one(db, query!(Product.aggregate(a = Avg(price, distinct = true))), |row| row![row.a])
        });
    }

    /// `Order.objects.aggregate(big=Count('id', filter=Q(quantity__gte=5)), small=Count('id', filter=Q(quantity__lt=5)))`
    #[test]
    fn filter_argument() {
        case("aggregate/filter-argument", |db| {
            one(
                db,
                query!(Order.aggregate(
                    big = Count(id, filter = Q(quantity__gte = 5)),
                    small = Count(id, filter = Q(quantity__lt = 5))
                )),
                |row| row![row.big, row.small],
            )
        });
    }

    /// `Order.objects.aggregate(books=Sum('quantity', filter=Q(product__category='Books')))`
    #[test]
    fn filter_argument_across_join() {
        case("aggregate/filter-argument-across-join", |db| {
            one(db, query!(Order.aggregate(books = Sum(quantity, filter = Q(product__category = "Books")))), |row| {
                row![row.books]
            })
        });
    }

    /// `Order.objects.aggregate(s=Sum('quantity', filter=Q(quantity__gt=999)), c=Count('id', filter=Q(quantity__gt=999)))`
    #[test]
    fn filter_argument_matches_nothing() {
        case("aggregate/filter-argument-matches-nothing", |db| {
            one(
                db,
                query!(Order.aggregate(
                    s = Sum(quantity, filter = Q(quantity__gt = 999)),
                    c = Count(id, filter = Q(quantity__gt = 999))
                )),
                |row| row![row.s, row.c],
            )
        });
    }

    /// `Order.objects.aggregate(revenue=Sum(F('quantity') * F('product__price')))`
    #[test]
    fn expression() {
        case("aggregate/expression", |db| {
            one(db, query!(Order.aggregate(revenue = Sum(F(quantity) * F(product__price)))), |row| row![row.revenue])
        });
    }

    /// `Product.objects.aggregate(ratio=Sum('inventory_count') * 1.0 / Count('id'))`
    #[test]
    fn expression_of_aggregates() {
        case("aggregate/expression-of-aggregates", |db| {
            one(db, query!(Product.aggregate(ratio = Sum(inventory_count) * 1.0 / Count(id))), |row| row![row.ratio])
        });
    }

    /// `Product.objects.aggregate(s=Sum('price'), half=F('s') / 2)`
    #[test]
    fn reference_to_earlier_aggregate() {
        case("aggregate/reference-to-earlier-aggregate", |db| {
            one(db, query!(Product.aggregate(s = Sum(price), half = F(s) / 2)), |row| row![row.s, row.half])
        });
    }

    /// `Order.objects.aggregate(top=Max('product__price'))`
    #[test]
    fn forward_join() {
        case("aggregate/forward-join", |db| {
            one(db, query!(Order.aggregate(top = Max(product__price))), |row| row![row.top])
        });
    }

    /// `Customer.objects.aggregate(n=Count('order'), total=Sum('order__quantity'))`
    #[test]
    fn reverse_join() {
        case("aggregate/reverse-join", |db| {
            one(db, query!(Customer.aggregate(n = Count(order), total = Sum(order__quantity))), |row| {
                row![row.n, row.total]
            })
        });
    }

    /// `Product.objects.aggregate(n=Count('tags'), d=Count('tags', distinct=True))`
    #[test]
    fn m2m_join() {
        case("aggregate/m2m-join", |db| {
            one(db, query!(Product.aggregate(n = Count(tags), d = Count(tags, distinct = true))), |row| {
                row![row.n, row.d]
            })
        });
    }

    /// `Order.objects.filter(customer__name='Alice').aggregate(Sum('quantity'))`
    #[test]
    fn after_filter_join() {
        case("aggregate/after-filter-join", |db| {
            one(db, query!(Order.filter(customer__name = "Alice").aggregate(Sum(quantity))), |row| {
                row![row.quantity__sum]
            })
        });
    }

    /// `Product.objects.values('category').distinct().aggregate(n=Count('category'))`
    #[test]
    fn over_distinct_rows() {
        case("aggregate/over-distinct-rows", |db| {
            one(db, query!(Product.values(category).distinct().aggregate(n = Count(category))), |row| row![row.n])
        });
    }

    /// `Customer.objects.annotate(n=Count('order')).aggregate(most=Max('n'), mean=Avg('n'))`
    #[test]
    fn over_annotation() {
        case("aggregate/over-annotation", |db| {
            one(db, query!(Customer.annotate(n = Count(order)).aggregate(most = Max(n), mean = Avg(n))), |row| {
                row![row.most, row.mean]
            })
        });
    }

    /// `Product.objects.values('category').annotate(total=Sum('inventory_count')).aggregate(Max('total'), Avg('total'))`
    #[test]
    fn over_grouped_values() {
        case("aggregate/over-grouped-values", |db| {
            one(
                db,
                query!(
                    Product.values(category).annotate(total = Sum(inventory_count)).aggregate(Max(total), Avg(total))
                ),
                |row| row![row.total__max, row.total__avg],
            )
        });
    }

    /// `Product.objects.aggregate(StdDev('price'), Variance('price'))`
    #[test]
    fn stddev_variance() {
        case("aggregate/stddev-variance", |db| {
            one(db, query!(Product.aggregate(StdDev(price), Variance(price))), |row| {
                row![row.price__stddev, row.price__variance]
            })
        });
    }

    /// `Product.objects.aggregate(sd=StdDev('price', sample=True))`
    #[test]
    fn stddev_sample() {
        case("aggregate/stddev-sample", |db| {
            one(db, query!(Product.aggregate(sd = StdDev(price, sample = true))), |row| row![row.sd])
        });
    }

    /// `Product.objects.aggregate(n=Sum(Case(When(price__gt=100, then=1), default=0)))`
    #[test]
    fn max_case() {
        case("aggregate/max-case", |db| {
            one(db, query!(Product.aggregate(n = Sum(Case(When(price__gt = 100, then = 1), default = 0)))), |row| {
                row![row.n]
            })
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `OrderItem.objects.aggregate(total=Sum('unit_price'))`
    #[test]
    fn decimal_sum() {
        case("aggregate/decimal-sum", |db| {
            one(db, query!(OrderItem.aggregate(total = Sum(unit_price))), |row| row![row.total])
        });
    }

    /// `Product.objects.filter(category=1).aggregate(mean=Avg('price'))`
    #[test]
    fn decimal_avg() {
        case("aggregate/decimal-avg", |db| {
            one(db, query!(Product.filter(category = 1).aggregate(mean = Avg(price))), |row| row![row.mean])
        });
    }

    /// `Product.objects.filter(category=1).aggregate(w=Sum('weight'))`
    #[test]
    fn float_sum() {
        case("aggregate/float-sum", |db| {
            one(db, query!(Product.filter(category = 1).aggregate(w = Sum(weight))), |row| row![row.w])
        });
    }

    /// `OrderItem.objects.aggregate(revenue=Sum(F('quantity') * F('unit_price')))`
    #[test]
    fn expression_decimal() {
        case("aggregate/expression-decimal", |db| {
            one(db, query!(OrderItem.aggregate(revenue = Sum(F(quantity) * F(unit_price)))), |row| row![row.revenue])
        });
    }

    /// `Product.objects.aggregate(lo=Min('is_active'), hi=Max('is_active'))`
    #[test]
    fn bool_min_max() {
        case("aggregate/bool-min-max", |db| {
            one(db, query!(Product.aggregate(lo = Min(is_active), hi = Max(is_active))), |row| row![row.lo, row.hi])
        });
    }
}
