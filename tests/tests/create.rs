//! `create`: the row that comes back, the SQL, and what the tables hold afterwards.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use orm_core::prelude::*;
use orm_tests::conformance::{dec, timestamp, uuid};
use orm_tests::models::suite::{Account, Invoice};
use orm_tests::models::{mini, shop};
use orm_tests::world::World;

#[test]
fn the_stored_row_comes_back() {
    let world = World::new();
    let (sent, mug) =
        world.counted(|db| query!(mini::Product.create(name = "Mug", category = "Kitchen", price = 12)).run(db));
    let mug = mug.unwrap();
    assert_eq!(sent, 1);
    let expected =
        mini::Product { id: 13, name: "Mug".into(), category: "Kitchen".into(), price: 12, inventory_count: 0 };
    assert_eq!(mug, expected);
    world.assert_state("create/create");
    assert_eq!(query!(mini::Product.get(pk = mug.id)).run(&world).unwrap(), mug);
}

#[test]
fn the_text_names_what_is_stored() {
    let name = String::from("Mug");
    let create = query!(mini::Product.create(category = "Kitchen", name = &name, price = 12));
    assert_eq!(
        create.sql(),
        r#"INSERT INTO "mini_product" ("name", "category", "price", "inventory_count") VALUES (?2, ?1, ?3, ?4) RETURNING "mini_product"."id", "mini_product"."name", "mini_product"."category", "mini_product"."price", "mini_product"."inventory_count""#
    );
    assert_eq!(create.params().len(), 3);
}

#[test]
fn a_key_can_be_given() {
    let world = World::new();
    let made = query!(mini::Product.create(pk = 100, name = "X", category = "Y", price = 1)).run(&world).unwrap();
    assert_eq!(made.id, 100);
    world.assert_state("create/create-with-explicit-pk");
    let error = query!(mini::Product.create(id = 100, name = "X", category = "Y", price = 1)).run(&world).unwrap_err();
    assert!(error.is_unique_violation(), "{error}");
}

#[test]
fn keys_are_rows_or_keys() {
    let world = World::new();
    let customer = query!(mini::Customer.get(pk = 2)).run(&world).unwrap();
    let day = date(2024, 7, 1);
    let order = query!(mini::Order.create(customer = &customer, product_id = 3, quantity = 1, order_date = day));
    assert_eq!(order.run(&world).unwrap().customer, ForeignKey::new(2));
    world.assert_state("create/create-with-fk-instance");
}

#[test]
fn constraints_are_errors() {
    let world = World::new();
    let error = query!(mini::Tag.create(name = "sale")).run(&world).unwrap_err();
    assert!(error.is_unique_violation(), "{error}");
    let day = date(2024, 7, 1);
    let order = query!(mini::Order.create(customer_id = 99, product_id = 1, quantity = 1, order_date = day));
    let error = order.run(&world).unwrap_err();
    assert!(error.is_foreign_key_violation(), "{error}");
    let error = query!(shop::Product.create(
        name = "X",
        price = -1,
        created_at = timestamp("2024-06-15T12:00:00Z"),
        uid = uuid("00000000-0000-0000-0000-000000000007")
    ))
    .run(&world)
    .unwrap_err();
    assert!(error.is_check_violation(), "{error}");
    world.assert_state("create/create-unique-violation");
}

#[test]
fn defaults_are_stored() {
    let world = World::new();
    let made = query!(shop::Customer.create(name = "X", joined = date(2024, 1, 1))).run(&world).unwrap();
    assert_eq!((made.tier, made.balance, made.email), ("basic".to_owned(), dec("0"), None));
    world.assert_state("create/defaults");
    let world = World::new();
    let account = query!(Account.create(owner = "eve", closed = None, visits = 7)).run(&world).unwrap();
    assert_eq!((account.kind.as_str(), account.balance, account.visits), ("main", dec("0"), 7));
}

#[test]
fn what_the_database_makes_comes_back() {
    let world = World::new();
    let before = jiff::Timestamp::now();
    let made = query!(Invoice.create(net = dec("2.50"), state = "new")).run(&world).unwrap();
    assert_eq!((made.quantity, made.total, made.state.as_str()), (1, dec("2.50"), "new"));
    assert!(made.changed >= before && made.created >= before);
    let stored = query!(Invoice.get(pk = made.id)).run(&world).unwrap();
    assert_eq!(stored, made);
}

#[test]
fn values_of_every_type_come_back_as_they_are_read() {
    let world = World::new();
    // What is computed by the database.
    let made = query!(mini::Customer.create(name = Upper(Value("eve")), email = Value(None))).run(&world).unwrap();
    assert_eq!((made.name.as_str(), made.email), ("EVE", None));
    let price = dec("9.5");
    let product = query!(shop::Product.create(
        name = String::from("Mug"),
        price = price,
        weight = 3,
        created_at = timestamp("2024-06-15T12:00:00.25Z"),
        uid = uuid("00000000-0000-0000-0000-000000000008"),
        attributes = serde_json::json!({"color": "red"}),
        category = Some(1),
        is_featured = true,
    ));
    let product = product.run(&world).unwrap();
    assert_eq!(product, query!(shop::Product.get(pk = product.id)).run(&world).unwrap());
    assert_eq!((product.price.to_string().as_str(), product.weight), ("9.50", Some(3.0)));
}

#[derive(Model, Debug, PartialEq)]
#[model(table = "mini_tag")]
struct Nameless {
    id: i64,
}

#[test]
fn a_row_may_need_no_values() {
    assert_eq!(query!(Nameless.create()).sql(), r#"INSERT INTO "mini_tag" DEFAULT VALUES RETURNING "mini_tag"."id""#);
}
