//! `date.arithmetic`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Order.objects.filter(shipped_at__gt=F('order_date') + timedelta(days=2))`
    #[test]
    fn order_late_shipping() {
        case("date.arithmetic/order-late-shipping", |db| {
            rows(db, query!(Order.filter(shipped_at__gt = F(order_date) + Value(duration(172800000000)))), whole)
        });
    }

    /// `Order.objects.aggregate(first=Min('order_date'), last=Max('order_date'))`
    #[test]
    fn max_min_datetime() {
        case("date.arithmetic/max-min-datetime", |db| {
            one(db, query!(Order.aggregate(first = Min(order_date), last = Max(order_date))), |row| {
                row![row.first, row.last]
            })
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Experiment.objects.order_by('id').annotate(due=F('start') + timedelta(days=1)).values_list('name', 'due')`
    #[test]
    fn datetime_plus_timedelta() {
        case("date.arithmetic/datetime-plus-timedelta", |db| {
            rows(
                db,
                query!(
                    Experiment
                        .order_by(id)
                        .annotate(due = F(start) + Value(duration(86400000000)))
                        .values_list(name, due)
                ),
                whole,
            )
        });
    }

    /// `Experiment.objects.filter(end__lt=F('start') + F('estimated_time'))`
    #[test]
    fn datetime_plus_duration_column() {
        case("date.arithmetic/datetime-plus-duration-column", |db| {
            rows(db, query!(Experiment.filter(end__lt = F(start) + F(estimated_time))), whole)
        });
    }

    /// `Experiment.objects.order_by('id').annotate(took=F('end') - F('start')).values_list('name', 'took')`
    #[test]
    fn datetime_difference() {
        case("date.arithmetic/datetime-difference", |db| {
            rows(db, query!(Experiment.order_by(id).annotate(took = F(end) - F(start)).values_list(name, took)), whole)
        });
    }

    /// `Experiment.objects.filter(end__gt=F('start') + timedelta(minutes=30)).order_by('id').values_list('name', flat=True)`
    #[test]
    fn datetime_difference_compared() {
        case("date.arithmetic/datetime-difference-compared", |db| {
            rows(
                db,
                query!(
                    Experiment
                        .filter(end__gt = F(start) + Value(duration(1800000000)))
                        .order_by(id)
                        .values_list(name, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Experiment.objects.order_by('id').annotate(days=F('completed') - F('assigned')).values_list('name', 'days')`
    #[test]
    fn date_difference() {
        case("date.arithmetic/date-difference", |db| {
            rows(
                db,
                query!(Experiment.order_by(id).annotate(days = F(completed) - F(assigned)).values_list(name, days)),
                whole,
            )
        });
    }

    /// `Experiment.objects.aggregate(Avg('estimated_time'), Sum('estimated_time'))`
    #[test]
    fn avg_duration() {
        case("date.arithmetic/avg-duration", |db| {
            one(db, query!(Experiment.aggregate(Avg(estimated_time), Sum(estimated_time))), |row| {
                row![row.estimated_time__avg, row.estimated_time__sum]
            })
        });
    }

    /// `Publisher.objects.aggregate(total=Sum('duration'))`
    #[test]
    fn sum_duration_group() {
        case("date.arithmetic/sum-duration-group", |db| {
            one(db, query!(Publisher.aggregate(total = Sum(duration))), |row| row![row.total])
        });
    }
}
