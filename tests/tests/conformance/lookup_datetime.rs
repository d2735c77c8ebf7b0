//! `lookup.datetime`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.filter(read_time__hour=8)`
    #[test]
    fn timefield_hour() {
        case("lookup.datetime/timefield-hour", |db| rows(db, query!(Article.filter(read_time__hour = 8)), whole));
    }

    /// `Article.objects.filter(read_time__minute__lt=10)`
    #[test]
    fn timefield_minute_lt() {
        case("lookup.datetime/timefield-minute-lt", |db| {
            rows(db, query!(Article.filter(read_time__minute__lt = 10)), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(released=date(2024, 2, 29))`
    #[test]
    fn date_exact() {
        case("lookup.datetime/date-exact", |db| rows(db, query!(Product.filter(released = date(2024, 2, 29))), whole));
    }

    /// `Product.objects.filter(released__gte=date(2024, 1, 31))`
    #[test]
    fn date_gte() {
        case("lookup.datetime/date-gte", |db| {
            rows(db, query!(Product.filter(released__gte = date(2024, 1, 31))), whole)
        });
    }

    /// `Product.objects.filter(created_at=datetime(2024, 1, 1, 0, 0, 0, 1, tzinfo=UTC))`
    #[test]
    fn datetime_exact_microseconds() {
        case("lookup.datetime/datetime-exact-microseconds", |db| {
            rows(db, query!(Product.filter(created_at = timestamp("2024-01-01T00:00:00.000001Z"))), whole)
        });
    }

    /// `Order.objects.filter(order_date__lt=datetime(2023, 3, 1, tzinfo=UTC))`
    #[test]
    fn datetime_lt() {
        case("lookup.datetime/datetime-lt", |db| {
            rows(db, query!(Order.filter(order_date__lt = timestamp("2023-03-01T00:00:00Z"))), whole)
        });
    }

    /// `Order.objects.filter(order_date__gte=datetime(2024, 6, 15, 13, 59, 59, 999999, tzinfo=ZoneInfo('Europe/Paris')))`
    #[test]
    fn datetime_operand_in_another_zone() {
        case("lookup.datetime/datetime-operand-in-another-zone", |db| {
            rows(db, query!(Order.filter(order_date__gte = timestamp("2024-06-15T11:59:59.999999Z"))), whole)
        });
    }

    /// `Product.objects.filter(created_at__lte=datetime(2024, 1, 1, tzinfo=UTC), created_at__gte=datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC))`
    #[test]
    fn datetime_text_comparison_with_fraction() {
        case("lookup.datetime/datetime-text-comparison-with-fraction", |db| {
            rows(
                db,
                query!(Product.filter(
                    created_at__lte = timestamp("2024-01-01T00:00:00Z"),
                    created_at__gte = timestamp("2023-12-31T23:59:59Z")
                )),
                whole,
            )
        });
    }

    /// `Product.objects.filter(released__year=2024)`
    #[test]
    fn year_becomes_a_between() {
        case("lookup.datetime/year-becomes-a-between", |db| {
            rows(db, query!(Product.filter(released__year = 2024)), whole)
        });
    }

    /// `Order.objects.filter(order_date__year=2023)`
    #[test]
    fn year_of_datetime() {
        case("lookup.datetime/year-of-datetime", |db| rows(db, query!(Order.filter(order_date__year = 2023)), whole));
    }

    /// `Product.objects.filter(released__year__gt=2023)`
    #[test]
    fn year_gt() {
        case("lookup.datetime/year-gt", |db| rows(db, query!(Product.filter(released__year__gt = 2023)), whole));
    }

    /// `Order.objects.filter(order_date__year__gte=2024)`
    #[test]
    fn year_gte_datetime() {
        case("lookup.datetime/year-gte-datetime", |db| {
            rows(db, query!(Order.filter(order_date__year__gte = 2024)), whole)
        });
    }

    /// `Product.objects.filter(released__year__lt=2020)`
    #[test]
    fn year_lt() {
        case("lookup.datetime/year-lt", |db| rows(db, query!(Product.filter(released__year__lt = 2020)), whole));
    }

    /// `Order.objects.filter(order_date__year__lte=2023, shipped_at__year=2024)`
    #[test]
    fn year_lte_includes_last_microsecond() {
        case("lookup.datetime/year-lte-includes-last-microsecond", |db| {
            rows(db, query!(Order.filter(order_date__year__lte = 2023, shipped_at__year = 2024)), whole)
        });
    }

    /// `Product.objects.filter(released__year__in=[2018, 2019])`
    #[test]
    fn year_in() {
        case("lookup.datetime/year-in", |db| {
            rows(db, query!(Product.filter(released__year__in = [2018, 2019])), whole)
        });
    }

    /// `Product.objects.filter(created_at__year=F('released__year'))`
    #[test]
    fn year_f() {
        case("lookup.datetime/year-f", |db| {
            rows(db, query!(Product.filter(created_at__year = F(released__year))), whole)
        });
    }

    /// `Product.objects.filter(released__month=12)`
    #[test]
    fn month() {
        case("lookup.datetime/month", |db| rows(db, query!(Product.filter(released__month = 12)), whole));
    }

    /// `Order.objects.filter(order_date__month__in=[2, 3])`
    #[test]
    fn month_in() {
        case("lookup.datetime/month-in", |db| rows(db, query!(Order.filter(order_date__month__in = [2, 3])), whole));
    }

    /// `Order.objects.filter(order_date__day=31)`
    #[test]
    fn day() {
        case("lookup.datetime/day", |db| rows(db, query!(Order.filter(order_date__day = 31)), whole));
    }

    /// `Product.objects.filter(released__day__gte=30)`
    #[test]
    fn day_gte() {
        case("lookup.datetime/day-gte", |db| rows(db, query!(Product.filter(released__day__gte = 30)), whole));
    }

    /// `Product.objects.filter(released__week_day=1)`
    #[test]
    fn week_day_sunday_is_1() {
        case("lookup.datetime/week-day-sunday-is-1", |db| {
            rows(db, query!(Product.filter(released__week_day = 1)), whole)
        });
    }

    /// `Order.objects.filter(order_date__iso_week_day=7)`
    #[test]
    fn iso_week_day_sunday_is_7() {
        case("lookup.datetime/iso-week-day-sunday-is-7", |db| {
            rows(db, query!(Order.filter(order_date__iso_week_day = 7)), whole)
        });
    }

    /// `Product.objects.filter(released__week=53)`
    #[test]
    fn week_crosses_year() {
        case("lookup.datetime/week-crosses-year", |db| rows(db, query!(Product.filter(released__week = 53)), whole));
    }

    /// `Product.objects.filter(released__iso_year=2020)`
    #[test]
    fn iso_year_differs_from_year() {
        case("lookup.datetime/iso-year-differs-from-year", |db| {
            rows(db, query!(Product.filter(released__iso_year = 2020)), whole)
        });
    }

    /// `Product.objects.filter(released__iso_year=2025)`
    #[test]
    fn iso_year_of_late_december() {
        case("lookup.datetime/iso-year-of-late-december", |db| {
            rows(db, query!(Product.filter(released__iso_year = 2025)), whole)
        });
    }

    /// `Product.objects.filter(released__quarter=4)`
    #[test]
    fn quarter() {
        case("lookup.datetime/quarter", |db| rows(db, query!(Product.filter(released__quarter = 4)), whole));
    }

    /// `Order.objects.filter(order_date__hour=0)`
    #[test]
    fn hour() {
        case("lookup.datetime/hour", |db| rows(db, query!(Order.filter(order_date__hour = 0)), whole));
    }

    /// `Order.objects.filter(order_date__minute=30)`
    #[test]
    fn minute() {
        case("lookup.datetime/minute", |db| rows(db, query!(Order.filter(order_date__minute = 30)), whole));
    }

    /// `Order.objects.filter(order_date__second__gt=0)`
    #[test]
    fn second() {
        case("lookup.datetime/second", |db| rows(db, query!(Order.filter(order_date__second__gt = 0)), whole));
    }

    /// `Order.objects.filter(order_date__date=date(2024, 6, 15))`
    #[test]
    fn date_cast_exact() {
        case("lookup.datetime/date-cast-exact", |db| {
            rows(db, query!(Order.filter(order_date__date = date(2024, 6, 15))), whole)
        });
    }

    /// `Order.objects.filter(order_date__date__lte=date(2023, 2, 28))`
    #[test]
    fn date_cast_lte() {
        case("lookup.datetime/date-cast-lte", |db| {
            rows(db, query!(Order.filter(order_date__date__lte = date(2023, 2, 28))), whole)
        });
    }

    /// `Order.objects.filter(shipped_at__date__range=(date(2023, 12, 31), date(2024, 1, 2)))`
    #[test]
    fn date_cast_range() {
        case("lookup.datetime/date-cast-range", |db| {
            rows(db, query!(Order.filter(shipped_at__date__range = (date(2023, 12, 31), date(2024, 1, 2)))), whole)
        });
    }

    /// `Order.objects.filter(order_date__date__month=6)`
    #[test]
    fn date_then_month() {
        case("lookup.datetime/date-then-month", |db| {
            rows(db, query!(Order.filter(order_date__date__month = 6)), whole)
        });
    }

    /// `Order.objects.filter(order_date__time=time(16, 20))`
    #[test]
    fn time_cast() {
        case("lookup.datetime/time-cast", |db| {
            rows(db, query!(Order.filter(order_date__time = time(16, 20, 0, 0))), whole)
        });
    }

    /// `Order.objects.filter(order_date__time__lt=time(0, 30))`
    #[test]
    fn time_cast_lt() {
        case("lookup.datetime/time-cast-lt", |db| {
            rows(db, query!(Order.filter(order_date__time__lt = time(0, 30, 0, 0))), whole)
        });
    }

    /// `Order.objects.filter(shipped_at__date__gt=date(2024, 1, 1))`
    #[test]
    fn date_against_null_column() {
        case("lookup.datetime/date-against-null-column", |db| {
            rows(db, query!(Order.filter(shipped_at__date__gt = date(2024, 1, 1))), whole)
        });
    }

    /// `Product.objects.exclude(released__year__gte=2020)`
    #[test]
    fn exclude_year_keeps_nulls() {
        case("lookup.datetime/exclude-year-keeps-nulls", |db| {
            rows(db, query!(Product.exclude(released__year__gte = 2020)), whole)
        });
    }

    /// `OrderItem.objects.filter(order__order_date__month=12)`
    #[test]
    fn month_across_fk() {
        case("lookup.datetime/month-across-fk", |db| {
            rows(db, query!(OrderItem.filter(order__order_date__month = 12)), whole)
        });
    }
}
