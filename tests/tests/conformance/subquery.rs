//! `subquery`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Customer.objects.annotate(last=Subquery(Order.objects.filter(customer=OuterRef('pk')).order_by('-order_date', '-id').values('order_date')[:1])).order_by('id').values_list('name', 'last')`
    #[test]
    fn scalar_annotation() {
        case("subquery/scalar-annotation", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(
                            last = Subquery(
                                Order.filter(customer = OuterRef(pk)).order_by(-order_date, -id).values(order_date)
                                    [..1]
                            )
                        )
                        .order_by(id)
                        .values_list(name, last)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price__gt=Subquery(Product.objects.filter(name='Desk').values('price')[:1]))`
    #[test]
    fn scalar_in_filter() {
        case("subquery/scalar-in-filter", |db| {
            rows(
                db,
                query!(Product.filter(price__gt = Subquery(Product.filter(name = "Desk").values(price)[..1]))),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(id__in=Order.objects.filter(product__category='Books').values('customer'))`
    #[test]
    fn in_values() {
        case("subquery/in-values", |db| {
            rows(
                db,
                query!(Customer.filter(id__in = Order.filter(product__category = "Books").values(customer))),
                whole,
            )
        });
    }

    /// `Product.objects.filter(category__in=Product.objects.filter(price__gt=1000).values_list('category', flat=True))`
    #[test]
    fn in_values_list() {
        case("subquery/in-values-list", |db| {
            rows(
                db,
                query!(
                    Product.filter(category__in = Product.filter(price__gt = 1000).values_list(category, flat = true))
                ),
                whole,
            )
        });
    }

    /// `Order.objects.filter(product__in=Product.objects.filter(category='Furniture'))`
    #[test]
    fn in_model_queryset_selects_pk() {
        case("subquery/in-model-queryset-selects-pk", |db| {
            rows(db, query!(Order.filter(product__in = Product.filter(category = "Furniture"))), whole)
        });
    }

    /// `Product.objects.exclude(id__in=Order.objects.values('product'))`
    #[test]
    fn exclude_in_subquery() {
        case("subquery/exclude-in-subquery", |db| {
            rows(db, query!(Product.exclude(id__in = Order.values(product))), whole)
        });
    }

    /// `Customer.objects.filter(order__product__in=Product.objects.filter(tags__name='gift')).distinct()`
    #[test]
    fn in_uses_related_path() {
        case("subquery/in-uses-related-path", |db| {
            rows(
                db,
                query!(Customer.filter(order__product__in = Product.filter(tags__name = "gift")).distinct()),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(Exists(Order.objects.filter(customer=OuterRef('pk'), quantity__gte=5)))`
    #[test]
    fn exists_() {
        case("subquery/exists", |db| {
            rows(db, query!(Customer.filter(Exists(Order.filter(customer = OuterRef(pk), quantity__gte = 5)))), whole)
        });
    }

    /// `Customer.objects.filter(~Exists(Order.objects.filter(customer=OuterRef('pk'))))`
    #[test]
    fn not_exists() {
        case("subquery/not-exists", |db| {
            rows(db, query!(Customer.filter(!Exists(Order.filter(customer = OuterRef(pk))))), whole)
        });
    }

    /// `Product.objects.annotate(sold=Exists(Order.objects.filter(product=OuterRef('pk')))).order_by('id').values_list('name', 'sold')`
    #[test]
    fn exists_annotation() {
        case("subquery/exists-annotation", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(sold = Exists(Order.filter(product = OuterRef(pk))))
                        .order_by(id)
                        .values_list(name, sold)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.annotate(sold=Exists(Order.objects.filter(product=OuterRef('pk')))).filter(sold=False).order_by('id').values_list('name', flat=True)`
    #[test]
    fn filter_on_exists_annotation() {
        case("subquery/filter-on-exists-annotation", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(sold = Exists(Order.filter(product = OuterRef(pk))))
                        .filter(sold = false)
                        .order_by(id)
                        .values_list(name, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(Exists(Tag.objects.filter(product=OuterRef('pk'), name='eco')))`
    #[test]
    fn exists_through_m2m() {
        case("subquery/exists-through-m2m", |db| {
            rows(db, query!(Product.filter(Exists(Tag.filter(product = OuterRef(pk), name = "eco")))), whole)
        });
    }

    /// `Product.objects.filter(price__gt=Subquery(Product.objects.filter(category=OuterRef('category')).values('category').annotate(a=Avg('price')).values('a')))`
    #[test]
    fn outerref_other_field() {
        case("subquery/outerref-other-field", |db| {
            rows(
                db,
                query!(
                    Product.filter(
                        price__gt = Subquery(
                            Product
                                .filter(category = OuterRef(category))
                                .values(category)
                                .annotate(a = Avg(price))
                                .values(a)
                        )
                    )
                ),
                whole,
            )
        });
    }

    /// `Order.objects.annotate(cheapest=Subquery(Product.objects.filter(category=OuterRef('product__category')).order_by('price').values('price')[:1])).order_by('id').values_list('id', 'cheapest')`
    #[test]
    fn outerref_path() {
        case("subquery/outerref-path", |db| {
            rows(
                db,
                query!(
                    Order
                        .annotate(
                            cheapest = Subquery(
                                Product.filter(category = OuterRef(product__category)).order_by(price).values(price)
                                    [..1]
                            )
                        )
                        .order_by(id)
                        .values_list(id, cheapest)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(total=Subquery(Order.objects.filter(customer=OuterRef('pk')).values('customer').annotate(t=Sum('quantity')).values('t'))).order_by('id').values_list('name', 'total')`
    #[test]
    fn aggregate_in_subquery_by_grouping() {
        case("subquery/aggregate-in-subquery-by-grouping", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(
                            total = Subquery(
                                Order
                                    .filter(customer = OuterRef(pk))
                                    .values(customer)
                                    .annotate(t = Sum(quantity))
                                    .values(t)
                            )
                        )
                        .order_by(id)
                        .values_list(name, total)
                ),
                whole,
            )
        });
    }

    /// `Tag.objects.annotate(n=Coalesce(Subquery(Product.objects.filter(tags=OuterRef('pk')).values('tags').annotate(c=Count('pk')).values('c')), 0)).order_by('id').values_list('name', 'n')`
    #[test]
    fn count_in_subquery() {
        case("subquery/count-in-subquery", |db| {
            rows(
                db,
                query!(
                    Tag.annotate(
                        n = Coalesce(
                            Subquery(
                                Product.filter(tags = OuterRef(pk)).values(tags).annotate(c = Count(pk)).values(c)
                            ),
                            0
                        )
                    )
                    .order_by(id)
                    .values_list(name, n)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(Exists(Order.objects.filter(customer=OuterRef('pk')).filter(Exists(Product.objects.filter(pk=OuterRef('product'), inventory_count__lt=OuterRef('quantity'))))))`
    #[test]
    fn nested_outerref() {
        case("subquery/nested-outerref", |db| {
            rows(
                db,
                query!(Customer.filter(Exists(Order.filter(customer = OuterRef(pk)).filter(Exists(
                    Product.filter(pk = OuterRef(product), inventory_count__lt = OuterRef(quantity))
                ))))),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(Exists(Order.objects.filter(Exists(Product.objects.filter(pk=OuterRef('product'), id=OuterRef(OuterRef('id')))), customer=OuterRef('pk'))))`
    #[test]
    fn double_outerref() {
        case("subquery/double-outerref", |db| {
            rows(
                db,
                query!(Customer.filter(Exists(Order.filter(
                    Exists(Product.filter(pk = OuterRef(product), id = OuterRef(OuterRef(id)))),
                    customer = OuterRef(pk)
                )))),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(n=Subquery(Order.objects.filter(customer=OuterRef('pk')).values('customer').annotate(c=Count('id')).values('c'))).order_by('-n', 'id').values_list('name', 'n')`
    #[test]
    fn order_by_subquery() {
        case("subquery/order-by-subquery", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(
                            n = Subquery(
                                Order
                                    .filter(customer = OuterRef(pk))
                                    .values(customer)
                                    .annotate(c = Count(id))
                                    .values(c)
                            )
                        )
                        .order_by(-n, id)
                        .values_list(name, n)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.annotate(over=F('price') - Subquery(Product.objects.filter(category=OuterRef('category')).order_by('price').values('price')[:1])).order_by('id').values_list('name', 'over')`
    #[test]
    fn arithmetic_with_subquery() {
        case("subquery/arithmetic-with-subquery", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(
                            over = F(price)
                                - Subquery(
                                    Product.filter(category = OuterRef(category)).order_by(price).values(price)[..1]
                                )
                        )
                        .order_by(id)
                        .values_list(name, over)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.filter(product=Product.objects.order_by('-price')[:1])`
    #[test]
    fn exact_queryset_limited_to_one() {
        case("subquery/exact-queryset-limited-to-one", |db| {
            rows(db, query!(Order.filter(product = Product.order_by(-price)[..1])), whole)
        });
    }

    /// `Product.objects.filter(id=1).annotate(x=Subquery(Order.objects.none().values('id')[:1])).values_list('x', flat=True)`
    #[test]
    fn subquery_no_rows_is_null() {
        case("subquery/subquery-no-rows-is-null", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(id = 1)
                        .annotate(x = Subquery(Order.none().values(id)[..1]))
                        .values_list(x, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(Exists(Order.objects.filter(id__in=[])))`
    #[test]
    fn exists_empty_in() {
        case("subquery/exists-empty-in", |db| {
            rows(db, query!(Customer.filter(Exists(Order.filter(id__in = [0; 0])))), whole)
        });
    }

    /// `Customer.objects.filter(~Exists(Order.objects.filter(id__in=[]))).count()`
    #[test]
    fn not_exists_empty_in() {
        case("subquery/not-exists-empty-in", |db| {
            count(db, query!(Customer.filter(!Exists(Order.filter(id__in = [0; 0])))))
        });
    }

    /// `Product.objects.filter(category__in=Order.objects.filter(quantity__gte=10).values('product__category').distinct())`
    #[test]
    fn subquery_with_distinct() {
        case("subquery/subquery-with-distinct", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(category__in = Order.filter(quantity__gte = 10).values(product__category).distinct())
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(pk__in=list(Order.objects.filter(customer=1).order_by('id').values_list('product', flat=True)))`
    #[test]
    fn prefetched_ids_as_list() {
        case("subquery/prefetched-ids-as-list", |db| {
            let values = query!(Order.filter(customer = 1).order_by(id).values_list(product, flat = true)).all(db)?;
            rows(db, query!(Product.filter(pk__in = values)), whole)
        });
    }

    /// `Order.objects.filter(pk=Subquery(Order.objects.filter(customer=OuterRef('customer')).order_by('-order_date', '-id').values('pk')[:1]))`
    #[test]
    fn latest_per_group() {
        case("subquery/latest-per-group", |db| {
            rows(
                db,
                query!(Order.filter(
                    pk = Subquery(
                        Order.filter(customer = OuterRef(customer)).order_by(-order_date, -id).values(pk)[..1]
                    )
                )),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(big=FilteredRelation('order', condition=Q(order__quantity__gte=5))).filter(big__isnull=False).order_by('id').values_list('name', 'big__quantity')`
    #[test]
    fn filtered_relation() {
        case("subquery/filtered-relation", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(big = FilteredRelation(order, Q(order__quantity__gte = 5)))
                        .filter(big__isnull = false)
                        .order_by(id)
                        .values_list(name, big__quantity)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(big=FilteredRelation('order', condition=Q(order__quantity__gte=5))).order_by('id', 'big__id').values_list('name', 'big__quantity')`
    #[test]
    fn filtered_relation_keeps_childless() {
        case("subquery/filtered-relation-keeps-childless", |db| {
            rows(
                db,
                query!(
                    Customer
                        .annotate(big = FilteredRelation(order, Q(order__quantity__gte = 5)))
                        .order_by(id, big__id)
                        .values_list(name, big__quantity)
                ),
                whole,
            )
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Category.objects.exclude(id__in=Product.objects.values('category'))`
    #[test]
    fn not_in_subquery_with_null() {
        case("subquery/not-in-subquery-with-null", |db| {
            rows(db, query!(Category.exclude(id__in = Product.values(category))), whole)
        });
    }
}
