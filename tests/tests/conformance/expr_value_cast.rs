//! `expr.value-cast`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Tag.objects.order_by('id').annotate(s=Value('x'), n=Value(1), f=Value(1.5), b=Value(True), z=Value(None, output_field=CharField())).values_list('s', 'n', 'f', 'b', 'z')[:1]`
    #[test]
    fn value_constants() {
        case("expr.value-cast/value-constants", |db| {
            rows(
                db,
                query!(
                    Tag.order_by(id)
                        .annotate(
                            s = Value("x"),
                            n = Value(1),
                            f = Value(1.5),
                            b = Value(true),
                            z = Cast(Value(None), String)
                        )
                        .values_list(s, n, f, b, z)[..1]
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list(Cast('price', output_field=CharField()), flat=True)[:3]`
    #[test]
    fn cast_int_to_text() {
        case("expr.value-cast/cast-int-to-text", |db| {
            rows(db, query!(Product.order_by(id).values_list(value1 = Cast(price, String), flat = true)[..3]), whole)
        });
    }

    /// `Product.objects.filter(id=1).annotate(x=Cast(Value('42'), output_field=IntegerField())).values_list('x', flat=True)`
    #[test]
    fn cast_text_to_int() {
        case("expr.value-cast/cast-text-to-int", |db| {
            rows(
                db,
                query!(Product.filter(id = 1).annotate(x = Cast(Value("42"), i64)).values_list(x, flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list(Cast('price', output_field=FloatField()) / 7, flat=True)[:2]`
    #[test]
    fn cast_to_float() {
        case("expr.value-cast/cast-to-float", |db| {
            rows(db, query!(Product.order_by(id).values_list(value1 = Cast(price, f64) / 7, flat = true)[..2]), whole)
        });
    }

    /// `Order.objects.filter(id=1).values_list(Cast('order_date', output_field=DateTimeField()), flat=True)`
    #[test]
    fn cast_date_to_datetime() {
        case("expr.value-cast/cast-date-to-datetime", |db| {
            rows(
                db,
                query!(Order.filter(id = 1).values_list(value1 = Cast(order_date, jiff::Timestamp), flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id=4).values_list(Cast('price', output_field=DecimalField(max_digits=6, decimal_places=2)), flat=True)`
    #[test]
    fn cast_to_decimal() {
        case("expr.value-cast/cast-to-decimal", |db| {
            rows(
                db,
                query!(Product.filter(id = 4).values_list(value1 = Cast(price, rust_decimal::Decimal), flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list(Func(F('name'), Value('o'), Value('0'), function='REPLACE', output_field=CharField()), flat=True)[:3]`
    #[test]
    fn raw_func() {
        case("expr.value-cast/raw-func", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .values_list(value1 = Func("REPLACE", F(name), Value("o"), Value("0"), String), flat = true)
                        [..3]
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id=4).annotate(j=JSONObject(name='name', price='price')).values_list('j', flat=True)`
    #[test]
    fn json_object() {
        case("expr.value-cast/json-object", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(id = 4)
                        .annotate(j = JSONObject(name = name, price = price))
                        .values_list(j, flat = true)
                ),
                |row| vec![row["name"].to_cell(), row["price"].to_cell()],
            )
        });
    }

    /// `Product.objects.filter(id=4).annotate(j=JSONArray('name', 'price')).values_list('j', flat=True)`
    #[test]
    fn value_as_json_array() {
        case("expr.value-cast/value-as-json-array", |db| {
            rows(
                db,
                query!(Product.filter(id = 4).annotate(j = JSONArray(name, price)).values_list(j, flat = true)),
                whole,
            )
        });
    }
}
