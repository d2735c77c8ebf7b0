//! `rel.inheritance`. Made by `tests/conformance/translate.py`; not to be edited.

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Restaurant.objects.all()`
    #[test]
    fn child_all_joins_parent() {
        case("rel.inheritance/child-all-joins-parent", |db| {
            rows(db, query!(Restaurant.select_related(place)), |row| {
                row![row.place.id, row.place.name, row.place.address, row.place.id, row.rating, row.serves_pizza]
            })
        });
    }

    /// `Restaurant.objects.filter(name__startswith='Pizza')`
    #[test]
    fn child_filter_parent_field() {
        case("rel.inheritance/child-filter-parent-field", |db| {
            rows(db, query!(Restaurant.filter(place__name__startswith = "Pizza").select_related(place)), |row| {
                row![row.place.id, row.place.name, row.place.address, row.place.id, row.rating, row.serves_pizza]
            })
        });
    }

    /// `Place.objects.filter(restaurant__serves_pizza=True)`
    #[test]
    fn parent_filter_child_field() {
        case("rel.inheritance/parent-filter-child-field", |db| {
            rows(db, query!(Place.filter(restaurant__serves_pizza = true)), whole)
        });
    }

    /// `Waiter.objects.filter(restaurant__name='Pizza One')`
    #[test]
    fn fk_to_child_parent_field() {
        case("rel.inheritance/fk-to-child-parent-field", |db| {
            rows(db, query!(Waiter.filter(restaurant__place__name = "Pizza One")), whole)
        });
    }

    /// `Waiter.objects.filter(restaurant=3)`
    #[test]
    fn fk_to_child_pk() {
        case("rel.inheritance/fk-to-child-pk", |db| rows(db, query!(Waiter.filter(restaurant = 3)), whole));
    }

    /// `PublishedMemo.objects.all()`
    #[test]
    fn proxy_manager() {
        case("rel.inheritance/proxy-manager", |db| rows(db, query!(Memo.filter(state = "published")), whole));
    }
}
