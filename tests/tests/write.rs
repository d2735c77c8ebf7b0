//! Rows one by one and many at once: what the tables hold afterwards, and how many statements that took.

#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::civil::date;
use orm_core::Error;
use orm_core::prelude::*;
use orm_tests::conformance::{dec, timestamp, uuid};
use orm_tests::models::suite::{Account, AllTypes, Invoice, Kiosk, UuidKeyed};
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;
use serde_json::json;

fn product(id: i64, name: &str, category: &str, price: i32) -> mini::Product {
    mini::Product { id, name: name.into(), category: category.into(), price, inventory_count: 0 }
}

fn tag(name: &str) -> mini::Tag {
    mini::Tag { id: 0, name: name.into() }
}

fn found(world: &World, id: i64) -> mini::Product {
    query!(mini::Product.filter(pk = id)).get(world).unwrap()
}

#[test]
fn a_new_row_gets_its_key() {
    let world = World::new();
    let mut mug = product(0, "Mug", "Kitchen", 12);
    let (sent, inserted) = world.counted(|db| mug.insert(db));
    inserted.unwrap();
    assert_eq!((sent, mug.id), (1, 13));
    assert_eq!(found(&world, 13), mug);
    world.assert_state("create/create");
}

#[test]
fn a_new_row_is_saved_by_one_insert() {
    let world = World::new();
    let mut mug = mini::Product { inventory_count: 3, ..product(0, "Mug", "Kitchen", 12) };
    let (sent, saved) = world.counted(|db| mug.save(db));
    saved.unwrap();
    assert_eq!((sent, mug.id), (1, 13));
    world.assert_state("create/save-new");
}

#[test]
fn a_key_that_is_given_is_inserted() {
    let world = World::new();
    let (sent, inserted) = world.counted(|db| product(100, "X", "Y", 1).insert(db));
    inserted.unwrap();
    assert_eq!(sent, 1);
    world.assert_state("create/create-with-explicit-pk");
}

#[test]
fn saving_tries_to_update_first() {
    let world = World::new();
    let (sent, saved) = world.counted(|db| product(100, "X", "Y", 1).save(db));
    saved.unwrap();
    assert_eq!(sent, 2);
    world.assert_state("create/save-with-explicit-pk-tries-update-first");
}

#[test]
fn saving_writes_every_column() {
    let world = World::new();
    let (sent, saved) = world.counted(|db| product(1, "New", "Y", 1).save(db));
    saved.unwrap();
    assert_eq!(sent, 1);
    world.assert_state("create/save-with-existing-pk-updates");
}

#[test]
fn constraints_are_errors() {
    let world = World::new();
    let error = product(1, "X", "Y", 1).insert(&world).unwrap_err();
    assert!(error.is_unique_violation(), "{error}");
    assert_eq!(error.constraint().unwrap().columns, ["id"]);
    let error = tag("sale").insert(&world).unwrap_err();
    assert_eq!(error.to_string(), "a row with the same `mini_tag.name` exists");
    let mut order =
        mini::Order { id: 0, customer: 99.into(), product: 1.into(), quantity: 1, order_date: date(2024, 7, 1) };
    assert!(order.insert(&world).unwrap_err().is_foreign_key_violation());
    assert_eq!(order.id, 0);
    world.assert_state("create/create-fk-violation");
}

#[test]
fn a_check_is_an_error() {
    let world = World::new();
    let mut product = shop::Product {
        id: 0,
        name: "X".into(),
        sku: None,
        description: String::new(),
        category: None,
        price: dec("-1"),
        sale_price: None,
        inventory_count: 0,
        weight: None,
        is_active: true,
        is_featured: None,
        released: None,
        created_at: timestamp("2024-06-15T12:00:00Z"),
        warranty: None,
        uid: uuid("00000000-0000-0000-0000-000000000007"),
        attributes: None,
    };
    let error = product.insert(&world).unwrap_err();
    assert!(error.is_check_violation(), "{error}");
    assert_eq!(error.constraint().unwrap().name.as_deref(), Some("product_price_not_negative"));
}

