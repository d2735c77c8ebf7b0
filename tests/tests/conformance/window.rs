//! `window`. Made by `tests/conformance/translate.py`; not to be edited.

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Employee.objects.annotate(r=Window(RowNumber(), order_by=['salary', 'id'])).order_by('r').values_list('firstname', 'r')`
    #[test]
    fn row_number() {
        case("window/row-number", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(r = Window(RowNumber(), order_by(salary, id)))
                        .order_by(r)
                        .values_list(firstname, r)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(r=Window(Rank(), order_by=F('salary').desc()), d=Window(DenseRank(), order_by=F('salary').desc())).order_by('r', 'id').values_list('firstname', 'r', 'd')`
    #[test]
    fn rank_and_dense_rank() {
        case("window/rank-and-dense-rank", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(
                            r = Window(Rank(), order_by(F(salary).desc())),
                            d = Window(DenseRank(), order_by(F(salary).desc()))
                        )
                        .order_by(r, id)
                        .values_list(firstname, r, d)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(r=Window(RowNumber(), partition_by='department', order_by=['-salary', 'id'])).order_by('department', 'r').values_list('department', 'firstname', 'r')`
    #[test]
    fn partition() {
        case("window/partition", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(r = Window(RowNumber(), partition_by(department), order_by(-salary, id)))
                        .order_by(department, r)
                        .values_list(department, firstname, r)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(t=Window(Sum('salary'), partition_by=[F('department')])).order_by('id').values_list('firstname', 't')`
    #[test]
    fn sum_over_partition() {
        case("window/sum-over-partition", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(t = Window(Sum(salary), partition_by(F(department))))
                        .order_by(id)
                        .values_list(firstname, t)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(t=Window(Sum('salary'), order_by='id')).order_by('id').values_list('id', 't')`
    #[test]
    fn running_total() {
        case("window/running-total", |db| {
            rows(
                db,
                query!(Employee.annotate(t = Window(Sum(salary), order_by(id))).order_by(id).values_list(id, t)),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(p=Window(Lag('salary', offset=1), order_by='id'), n=Window(Lead('salary', default=0), order_by='id')).order_by('id').values_list('id', 'p', 'n')`
    #[test]
    fn lag_lead() {
        case("window/lag-lead", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(
                            p = Window(Lag(salary, offset = 1), order_by(id)),
                            n = Window(Lead(salary, default = 0), order_by(id))
                        )
                        .order_by(id)
                        .values_list(id, p, n)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(f=Window(FirstValue('firstname'), partition_by='department', order_by=['hired', 'id'])).order_by('id').values_list('firstname', 'f')`
    #[test]
    fn first_last_value() {
        case("window/first-last-value", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(f = Window(FirstValue(firstname), partition_by(department), order_by(hired, id)))
                        .order_by(id)
                        .values_list(firstname, f)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(m=Window(Avg('salary'), order_by='id', frame=RowRange(start=-1, end=1))).order_by('id').values_list('id', 'm')`
    #[test]
    fn frame_rows() {
        case("window/frame-rows", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(m = Window(Avg(salary), order_by(id), rows(-1, 1)))
                        .order_by(id)
                        .values_list(id, m)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(q=Window(Ntile(3), order_by='id'), p=Window(PercentRank(), order_by='id'), c=Window(CumeDist(), order_by='id')).order_by('id').values_list('id', 'q', 'p', 'c')`
    #[test]
    fn ntile_percent() {
        case("window/ntile-percent", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(
                            q = Window(Ntile(3), order_by(id)),
                            p = Window(PercentRank(), order_by(id)),
                            c = Window(CumeDist(), order_by(id))
                        )
                        .order_by(id)
                        .values_list(id, q, p, c)
                ),
                whole,
            )
        });
    }

    /// `Employee.objects.annotate(r=Window(RowNumber(), partition_by='department', order_by=['-salary', 'id'])).filter(r=1).order_by('id')`
    #[test]
    fn filter_on_window() {
        case("window/filter-on-window", |db| {
            rows(
                db,
                query!(
                    Employee
                        .annotate(r = Window(RowNumber(), partition_by(department), order_by(-salary, id)))
                        .filter(r = 1)
                        .order_by(id)
                ),
                |row| row![**row, row.r],
            )
        });
    }

    /// `Employee.objects.annotate(r=Window(RowNumber(), partition_by='department', order_by=['-salary', 'id'])).filter(r__lte=2).count()`
    #[test]
    fn count_after_window_filter() {
        case("window/count-after-window-filter", |db| {
            count(
                db,
                query!(
                    Employee
                        .annotate(r = Window(RowNumber(), partition_by(department), order_by(-salary, id)))
                        .filter(r__lte = 2)
                ),
            )
        });
    }
}
