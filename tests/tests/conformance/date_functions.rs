//! `date.functions`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(released__isnull=False).annotate(y=ExtractYear('released')).order_by('id').values_list('id', 'y')`
    #[test]
    fn extract_year_annotation() {
        case("date.functions/extract-year-annotation", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(released__isnull = false)
                        .annotate(y = ExtractYear(released))
                        .order_by(id)
                        .values_list(id, y)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').values_list('id', 'order_date__year', 'order_date__month')`
    #[test]
    fn f_transform_values() {
        case("date.functions/f-transform-values", |db| {
            rows(db, query!(Order.order_by(id).values_list(id, order_date__year, order_date__month)), whole)
        });
    }

    /// `Order.objects.annotate(m=TruncMonth('order_date')).values('m').annotate(n=Count('id')).order_by('m')`
    #[test]
    fn trunc_month_group_count() {
        case("date.functions/trunc-month-group-count", |db| {
            rows(
                db,
                query!(Order.annotate(m = TruncMonth(order_date)).values(m).annotate(n = Count(id)).order_by(m)),
                |row| row![row.m, row.n],
            )
        });
    }

    /// `OrderItem.objects.annotate(d=TruncDate('order__order_date')).values('d').annotate(q=Sum('quantity')).order_by('d')`
    #[test]
    fn trunc_date_group_sum() {
        case("date.functions/trunc-date-group-sum", |db| {
            rows(
                db,
                query!(
                    OrderItem
                        .annotate(d = TruncDate(order__order_date))
                        .values(d)
                        .annotate(q = Sum(quantity))
                        .order_by(d)
                ),
                |row| row![row.d, row.q],
            )
        });
    }

    /// `Product.objects.values(y=TruncYear('released')).annotate(n=Count('id')).order_by('y')`
    #[test]
    fn trunc_year_of_datefield() {
        case("date.functions/trunc-year-of-datefield", |db| {
            rows(db, query!(Product.values(y = TruncYear(released)).annotate(n = Count(id)).order_by(y)), |row| {
                row![row.y, row.n]
            })
        });
    }

    /// `Order.objects.order_by('id').annotate(q=TruncQuarter('order_date')).values_list('id', 'q')[:8]`
    #[test]
    fn trunc_quarter() {
        case("date.functions/trunc-quarter", |db| {
            rows(db, query!(Order.order_by(id).annotate(q = TruncQuarter(order_date)).values_list(id, q)[..8]), whole)
        });
    }

    /// `Product.objects.exclude(released=None).order_by('id').annotate(w=TruncWeek('released')).values_list('released', 'w')`
    #[test]
    fn trunc_week_is_monday() {
        case("date.functions/trunc-week-is-monday", |db| {
            rows(
                db,
                query!(
                    Product
                        .exclude(released = None)
                        .order_by(id)
                        .annotate(w = TruncWeek(released))
                        .values_list(released, w)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').values_list(TruncDay('order_date'), flat=True)[:5]`
    #[test]
    fn trunc_day() {
        case("date.functions/trunc-day", |db| {
            rows(db, query!(Order.order_by(id).values_list(value1 = TruncDay(order_date), flat = true)[..5]), whole)
        });
    }

    /// `Order.objects.order_by('id').values_list(TruncHour('order_date'), TruncMinute('order_date'))[4:7]`
    #[test]
    fn trunc_hour_minute() {
        case("date.functions/trunc-hour-minute", |db| {
            rows(
                db,
                query!(
                    Order.order_by(id).values_list(value1 = TruncHour(order_date), value2 = TruncMinute(order_date))
                        [4..7]
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').values_list(Trunc('order_date', 'month', output_field=DateField()), flat=True)[:4]`
    #[test]
    fn trunc_kind_argument() {
        case("date.functions/trunc-kind-argument", |db| {
            rows(
                db,
                query!(
                    Order
                        .order_by(id)
                        .values_list(value1 = Cast(Trunc(order_date, month), jiff::civil::Date), flat = true)[..4]
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').annotate(d=TruncDay('order_date', tzinfo=ZoneInfo('America/New_York'))).values_list('id', 'd')[:6]`
    #[test]
    fn trunc_day_in_new_york() {
        case("date.functions/trunc-day-in-new-york", |db| {
            rows(
                db,
                query!(
                    Order
                        .order_by(id)
                        .annotate(d = TruncDay(order_date, tzinfo = "America/New_York"))
                        .values_list(id, d)[..6]
                ),
                whole,
            )
        });
    }

    /// `Order.objects.order_by('id').annotate(h=ExtractHour('order_date', tzinfo=ZoneInfo('Europe/Paris'))).values_list('id', 'h')`
    #[test]
    fn extract_hour_in_paris() {
        case("date.functions/extract-hour-in-paris", |db| {
            rows(
                db,
                query!(
                    Order
                        .order_by(id)
                        .annotate(h = ExtractHour(order_date, tzinfo = "Europe/Paris"))
                        .values_list(id, h)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.exclude(released=None).order_by('id').annotate(w=ExtractWeekDay('released'), i=ExtractIsoWeekDay('released')).values_list('id', 'w', 'i')`
    #[test]
    fn extract_week_day_annotation() {
        case("date.functions/extract-week-day-annotation", |db| {
            rows(
                db,
                query!(
                    Product
                        .exclude(released = None)
                        .order_by(id)
                        .annotate(w = ExtractWeekDay(released), i = ExtractIsoWeekDay(released))
                        .values_list(id, w, i)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.dates('released', 'month')`
    #[test]
    fn dates_month() {
        case("date.functions/dates-month", |db| rows(db, query!(Product.dates(released, month)), whole));
    }

    /// `Product.objects.dates('released', 'year', order='DESC')`
    #[test]
    fn dates_year_desc() {
        case("date.functions/dates-year-desc", |db| {
            rows(db, query!(Product.dates(released, year, order = desc)), whole)
        });
    }

    /// `Product.objects.filter(is_active=True).dates('released', 'day')`
    #[test]
    fn dates_day_filtered() {
        case("date.functions/dates-day-filtered", |db| {
            rows(db, query!(Product.filter(is_active = true).dates(released, day)), whole)
        });
    }

    /// `Order.objects.datetimes('order_date', 'day')`
    #[test]
    fn datetimes_day() {
        case("date.functions/datetimes-day", |db| rows(db, query!(Order.datetimes(order_date, day)), whole));
    }

    /// `OrderItem.objects.filter(quantity__gt=4).datetimes('order__order_date', 'hour')`
    #[test]
    fn datetimes_hour_related() {
        case("date.functions/datetimes-hour-related", |db| {
            rows(db, query!(OrderItem.filter(quantity__gt = 4).datetimes(order__order_date, hour)), whole)
        });
    }
}
