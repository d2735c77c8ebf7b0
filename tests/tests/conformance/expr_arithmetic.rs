//! `expr.arithmetic`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.order_by('id').annotate(x=F('price') * 2 + F('inventory_count')).values_list('name', 'x')`
    #[test]
    fn add_mul() {
        case("expr.arithmetic/add-mul", |db| {
            rows(
                db,
                query!(Product.order_by(id).annotate(x = F(price) * 2 + F(inventory_count)).values_list(name, x)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id=1).values_list((F('price') + 1) * 2, F('price') + 1 * 2)`
    #[test]
    fn precedence() {
        case("expr.arithmetic/precedence", |db| {
            rows(
                db,
                query!(Product.filter(id = 1).values_list(value1 = (F(price) + 1) * 2, value2 = F(price) + 2)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list('name', F('price') / 7)`
    #[test]
    fn integer_division_truncates() {
        case("expr.arithmetic/integer-division-truncates", |db| {
            rows(db, query!(Product.order_by(id).values_list(name, value2 = F(price) / 7)), whole)
        });
    }

    /// `Product.objects.filter(id__lte=3).order_by('id').values_list('name', F('price') / 7.0)`
    #[test]
    fn division_by_float() {
        case("expr.arithmetic/division-by-float", |db| {
            rows(db, query!(Product.filter(id__lte = 3).order_by(id).values_list(name, value2 = F(price) / 7.0)), whole)
        });
    }

    /// `Product.objects.annotate(m=F('price') % 10).filter(m=5).order_by('id').values_list('name', 'm')`
    #[test]
    fn modulo() {
        case("expr.arithmetic/modulo", |db| {
            rows(db, query!(Product.annotate(m = F(price) % 10).filter(m = 5).order_by(id).values_list(name, m)), whole)
        });
    }

    /// `Product.objects.filter(id__lte=2).order_by('id').values_list('name', -F('price'))`
    #[test]
    fn negative() {
        case("expr.arithmetic/negative", |db| {
            rows(db, query!(Product.filter(id__lte = 2).order_by(id).values_list(name, value2 = -F(price))), whole)
        });
    }

    /// `Product.objects.filter(price__lt=6).order_by('id').values_list('name', F('price') ** 2)`
    #[test]
    fn power() {
        case("expr.arithmetic/power", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(price__lt = 6)
                        .order_by(id)
                        .values_list(name, value2 = Cast(Power(F(price), 2), i64))
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(inventory_count__gt=F('price')).order_by('id').values_list('name', F('inventory_count') - F('price'))`
    #[test]
    fn subtract_columns() {
        case("expr.arithmetic/subtract-columns", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(inventory_count__gt = F(price))
                        .order_by(id)
                        .values_list(name, value2 = F(inventory_count) - F(price))
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list('name', F('price') / F('inventory_count'))`
    #[test]
    fn division_by_zero_is_null() {
        case("expr.arithmetic/division-by-zero-is-null", |db| {
            rows(db, query!(Product.order_by(id).values_list(name, value2 = F(price) / F(inventory_count))), whole)
        });
    }

    /// `Product.objects.annotate(b=F('price').bitand(1)).filter(b=1).order_by('id').values_list('id', flat=True)`
    #[test]
    fn bit_and() {
        case("expr.arithmetic/bit-and", |db| {
            rows(
                db,
                query!(Product.annotate(b = (F(price) & 1)).filter(b = 1).order_by(id).values_list(id, flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list(F('name')[:3], flat=True)[:4]`
    #[test]
    fn f_slice() {
        case("expr.arithmetic/f-slice", |db| {
            rows(db, query!(Product.order_by(id).values_list(value1 = Substr(F(name), 1, 3), flat = true)[..4]), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.order_by('id').values_list('id', F('price') - F('sale_price'))[:6]`
    #[test]
    fn null_propagates() {
        case("expr.arithmetic/null-propagates", |db| {
            rows(db, query!(Product.order_by(id).values_list(id, value2 = F(price) - F(sale_price))[..6]), whole)
        });
    }

    /// `OrderItem.objects.order_by('id').annotate(line=F('quantity') * F('unit_price')).values_list('id', 'line')[:8]`
    #[test]
    fn decimal_times_int() {
        case("expr.arithmetic/decimal-times-int", |db| {
            rows(
                db,
                query!(OrderItem.order_by(id).annotate(line = F(quantity) * F(unit_price)).values_list(id, line)[..8]),
                whole,
            )
        });
    }

    /// `OrderItem.objects.filter(quantity__gt=0).annotate(line=F('quantity') * F('unit_price')).filter(line__gte=Decimal('100.5')).order_by('id').values_list('id', flat=True)`
    #[test]
    fn decimal_comparison_needs_a_cast() {
        case("expr.arithmetic/decimal-comparison-needs-a-cast", |db| {
            rows(
                db,
                query!(
                    OrderItem
                        .filter(quantity__gt = 0)
                        .annotate(line = F(quantity) * F(unit_price))
                        .filter(line__gte = dec("100.5"))
                        .order_by(id)
                        .values_list(id, flat = true)
                ),
                whole,
            )
        });
    }

    /// `OrderItem.objects.order_by('id').annotate(x=ExpressionWrapper(F('quantity') * F('product__weight'), output_field=FloatField())).values_list('id', 'x')[:5]`
    #[test]
    fn mixed_types_need_wrapper() {
        case("expr.arithmetic/mixed-types-need-wrapper", |db| {
            rows(
                db,
                query!(
                    OrderItem.order_by(id).annotate(x = Cast(F(quantity) * F(product__weight), f64)).values_list(id, x)
                        [..5]
                ),
                whole,
            )
        });
    }
}
