//! `bulk_create` in the language: many rows of values.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_tests::conformance::dec;
use orm_tests::models::mini;
use orm_tests::models::suite::{Account, Invoice};
use orm_tests::world::World;

#[test]
fn each_item_is_a_row() {
    let world = World::new();
    let names = [String::from("one"), String::from("two")];
    let (sent, tags) = world.counted(|db| query!(mini::Tag.bulk_create(&names, |name| (name = name))).run(db));
    let tags = tags.unwrap();
    assert_eq!(sent, 1);
    assert_eq!(tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(tags[1].id, tags[0].id + 1);
    assert_eq!(query!(mini::Tag.filter(pk__gte = tags[0].id).order_by(pk)).all(&world).unwrap(), tags);
}

#[test]
fn values_may_be_those_of_the_item_or_of_all_rows() {
    let world = World::new();
    let category = "Kitchen";
    let items = vec![("Mug".to_owned(), 9), ("Cup".to_owned(), 7)];
    let made = query!(mini::Product.bulk_create(items, |(name, price)| (
        name = name,
        category = category,
        price = price + 1,
        inventory_count = 3
    )));
    let made = made.run(&world).unwrap();
    let expected = |at: usize, name: &str, price| mini::Product {
        id: made[at].id,
        name: name.into(),
        category: "Kitchen".into(),
        price,
        inventory_count: 3,
    };
    assert_eq!(made, [expected(0, "Mug", 10), expected(1, "Cup", 8)]);
}

#[test]
fn batches_are_one_transaction() {
    let world = World::new();
    let numbers = || (0..120).map(|number| if number == 119 { "sale".to_owned() } else { format!("tag {number}") });
    let before = query!(mini::Tag).count(&world).unwrap();
    let error = query!(mini::Tag.bulk_create(numbers(), |name| (name = name))).run(&world).unwrap_err();
    assert!(error.is_unique_violation(), "{error}");
    assert_eq!(query!(mini::Tag).count(&world).unwrap(), before);
    let made = query!(mini::Tag.bulk_create(numbers(), |name| (name = name), ignore_conflicts = true));
    let (sent, made) = world.counted(|db| made.run(db));
    assert_eq!((sent, made.unwrap()), (3, 119));
}

#[test]
fn rows_that_are_there_are_updated() {
    let world = World::new();
    let first = query!(Account.order_by(pk)).first(&world).unwrap().unwrap();
    let items = [(first.owner.clone(), 70), ("eve".to_owned(), 80)];
    let made = query!(Account.bulk_create(
        items,
        |(owner, visits)| (owner = owner, kind = &first.kind, visits = visits, closed = None),
        update_conflicts(unique(owner, kind), update(visits))
    ));
    let made = made.run(&world).unwrap();
    assert_eq!(made[0], Account { visits: 70, ..first.clone() });
    assert_eq!((made[1].owner.as_str(), made[1].visits, made[1].balance), ("eve", 80, dec("0")));
}

#[test]
fn what_the_database_makes_comes_back() {
    let world = World::new();
    let made = query!(Invoice.bulk_create([2, 3], |net| (net = net, quantity = 2, state = "new"))).run(&world).unwrap();
    assert_eq!(made.iter().map(|row| row.total).collect::<Vec<_>>(), [dec("4"), dec("6")]);
    let none: [i32; 0] = [];
    let (sent, made) = world.counted(|db| query!(Invoice.bulk_create(none, |net| (net = net))).run(db));
    assert_eq!((sent, made.unwrap()), (0, Vec::new()));
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
struct Sheet {
    id: i64,
    #[model(unique)]
    name: String,
    width: i64,
    #[model(generated = "\"width\" * 2")]
    doubled: Option<i64>,
}

fn sheet(id: i64, name: &str, width: i64) -> Sheet {
    Sheet { id, name: name.to_owned(), width, doubled: None }
}

#[test]
fn each_row_gets_what_was_computed_of_it() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Sheet]).unwrap();
    let rows = [sheet(7, "seven", 70), sheet(0, "new", 1), sheet(3, "three", 30), sheet(0, "newer", 2)];
    let made = Sheet::bulk_create(&db, rows).unwrap();
    let made: Vec<_> = made.iter().map(|sheet| (sheet.id, sheet.doubled)).collect();
    assert_eq!(made, [(7, Some(140)), (8, Some(2)), (3, Some(60)), (9, Some(4))]);
}

/// Of rows that are there and are left as they are, the database tells nothing.
#[test]
fn rows_that_are_left_as_they_are_get_no_wrong_key() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Sheet]).unwrap();
    Sheet::bulk_create(&db, [sheet(0, "b", 2)]).unwrap();
    let rows = || ["a", "b", "c"].map(|name| sheet(0, name, 1));
    let made = Sheet::bulk_create_or_update(&db, rows(), |sheet| sheet.name, |_| ()).unwrap();
    assert_eq!(made.iter().map(|sheet| sheet.id).collect::<Vec<_>>(), [0, 0, 0]);
    let made = Sheet::bulk_create_or_update(&db, rows(), |sheet| sheet.name, |sheet| sheet.width).unwrap();
    for sheet in &made {
        assert_eq!(query!(Sheet.get(name = &sheet.name)).run(&db).unwrap().id, sheet.id);
    }
}
