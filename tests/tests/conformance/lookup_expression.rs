//! `lookup.expression`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(sale_price__lt=F('price'))`
    #[test]
    fn f_against_f() {
        case("lookup.expression/f-against-f", |db| rows(db, query!(Product.filter(sale_price__lt = F(price))), whole));
    }

    /// `Product.objects.filter(sale_price=F('price'))`
    #[test]
    fn f_equal_null_never_matches() {
        case("lookup.expression/f-equal-null-never-matches", |db| {
            rows(db, query!(Product.filter(sale_price = F(price))), whole)
        });
    }

    /// `Product.objects.filter(price__gt=F('sale_price') + 100)`
    #[test]
    fn f_arithmetic() {
        case("lookup.expression/f-arithmetic", |db| {
            rows(db, query!(Product.filter(price__gt = F(sale_price) + 100)), whole)
        });
    }

    /// `OrderItem.objects.filter(unit_price__lt=F('product__price'))`
    #[test]
    fn f_across_fk() {
        case("lookup.expression/f-across-fk", |db| {
            rows(db, query!(OrderItem.filter(unit_price__lt = F(product__price))), whole)
        });
    }

    /// `Address.objects.filter(city__istartswith=F('customer__city'))`
    #[test]
    fn istartswith_f_across_fk() {
        case("lookup.expression/istartswith-f-across-fk", |db| {
            rows(db, query!(Address.filter(city__istartswith = F(customer__city))), whole)
        });
    }

    /// `Product.objects.filter(name__startswith=F('name')).values_list('id', flat=True)`
    #[test]
    fn startswith_itself_needs_escaping_in_sql() {
        case("lookup.expression/startswith-itself-needs-escaping-in-sql", |db| {
            rows(db, query!(Product.filter(name__startswith = F(name)).values_list(id, flat = true)), whole)
        });
    }

    /// `Tag.objects.filter(name=Lower(Value('NEW')))`
    #[test]
    fn exact_value_expression() {
        case("lookup.expression/exact-value-expression", |db| {
            rows(db, query!(Tag.filter(name = Lower(Value("NEW")))), whole)
        });
    }

    /// `Product.objects.filter(Exists(Review.objects.filter(product=OuterRef('pk'), rating=1)))`
    #[test]
    fn boolean_expression_filter() {
        case("lookup.expression/boolean-expression-filter", |db| {
            rows(db, query!(Product.filter(Exists(Review.filter(product = OuterRef(pk), rating = 1)))), whole)
        });
    }
}
