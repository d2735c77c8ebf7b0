//! Which queries can be deleted, and how.

use orm_core::prelude::*;
use orm_core::write::Deleted;
use orm_tests::models::mini;
use orm_tests::models::suite::{Membership, Memo, Root, Writer};
use orm_tests::world::World;

use super::counts;

#[test]
fn a_query_of_rows_to_which_nothing_points_is_one_statement() {
    let world = World::new();
    let (sent, deleted) = world.counted(|db| query!(Membership.filter(role = "member")).delete(db));
    assert_eq!((sent, counts(&deleted.unwrap())), (1, vec![("suite.Membership", 4)]));
    world.assert_state("delete/queryset-fast-path");
}

#[test]
fn an_empty_query_deletes_nothing() {
    let world = World::new();
    let deleted = query!(Memo.filter(pk = 99)).delete(&world).unwrap();
    assert_eq!(deleted, Deleted::default());
    let (sent, deleted) = world.counted(|db| query!(Root.filter(pk = 99)).delete(db));
    assert_eq!((sent, deleted.unwrap()), (1, Deleted::default()));
    world.assert_state("delete/queryset-empty");
}

#[test]
fn all_rows_and_distinct_rows() {
    let world = World::new();
    assert_eq!(query!(mini::Order.all()).delete(&world).unwrap().of("mini.Order"), 14);
    world.assert_state("delete/all");
    let world = World::new();
    assert_eq!(query!(Memo.distinct()).delete(&world).unwrap().total(), 3);
    world.assert_state("delete/after-distinct");
}

#[test]
fn a_condition_on_a_related_row() {
    let world = World::new();
    let (sent, deleted) = world.counted(|db| query!(mini::Order.filter(customer__name = "Bob")).delete(db));
    assert_eq!((sent, counts(&deleted.unwrap())), (1, vec![("mini.Order", 3)]));
    world.assert_state("delete/across-join");
}

#[test]
fn a_condition_on_an_aggregate() {
    let world = World::new();
    let deleted = query!(Writer.alias(n = Count(book)).filter(n__gte = 2)).delete(&world).unwrap();
    let expected = [("suite.Book", 2), ("suite.Book_writers", 3), ("suite.Store_books", 4), ("suite.Writer", 1)];
    assert_eq!(counts(&deleted), expected);
    world.assert_state("delete/annotated-filter");
}

/// What comes with rows is not asked for when they are deleted.
#[test]
fn rows_that_come_with_more() {
    for ask in [
        |db: &World| query!(Writer.annotate(n = Count(book), name_of = F(name)).filter(n__gte = 2)).delete(db),
        |db: &World| {
            let writers = query!(Writer.annotate(n = Count(book)));
            query!(writers.annotate(twice = F(n) * 2).filter(twice__gte = 4)).delete(db)
        },
    ] {
        let world = World::new();
        assert_eq!(ask(&world).unwrap().of("suite.Writer"), 1);
        world.assert_state("delete/annotated-filter");
    }
    let world = World::new();
    let orders = query!(mini::Order.select_related(customer).annotate(twice = F(quantity) * 2).filter(twice__gt = 6));
    let count = orders.count(&world).unwrap();
    assert!(count > 0);
    assert_eq!(i64::try_from(orders.delete(&world).unwrap().of("mini.Order")).unwrap(), count);
    assert_eq!(orders.count(&world).unwrap(), 0);
    let world = World::new();
    let (sent, deleted) = world
        .counted(|db| query!(mini::Order.prefetch_related(product__tags).filter(customer__name = "Bob")).delete(db));
    assert_eq!((sent, deleted.unwrap().of("mini.Order")), (1, 3));
    world.assert_state("delete/across-join");
}

/// A condition over an aggregate is no condition of the one table, even where only that is asked.
#[test]
fn rows_are_found_by_a_condition_over_an_aggregate() {
    let world = World::new();
    let none = query!(Memo.annotate(n = Count(id)).filter(n__gt = 1)).delete(&world).unwrap();
    assert_eq!(none.total(), 0);
    let all = query!(Memo.annotate(n = Count(id)).filter(n = 1)).delete(&world).unwrap();
    assert!(all.total() > 0 && !query!(Memo.all()).exists(&world).unwrap());
}
