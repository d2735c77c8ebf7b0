//! `expr.conditional`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.annotate(band=Case(When(price__lt=20, then=Value('cheap')), When(price__lt=500, then=Value('mid')), default=Value('dear'))).order_by('id').values_list('name', 'band')`
    #[test]
    fn case_when() {
        case("expr.conditional/case-when", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(
                            band = Case(
                                When(price__lt = 20, then = Value("cheap")),
                                When(price__lt = 500, then = Value("mid")),
                                default = Value("dear")
                            )
                        )
                        .order_by(id)
                        .values_list(name, band)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(x=Case(When(price__gt=0, then=1), When(price__gt=100, then=2), default=3)).values_list('x', flat=True).distinct()`
    #[test]
    fn first_true_branch_wins() {
        case("expr.conditional/first-true-branch-wins", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .annotate(x = Case(When(price__gt = 0, then = 1), When(price__gt = 100, then = 2), default = 3))
                        .values_list(x, flat = true)
                        .distinct()
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(x=Case(When(category='Books', then=F('price')))).values_list('name', 'x')`
    #[test]
    fn no_default_is_null() {
        case("expr.conditional/no-default-is-null", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .annotate(x = Case(When(category = "Books", then = F(price))))
                        .values_list(name, x)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(x=Case(When(Q(category='Books') | Q(price__gt=1000), then=Value(True)), default=Value(False))).values_list('name', 'x')`
    #[test]
    fn when_q() {
        case("expr.conditional/when-q", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .annotate(
                            x = Case(
                                When(Q(category = "Books") | Q(price__gt = 1000), then = Value(true)),
                                default = Value(false)
                            )
                        )
                        .values_list(name, x)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').annotate(vip=Case(When(customer__email__isnull=False, then=Value('known')), default=Value('guest'))).values_list('id', 'vip')`
    #[test]
    fn when_related() {
        case("expr.conditional/when-related", |db| {
            rows(
                db,
                query!(
                    Order
                        .order_by(id)
                        .annotate(
                            vip = Case(
                                When(customer__email__isnull = false, then = Value("known")),
                                default = Value("guest")
                            )
                        )
                        .values_list(id, vip)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(p=Case(When(category='Books', then=F('price') * 2), default=F('price'))).values_list('p', flat=True)`
    #[test]
    fn then_f_expression() {
        case("expr.conditional/then-f-expression", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .annotate(p = Case(When(category = "Books", then = F(price) * 2), default = F(price)))
                        .values_list(p, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.annotate(x=Case(When(price__lt=100, then=Value(1)), default=Value(0))).filter(x=1).order_by('id').values_list('name', flat=True)`
    #[test]
    fn filter_on_case() {
        case("expr.conditional/filter-on-case", |db| {
            rows(
                db,
                query!(
                    Product
                        .annotate(x = Case(When(price__lt = 100, then = Value(1)), default = Value(0)))
                        .filter(x = 1)
                        .order_by(id)
                        .values_list(name, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.aggregate(a=Sum(Case(When(product__category='Books', then=F('quantity')), default=0)))`
    #[test]
    fn case_in_aggregate() {
        case("expr.conditional/case-in-aggregate", |db| {
            one(
                db,
                query!(
                    Order.aggregate(a = Sum(Case(When(product__category = "Books", then = F(quantity)), default = 0)))
                ),
                |row| row![row.a],
            )
        });
    }

    /// `Product.objects.filter(id=1).annotate(x=Case(When(id__in=[], then=Value('a')), default=Value('b'))).values_list('x', flat=True)`
    #[test]
    fn when_empty_in_never_matches() {
        case("expr.conditional/when-empty-in-never-matches", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(id = 1)
                        .annotate(x = Case(When(id__in = [0; 0], then = Value("a")), default = Value("b")))
                        .values_list(x, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.order_by('id').annotate(x=Case(When(Exists(Order.objects.filter(customer=OuterRef('pk'), quantity__gt=5)), then=Value('bulk')), default=Value('-'))).values_list('name', 'x')`
    #[test]
    fn exists_as_when() {
        case("expr.conditional/exists-as-when", |db| {
            rows(
                db,
                query!(
                    Customer
                        .order_by(id)
                        .annotate(
                            x = Case(
                                When(
                                    Exists(Order.filter(customer = OuterRef(pk), quantity__gt = 5)),
                                    then = Value("bulk")
                                ),
                                default = Value("-")
                            )
                        )
                        .values_list(name, x)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.order_by('id').annotate(e=Coalesce('email', Value('none'))).values_list('name', 'e')`
    #[test]
    fn coalesce() {
        case("expr.conditional/coalesce", |db| {
            rows(
                db,
                query!(Customer.order_by(id).annotate(e = Coalesce(email, Value("none"))).values_list(name, e)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(g=Greatest('price', 'inventory_count'), l=Least('price', 'inventory_count')).values_list('name', 'g', 'l')`
    #[test]
    fn greatest_least() {
        case("expr.conditional/greatest-least", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .annotate(g = Greatest(price, inventory_count), l = Least(price, inventory_count))
                        .values_list(name, g, l)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').annotate(dear=Q(price__gt=100)).values_list('name', 'dear')`
    #[test]
    fn boolean_annotation() {
        case("expr.conditional/boolean-annotation", |db| {
            rows(db, query!(Product.order_by(id).annotate(dear = Q(price__gt = 100)).values_list(name, dear)), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.order_by('id').annotate(p=Coalesce('sale_price', 'price')).values_list('id', 'p')`
    #[test]
    fn coalesce_columns() {
        case("expr.conditional/coalesce-columns", |db| {
            rows(db, query!(Product.order_by(id).annotate(p = Coalesce(sale_price, price)).values_list(id, p)), whole)
        });
    }

    /// `Customer.objects.order_by('id').annotate(c=NullIf('city', Value(''))).values_list('id', 'c')`
    #[test]
    fn nullif() {
        case("expr.conditional/nullif", |db| {
            rows(db, query!(Customer.order_by(id).annotate(c = NullIf(city, Value(""))).values_list(id, c)), whole)
        });
    }

    /// `Product.objects.order_by('id').annotate(g=Greatest('price', 'sale_price')).values_list('id', 'g')[:4]`
    #[test]
    fn greatest_with_null_is_null() {
        case("expr.conditional/greatest-with-null-is-null", |db| {
            rows(
                db,
                query!(Product.order_by(id).annotate(g = Greatest(price, sale_price)).values_list(id, g)[..4]),
                whole,
            )
        });
    }
}
