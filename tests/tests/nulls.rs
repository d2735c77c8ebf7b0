//! Rows in which something is NULL, or that are related to nothing: what conditions under `!` and in `exclude`, and either of
//! two conditions, leave of them. Each fails if one guard is left out of the SQL; the rows are those that Django finds.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
struct Room {
    id: i64,
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id), has_many(items: Item, below: Self))]
struct Shelf {
    id: i64,
    name: String,
    above: Option<ForeignKey<Self>>,
    room: ForeignKey<Room>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
struct Item {
    id: i64,
    name: String,
    price: i32,
    reduced: Option<i32>,
    shelf: Option<ForeignKey<Shelf>>,
}

/// Two shelves, one above the other, and a bare one; items on both and on none.
fn shop() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Room, Shelf, Item]).unwrap();
    db.execute_batch(
        "INSERT INTO shop_room VALUES (1, 'hall');
         INSERT INTO shop_shelf VALUES (1, 'top', NULL, 1), (2, 'low', 1, 1), (3, 'bare', NULL, 1);
         INSERT INTO shop_item VALUES
             (1, 'mug', 9, NULL, 1), (2, 'pot', 20, 15, 2), (3, 'jug', 7, 7, NULL), (4, 'cup', 3, NULL, NULL), (5, 'tin', 2, NULL, 1)",
    )
    .unwrap();
    db
}

fn names(query: Query<'_, Item>) -> String {
    query.all(&shop()).unwrap().into_iter().map(|item| item.name).collect::<Vec<_>>().join(" ")
}

fn shelves(query: Query<'_, Shelf>) -> String {
    query.all(&shop()).unwrap().into_iter().map(|shelf| shelf.name).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_compared_with_null_is_not_excluded() {
    assert_eq!(names(query!(Item.exclude(price = F(reduced)))), "mug pot cup tin");
    assert_eq!(names(query!(Item.exclude(reduced = F(price)))), "mug pot cup tin");
    assert_eq!(names(query!(Item.filter(!Q(reduced__lt = F(price))))), "mug jug cup tin");
    assert_eq!(names(query!(Item.exclude(shelf__above__name = "top"))), "mug jug cup tin");
}

#[test]
fn a_condition_that_says_nothing_is_none_under_a_negation() {
    assert_eq!(names(query!(Item.filter(!Q()))), "mug pot jug cup tin");
    assert_eq!(names(query!(Item.filter(!Q(), price__gt = 8))), "mug pot");
    assert_eq!(names(query!(Item.filter(Q(price = 3) | !Q()))), "cup");
    assert_eq!(names(query!(Item.exclude(Q()))), "mug pot jug cup tin");
}

#[test]
fn several_conditions_exclude_what_meets_all_of_them() {
    assert_eq!(names(query!(Item.exclude(shelf__name__isnull = true, name = "cup"))), "mug pot jug tin");
    assert_eq!(names(query!(Item.filter(!(Q(shelf__name__isnull = true) & Q(name = "cup"))))), "mug pot jug tin");
    assert_eq!(names(query!(Item.exclude(shelf__name = "top", name = "mug"))), "pot jug cup tin");
    assert_eq!(names(query!(Item.filter(!(Q(shelf__name = "top") | Q(name = "cup"))))), "pot jug");
}

/// A condition inside of `&` needs the related row; beside it, a row that is related to nothing may do.
#[test]
fn either_of_two_conditions_leaves_rows_that_are_related_to_nothing() {
    assert_eq!(names(query!(Item.filter(Q(price = 3) | (Q(shelf__name = "top") & Q(price = 9))))), "mug cup");
    assert_eq!(names(query!(Item.filter((Q(shelf__above__name = "top") & Q(price = 20)) | Q(price = 3)))), "pot cup");
    // A shelf has a room, but an item need not have a shelf.
    assert_eq!(names(query!(Item.filter(Q(price = 3) | (Q(shelf__room__name = "hall") & Q(price = 9))))), "mug cup");
    assert_eq!(names(query!(Item.filter(Q(price = 3) | !(Q(shelf__name = "top") | Q(price = 20))))), "jug cup");
    // Not so in Django, which joins for the `&` alone.
    assert_eq!(names(query!(Item.filter(Q(price = 3) ^ (Q(shelf__name = "top") & Q(price = 9))))), "mug cup");
}

#[test]
fn that_there_is_no_related_row_is_so_where_the_way_to_it_ends() {
    assert_eq!(names(query!(Item.exclude(shelf__items__isnull = true))), "mug pot tin");
    assert_eq!(names(query!(Item.exclude(shelf__below__isnull = true))), "mug tin");
    assert_eq!(names(query!(Item.filter(!Q(shelf__below__isnull = false)))), "pot jug cup");
    assert_eq!(shelves(query!(Shelf.exclude(items__isnull = true))), "top low");
    assert_eq!(shelves(query!(Shelf.exclude(above__items__isnull = true))), "low");
}

/// In one call, what is negated is said of the related row that was asked for before; by itself, of all of them.
#[test]
fn a_negation_is_about_the_row_that_was_asked_for() {
    assert_eq!(shelves(query!(Shelf.filter(Q(items__price__gt = 1), !Q(items__name = "mug")))), "top low");
    assert_eq!(shelves(query!(Shelf.filter(!Q(items__name = "mug"), items__price__gt = 1))), "low");
    assert_eq!(shelves(query!(Shelf.filter(items__price__gt = 1).exclude(items__name = "mug"))), "low");
    assert_eq!(shelves(query!(Shelf.exclude(items__name = "mug", items__price = 2))), "low bare");
}
