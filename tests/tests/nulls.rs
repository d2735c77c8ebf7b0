//! Rows in which something is NULL, or that are related to nothing: what conditions under `!` and in `exclude` leave of them.
//! Each of these fails if one guard is left out of the SQL.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
struct Shelf {
    id: i64,
    name: String,
    above: Option<ForeignKey<Self>>,
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

/// Two shelves, one above the other, and four items: on either, on none, and reduced to nothing less.
fn shop() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Shelf, Item]).unwrap();
    db.execute_batch(
        "INSERT INTO shop_shelf VALUES (1, 'top', NULL), (2, 'low', 1);
         INSERT INTO shop_item VALUES
             (1, 'mug', 9, NULL, 1), (2, 'pot', 20, 15, 2), (3, 'jug', 7, 7, NULL), (4, 'cup', 3, NULL, NULL)",
    )
    .unwrap();
    db
}

fn names(query: Query<'_, Item>) -> String {
    query.all(&shop()).unwrap().into_iter().map(|item| item.name).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_compared_with_null_is_not_excluded() {
    assert_eq!(names(query!(Item.exclude(price = F(reduced)))), "mug pot cup");
    assert_eq!(names(query!(Item.exclude(reduced = F(price)))), "mug pot cup");
    assert_eq!(names(query!(Item.filter(!Q(reduced__lt = F(price))))), "mug jug cup");
    assert_eq!(names(query!(Item.exclude(shelf__above__name = "top"))), "mug jug cup");
}

#[test]
fn a_condition_that_says_nothing_is_none_under_a_negation() {
    assert_eq!(names(query!(Item.filter(!Q()))), "mug pot jug cup");
    assert_eq!(names(query!(Item.filter(!Q(), price__gt = 8))), "mug pot");
    assert_eq!(names(query!(Item.filter(Q(price = 3) | !Q()))), "cup");
    assert_eq!(names(query!(Item.exclude(Q()))), "mug pot jug cup");
}

#[test]
fn several_conditions_exclude_what_meets_all_of_them() {
    assert_eq!(names(query!(Item.exclude(shelf__name__isnull = true, name = "cup"))), "mug pot jug");
    assert_eq!(names(query!(Item.filter(!(Q(shelf__name__isnull = true) & Q(name = "cup"))))), "mug pot jug");
    assert_eq!(names(query!(Item.exclude(shelf__name = "top", name = "mug"))), "pot jug cup");
    assert_eq!(names(query!(Item.filter(!(Q(shelf__name = "top") | Q(name = "cup"))))), "pot jug");
}

/// A condition inside of `&` needs the related row; beside it, a row that is related to nothing may do.
#[test]
fn either_of_two_conditions_leaves_rows_that_are_related_to_nothing() {
    assert_eq!(names(query!(Item.filter(Q(price = 3) | (Q(shelf__name = "top") & Q(price = 9))))), "mug cup");
    assert_eq!(names(query!(Item.filter((Q(shelf__above__name = "top") & Q(price = 20)) | Q(price = 3)))), "pot cup");
    assert_eq!(names(query!(Item.filter(Q(price = 3) ^ (Q(shelf__name = "top") & Q(price = 9))))), "mug cup");
    assert_eq!(names(query!(Item.filter(Q(price = 3) | !(Q(shelf__name = "top") | Q(price = 20))))), "jug cup");
}
