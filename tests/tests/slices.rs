//! Slices, whose ends are known where the program runs, slices of slices, and aggregates over slices; the order turned round.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
struct Item {
    id: i64,
}

fn shop() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Item]).unwrap();
    Item::bulk_create(&db, (0..6).map(|_| Item { id: 0 })).unwrap();
    db
}

#[track_caller]
fn assert_ids<S>(query: Query<'_, Item, S>, expected: &[i64]) {
    let db = shop();
    let ids: Vec<i64> = query.all(&db).unwrap().into_iter().map(|item| item.id).collect();
    assert_eq!(ids, expected);
    assert_eq!(usize::try_from(query.count(&db).unwrap()), Ok(expected.len()));
    assert_eq!(query.exists(&db).unwrap(), !expected.is_empty());
}

/// For SQLite, a negative LIMIT is none.
#[test]
fn ends_that_cross_are_no_rows() {
    for (from, to) in [(0, 0), (3, 3), (3, 1), (6, 9), (9, 2), (i64::MAX, i64::MAX)] {
        assert_ids(query!(Item.order_by(id)[from..to]), &[]);
        assert_ids(query!(Item.order_by(id)[from..2][5..]), &[]);
    }
    let few = 2;
    assert_ids(query!(Item.order_by(id)[few..1]), &[]);
    assert_ids(query!(Item.order_by(id)[3..few]), &[]);
    let before = -1;
    assert_ids(query!(Item.order_by(id)[before..few]), &[1, 2]);
}

#[test]
fn a_slice_of_a_slice_stays_inside_of_it() {
    assert_ids(query!(Item.order_by(id)[1..4][1..9]), &[3, 4]);
    assert_ids(query!(Item.order_by(id)[1..4][5..]), &[]);
    assert_ids(query!(Item.order_by(id)[2..][1..3]), &[4, 5]);
    let (one, four, nine) = (1, 4, 9);
    assert_ids(query!(Item.order_by(id)[one..four][one..nine]), &[3, 4]);
    assert_ids(query!(Item.order_by(id)[one..four][nine..]), &[]);
    assert_ids(query!(Item.order_by(id)[..four][one..]), &[2, 3, 4]);
    assert_ids(query!(Item.order_by(id)[2..][..one]), &[3]);
}

#[test]
fn the_first_and_the_last_row_are_those_of_the_slice() {
    let (db, two) = (shop(), 2);
    let ends = |first: Option<Item>, last: Option<Item>| (first.map(|item| item.id), last.map(|item| item.id));
    let slice = query!(Item.order_by(id)[1..4]);
    assert_eq!(ends(slice.first(&db).unwrap(), slice.last(&db).unwrap()), (Some(2), Some(4)));
    let slice = query!(Item.order_by(-id)[two..]);
    assert_eq!(ends(slice.first(&db).unwrap(), slice.last(&db).unwrap()), (Some(4), Some(1)));
    let slice = query!(Item.order_by(id)[4..two]);
    assert_eq!(ends(slice.first(&db).unwrap(), slice.last(&db).unwrap()), (None, None));
}

#[test]
fn an_aggregate_over_a_slice_may_have_a_condition() {
    let db = shop();
    let slice = query!(Item.order_by(id)[1..4].aggregate(
        all = Count(id),
        some = Count(id, filter = Q(id__gt = 2)),
        sum = Sum(id, filter = Q(id__gt = 2), default = 0),
        none = Max(id, filter = Q(id__gt = 4))
    ));
    let found = slice.run(&db).unwrap();
    assert_eq!((found.all, found.some, found.sum, found.none), (3, 2, 7, None));
}

/// What is computed of aggregates may ask for columns, annotations and other queries.
#[test]
fn what_is_computed_of_a_slice_may_name_anything_of_it() {
    let db = shop();
    let slice = query!(Item.order_by(id)[1..4].aggregate(
        some = Case(When(id__gt = 0, then = Sum(id)), default = Value(0)),
        none = Case(When(id__gt = 9, then = Sum(id)), default = Max(id)),
        several = Case(When(some__gt = 8, then = Count()), default = Value(0)),
        each = Sum(Case(When(id = 2, then = F(id) * 10), default = F(id))),
        other = Count(id, filter = Exists(Item.filter(id = OuterRef(id) + 2, id__gt = 5))),
        inner = Sum(Subquery(Item.filter(id__lt = OuterRef(id)).order_by(-id).values(id)[..1])),
        raw = Sum(RawSQL::<i64>("shop_item.id + 1"))
    ));
    let found = slice.run(&db).unwrap();
    assert_eq!((found.some, found.none, found.several, found.each), (Some(9), Some(4), 3, Some(27)));
    assert_eq!((found.other, found.inner, found.raw), (1, Some(6), Some(12)));
    let slice = query!(Item.annotate(double = F(id) * 2).order_by(-id)[..2].aggregate(
        sum = Sum(double),
        large = Count(id, filter = Q(double__gt = 10)),
        twice = Sum(F(double) + F(id))
    ));
    let found = slice.run(&db).unwrap();
    assert_eq!((found.sum, found.large, found.twice), (Some(22), 1, Some(33)));
}

/// The column is more than the rows are told apart by, so it is a part of them.
#[test]
fn an_aggregate_over_distinct_rows_is_of_the_columns_it_names() {
    let db = shop();
    let distinct = query!(Item.values(odd = F(id) % 2).distinct().aggregate(sum = Sum(odd), rows = Count()));
    let found = distinct.run(&db).unwrap();
    assert_eq!((found.sum, found.rows), (Some(1), 2));
    let distinct = query!(Item.values(odd = F(id) % 2).distinct().aggregate(sum = Sum(F(id) % 3), rows = Count()));
    let found = distinct.run(&db).unwrap();
    assert_eq!((found.sum, found.rows), (Some(6), 6));
}

#[test]
fn an_order_that_is_turned_twice_is_itself() {
    assert_ids(query!(Item.order_by(id).reverse()[..2]), &[6, 5]);
    assert_ids(query!(Item.order_by(id).reverse().reverse()[..2]), &[1, 2]);
    assert_ids(query!(Item.all().reverse().reverse().reverse()[..2]), &[6, 5]);
}