#[test]
fn every_type_is_stored_as_django_does() {
    let world = World::new();
    let mut row = AllTypes {
        id: 0,
        char: Some("ß".into()),
        text: Some("a\nb".into()),
        slug: Some("s-1".into()),
        email: Some("x@y.z".into()),
        url: Some("http://e.x".into()),
        small: Some(-1),
        integer: Some(1),
        big: Some(i64::MIN),
        positive: Some(0),
        positive_small: Some(1),
        positive_big: Some(2),
        floating: Some(2.0),
        decimal2: Some(dec("3.1")),
        decimal6: Some(dec("-0.5")),
        boolean: Some(false),
        date: Some(date(2024, 12, 31)),
        time: Some(jiff::civil::time(1, 2, 3, 0)),
        datetime: Some(timestamp("2024-05-06T07:08:09Z")),
        duration: Some(jiff::SignedDuration::from_hours(-1)),
        uuid: Some(uuid("00000000-0000-0000-0000-0000000000ff")),
        binary: Some(vec![0xfe]),
        json: Some(json!({"k": [null, "é"]})),
        ip: Some("::1".parse().unwrap()),
        file: Some("f.bin".into()),
    };
    row.insert(&world).unwrap();
    assert_eq!(row.id, 5);
    world.assert_state("storage.write/all-types");
    assert_eq!(query!(AllTypes.filter(pk = 5)).get(&world).unwrap(), row);
}

#[test]
fn generated_columns_and_times_are_set() {
    let world = World::new();
    let before = Timestamp::now();
    let mut invoice = Invoice {
        id: 0,
        net: dec("2.50"),
        quantity: 3,
        state: "new".into(),
        total: dec("0"),
        changed: Timestamp::UNIX_EPOCH,
        created: Timestamp::UNIX_EPOCH,
    };
    let (sent, inserted) = world.counted(|db| invoice.insert(db));
    inserted.unwrap();
    assert_eq!((sent, invoice.id, invoice.total), (1, 4, dec("7.50")));
    assert!(invoice.created >= before && invoice.changed >= before);
    let created = invoice.created;
    invoice.quantity = 4;
    invoice.changed = Timestamp::UNIX_EPOCH;
    let (sent, saved) = world.counted(|db| invoice.save(db));
    saved.unwrap();
    assert_eq!((sent, invoice.total, invoice.created), (1, dec("10.00"), created));
    assert!(invoice.changed >= before);
    let mut again = query!(Invoice.filter(pk = 4)).get(&world).unwrap();
    assert_eq!(again.total, dec("10.00"));
    again.update_fields(&world, |invoice| invoice.changed).unwrap();
    assert!(again.changed >= invoice.changed);
}

#[test]
fn some_fields_are_written() {
    let world = World::new();
    let mut lamp = found(&world, 4);
    lamp.price = 16;
    lamp.name = "ignored".into();
    let (sent, updated) = world.counted(|db| lamp.update_fields(db, |product| product.price));
    updated.unwrap();
    assert_eq!(sent, 1);
    world.assert_state("save/update-fields");
    let (sent, updated) = world.counted(|db| lamp.update_fields(db, |_| ()));
    updated.unwrap();
    assert_eq!(sent, 0);
    lamp.id = 99;
    let missing = lamp.update_fields(&world, |product| (product.price, product.name)).unwrap_err();
    assert!(matches!(missing, Error::NotUpdated { model: "Product" }), "{missing}");
}

#[test]
fn a_row_that_is_not_there_cannot_be_updated() {
    let world = World::new();
    let missing = product(99, "x", "y", 1).update(&world).unwrap_err();
    assert!(matches!(missing, Error::NotUpdated { .. }));
    assert_eq!(missing.to_string(), "no `Product` has this key, so none was updated");
    world.assert_state("save/force-update-missing");
}

#[test]
fn clearing_the_key_makes_a_copy() {
    let world = World::new();
    let mut copy = found(&world, 4);
    copy.id = 0;
    copy.save(&world).unwrap();
    assert_eq!(copy.id, 13);
    world.assert_state("save/copy-by-clearing-pk");
}

