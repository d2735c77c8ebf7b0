//! `expr.number`. Made by `tests/conformance/translate.py`; not to be edited.

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Number.objects.exclude(integer=None).filter(integer__gt=-9999, integer__lt=9999).order_by('id').values_list(Abs('integer'), Sign('integer'))`
    #[test]
    fn abs_sign() {
        case("expr.number/abs-sign", |db| {
            rows(
                db,
                query!(
                    Number
                        .exclude(integer = None)
                        .filter(integer__gt = -9999, integer__lt = 9999)
                        .order_by(id)
                        .values_list(value1 = Abs(integer), value2 = Sign(integer))
                ),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id__in=[1, 3, 4]).order_by('id').values_list(Round('float'), Ceil('float'), Floor('float'))`
    #[test]
    fn round_ceil_floor() {
        case("expr.number/round-ceil-floor", |db| {
            rows(
                db,
                query!(Number.filter(id__in = [1, 3, 4]).order_by(id).values_list(
                    value1 = Round(float),
                    value2 = Ceil(float),
                    value3 = Floor(float)
                )),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id__in=[1, 3, 4]).order_by('id').values_list(Round('float', precision=1), flat=True)`
    #[test]
    fn round_precision() {
        case("expr.number/round-precision", |db| {
            rows(
                db,
                query!(
                    Number
                        .filter(id__in = [1, 3, 4])
                        .order_by(id)
                        .values_list(value1 = Round(float, precision = 1), flat = true)
                ),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id__in=[3, 4]).order_by('id').values_list(Sqrt('integer'), Power('integer', 2), Mod('integer', 4))`
    #[test]
    fn sqrt_power_mod() {
        case("expr.number/sqrt-power-mod", |db| {
            rows(
                db,
                query!(Number.filter(id__in = [3, 4]).order_by(id).values_list(
                    value1 = Sqrt(integer),
                    value2 = Power(integer, 2),
                    value3 = Mod(integer, 4)
                )),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id__in=[3]).values_list(Exp('float'), Ln('float'), Log(10, 'integer'))`
    #[test]
    fn exp_ln_log() {
        case("expr.number/exp-ln-log", |db| {
            rows(
                db,
                query!(Number.filter(id__in = [3]).values_list(
                    value1 = Exp(float),
                    value2 = Ln(float),
                    value3 = Log(10, integer)
                )),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id=3).values_list(Sin('float'), Cos('float'), Tan('float'), ATan2('float', 'integer'), Degrees('float'), Radians('float'), Pi())`
    #[test]
    fn trigonometry() {
        case("expr.number/trigonometry", |db| {
            rows(
                db,
                query!(Number.filter(id = 3).values_list(
                    value1 = Sin(float),
                    value2 = Cos(float),
                    value3 = Tan(float),
                    value4 = ATan2(float, integer),
                    value5 = Degrees(float),
                    value6 = Radians(float),
                    value7 = Pi()
                )),
                whole,
            )
        });
    }

    /// `Number.objects.annotate(r=Round('float')).filter(r__gte=1, r__lte=50).order_by('id').values_list('id', 'r')`
    #[test]
    fn filter_on_rounded() {
        case("expr.number/filter-on-rounded", |db| {
            rows(
                db,
                query!(
                    Number.annotate(r = Round(float)).filter(r__gte = 1, r__lte = 50).order_by(id).values_list(id, r)
                ),
                whole,
            )
        });
    }

    /// `Number.objects.filter(id__in=[1, 3, 4, 7]).order_by('id').annotate(x=F('decimal_value') + Decimal('0.10')).values_list('id', 'x')`
    #[test]
    fn decimal_arithmetic() {
        case("expr.number/decimal-arithmetic", |db| {
            rows(
                db,
                query!(
                    Number
                        .filter(id__in = [1, 3, 4, 7])
                        .order_by(id)
                        .annotate(x = F(decimal_value) + Value(dec("0.10")))
                        .values_list(id, x)
                ),
                whole,
            )
        });
    }

    /// `Number.objects.filter(decimal_value=Decimal('0.3'))`
    #[test]
    fn decimal_filter_exact() {
        case("expr.number/decimal-filter-exact", |db| {
            rows(db, query!(Number.filter(decimal_value = dec("0.3"))), whole)
        });
    }

    /// `Number.objects.filter(float=0.3)`
    #[test]
    fn float_filter_inexact() {
        case("expr.number/float-filter-inexact", |db| rows(db, query!(Number.filter(float = 0.3)), whole));
    }
}
