//! `alias-annotate`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.annotate(total=F('price') * F('inventory_count')).filter(total__gt=5000)`
    #[test]
    fn annotate_then_filter() {
        case("alias-annotate/annotate-then-filter", |db| {
            rows(db, query!(Product.annotate(total = F(price) * F(inventory_count)).filter(total__gt = 5000)), |row| {
                row![**row, row.total]
            })
        });
    }

    /// `Product.objects.alias(total=F('price') * F('inventory_count')).filter(total__gt=5000)`
    #[test]
    fn alias_is_not_selected() {
        case("alias-annotate/alias-is-not-selected", |db| {
            rows(db, query!(Product.alias(total = F(price) * F(inventory_count)).filter(total__gt = 5000)), whole)
        });
    }

    /// `Product.objects.alias(total=F('price') * F('inventory_count')).annotate(t2=F('total') + 1).order_by('id')[:2]`
    #[test]
    fn alias_then_annotate() {
        case("alias-annotate/alias-then-annotate", |db| {
            rows(
                db,
                query!(
                    Product.alias(total = F(price) * F(inventory_count)).annotate(t2 = F(total) + 1).order_by(id)[..2]
                ),
                |row| row![**row, row.t2],
            )
        });
    }

    /// `Product.objects.annotate(a=F('price') + 1).annotate(b=F('a') * 2).filter(b__lt=40).values_list('name', 'b')`
    #[test]
    fn annotation_of_annotation() {
        case("alias-annotate/annotation-of-annotation", |db| {
            rows(
                db,
                query!(
                    Product.annotate(a = F(price) + 1).annotate(b = F(a) * 2).filter(b__lt = 40).values_list(name, b)
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.annotate(Count('order')).order_by('id').values_list('id', 'order__count')`
    #[test]
    fn positional_aggregate_default_name() {
        case("alias-annotate/positional-aggregate-default-name", |db| {
            rows(db, query!(Customer.annotate(Count(order)).order_by(id).values_list(id, order__count)), whole)
        });
    }

    /// `Product.objects.alias(n=Count('order')).order_by('-n', 'id').values_list('name', flat=True)`
    #[test]
    fn order_by_alias() {
        case("alias-annotate/order-by-alias", |db| {
            rows(db, query!(Product.alias(n = Count(order)).order_by(-n, id).values_list(name, flat = true)), whole)
        });
    }
}