#[test]
fn refreshing_reads_the_row_again() {
    let world = World::new();
    let mut lamp = found(&world, 4);
    world.connection().execute("UPDATE mini_product SET price = 77 WHERE id = 4", []).unwrap();
    let (sent, refreshed) = world.counted(|db| lamp.refresh(db));
    refreshed.unwrap();
    assert_eq!((sent, lamp.price), (1, 77));
    lamp.delete(&world).unwrap();
    assert!(lamp.refresh(&world).unwrap_err().is_does_not_exist());
}

#[test]
fn keys_that_the_database_does_not_assign_are_written() {
    let world = World::new();
    let mut keyed = UuidKeyed { id: uuid("00000000-0000-0000-0000-000000000000"), name: "nil".into() };
    keyed.insert(&world).unwrap();
    assert_eq!(world.value("SELECT id FROM suite_uuidkeyed WHERE name = 'nil'"), "0".repeat(32));
    keyed.name = "none".into();
    let (sent, saved) = world.counted(|db| keyed.save(db));
    saved.unwrap();
    assert_eq!(sent, 1);
    let mut kiosk = Kiosk { place: 5.into(), sells_papers: true };
    kiosk.save(&world).unwrap();
    assert_eq!(world.value("SELECT sells_papers FROM suite_kiosk WHERE place_id = 5"), 1);
    let mut coupon = shop::Coupon { code: "NEW".into(), percent: 5, valid_from: date(2024, 1, 1), valid_until: None };
    coupon.insert(&world).unwrap();
    coupon.percent = 7;
    coupon.update(&world).unwrap();
    assert_eq!(world.value("SELECT percent FROM shop_coupon WHERE code = 'NEW'"), 7);
}

#[test]
fn assigned_keys_are_never_used_again() {
    let world = World::new();
    let mut first = tag("first");
    first.insert(&world).unwrap();
    first.delete(&world).unwrap();
    let mut second = tag("second");
    second.insert(&world).unwrap();
    assert_eq!(second.id, first.id + 1);
}

#[test]
fn assigning_a_key_and_saving() {
    let world = World::new();
    let mut comment = query!(blog::Comment.filter(pk = 8)).get(&world).unwrap();
    comment.article = 1.into();
    comment.save(&world).unwrap();
    world.assert_state("reverse-fk-write/assign-fk-and-save");
    let mut profile = query!(shop::CustomerProfile.filter(pk = 2)).get(&world).unwrap();
    profile.customer = 12.into();
    profile.save(&world).unwrap();
    assert_eq!(profile.customer.fetch(&world).unwrap().id, 12);
}

#[test]
fn many_rows_get_their_keys() {
    let world = World::new();
    let rows = [product(0, "A", "c", 1), product(0, "B", "c", 2)];
    let (sent, made) = world.counted(|db| mini::Product::bulk_create(db, rows));
    assert_eq!((sent, made.unwrap().iter().map(|row| row.id).collect::<Vec<_>>()), (1, vec![13, 14]));
    world.assert_state("bulk-create/returns-keys");
    let (sent, made) = world.counted(|db| mini::Product::bulk_create(db, []));
    assert_eq!((sent, made.unwrap().len()), (0, 0));
}

#[test]
fn many_rows_are_written_in_batches() {
    let world = World::new();
    let tags = (0..10_003).map(|n| tag(&format!("t{n}")));
    let (sent, made) = world.counted(|db| mini::Tag::bulk_create(db, tags));
    let made = made.unwrap();
    assert_eq!(sent, 201);
    assert_eq!((made[0].id, made[49].id, made[50].id, made[10_002].id), (6, 55, 56, 10_008));
    for at in [0, 49, 50, 7_777, 10_002] {
        let name = world.value(&format!("SELECT name FROM mini_tag WHERE id = {}", made[at].id));
        assert_eq!(name, made[at].name);
    }
    let mut made = made;
    for tag in &mut made {
        tag.name.push('!');
    }
    let (sent, updated) = world.counted(|db| mini::Tag::bulk_update(db, &made, |tag| tag.name));
    assert_eq!((sent, updated.unwrap()), (201, 10_003));
    assert_eq!(world.value("SELECT COUNT(*) FROM mini_tag WHERE name LIKE 't%!'"), 10_003);
}

#[test]
fn rows_with_keys_come_first() {
    let world = World::new();
    let rows = [tag("a"), mini::Tag { id: 50, name: "b".into() }];
    let (sent, made) = world.counted(|db| mini::Tag::bulk_create(db, rows));
    assert_eq!((sent, made.unwrap().iter().map(|row| row.id).collect::<Vec<_>>()), (2, vec![51, 50]));
    world.assert_state("bulk-create/mixed-with-and-without-pk");
}

#[test]
fn a_constraint_keeps_all_rows_out() {
    let world = World::new();
    let rows = (0..120).map(|n| tag(&format!("t{n}"))).chain([tag("sale")]);
    assert!(mini::Tag::bulk_create(&world, rows).unwrap_err().is_unique_violation());
    world.assert_state("bulk-create/unique-violation-inserts-nothing");
}

#[test]
fn conflicts_are_ignored() {
    let world = World::new();
    let rows = [tag("sale"), tag("fresh")];
    let (sent, count) = world.counted(|db| mini::Tag::bulk_create_or_ignore(db, rows));
    assert_eq!((sent, count.unwrap()), (1, 1));
    world.assert_state("bulk-create/ignore-conflicts");
}

#[test]
fn conflicts_update_what_is_there() {
    let world = World::new();
    let account = |owner: &str, visits| Account {
        id: 0,
        owner: owner.into(),
        kind: "main".into(),
        balance: dec("0"),
        visits,
        closed: None,
    };
    let (sent, written) = world.counted(|db| {
        let rows = [account("ann", 10), account("zoe", 1)];
        Account::bulk_create_or_update(db, rows, |account| (account.owner, account.kind), |account| account.visits)
    });
    assert_eq!(sent, 1);
    assert_eq!(written.unwrap().iter().map(|account| account.id).collect::<Vec<_>>(), [1, 6]);
    world.assert_state("bulk-create/update-conflicts");
}

#[test]
fn generated_columns_of_many_rows() {
    let world = World::new();
    let row = |net| Invoice {
        id: 0,
        net: dec(net),
        quantity: 2,
        state: "bulk".into(),
        total: dec("0"),
        changed: Timestamp::UNIX_EPOCH,
        created: Timestamp::UNIX_EPOCH,
    };
    let made = Invoice::bulk_create(&world, [row("1.50"), row("2")]).unwrap();
    assert_eq!(made.iter().map(|row| (row.id, row.total)).collect::<Vec<_>>(), [(4, dec("3.00")), (5, dec("4.00"))]);
}

#[test]
fn some_fields_of_many_rows() {
    let world = World::new();
    let mut rows = query!(mini::Product.filter(pk__in = [4, 5]).order_by(id)).all(&world).unwrap();
    (rows[0].price, rows[1].price) = (11, 22);
    let (sent, count) = world.counted(|db| mini::Product::bulk_update(db, &rows, |product| product.price));
    assert_eq!((sent, count.unwrap()), (1, 2));
    world.assert_state("bulk-update/two-rows");
    let (sent, count) = world.counted(|db| mini::Product::bulk_update(db, &[], |product| product.price));
    assert_eq!((sent, count.unwrap()), (0, 0));
    rows[0].id = 99;
    assert_eq!(mini::Product::bulk_update(&world, &rows, |product| (product.price, product.name)).unwrap(), 1);
}

#[test]
fn decimals_keep_their_storage_class_in_bulk() {
    let world = World::new();
    let mut rows = query!(shop::Product.filter(pk__in = [1, 2]).order_by(id)).all(&world).unwrap();
    (rows[0].price, rows[1].price) = (dec("9.50"), dec("7.00"));
    shop::Product::bulk_update(&world, &rows, |product| product.price).unwrap();
    assert_eq!(world.value("SELECT typeof(price) FROM shop_product WHERE id = 1"), "real");
    assert_eq!(world.value("SELECT typeof(price) FROM shop_product WHERE id = 2"), "integer");
}

#[test]
fn nothing_is_prepared_twice() {
    let world = World::new();
    for n in 0..20 {
        let mut row = product(0, "Mug", "Kitchen", n);
        row.insert(&world).unwrap();
        row.price += 1;
        row.save(&world).unwrap();
        row.update_fields(&world, |product| product.price).unwrap();
        row.delete(&world).unwrap();
    }
    assert_eq!(world.statements_reprepared(), 0);
}
