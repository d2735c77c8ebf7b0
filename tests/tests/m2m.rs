//! Related objects: reading them, and changing which they are.

#![allow(clippy::unwrap_used)]

use std::sync::{Arc, Mutex};

use jiff::civil::date;
use orm_core::prelude::*;
use orm_tests::conformance::timestamp;
use orm_tests::models::suite::{Company, Creator, Membership, Report, Team};
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;

fn product(db: &Db, id: i64) -> mini::Product {
    query!(mini::Product.filter(pk = id)).get(db).unwrap()
}

fn author(db: &Db, id: i64) -> blog::Author {
    query!(blog::Author.filter(pk = id)).get(db).unwrap()
}

fn article(db: &Db, id: i64) -> blog::Article {
    query!(blog::Article.filter(pk = id)).get(db).unwrap()
}

fn team(db: &Db, id: i64) -> Team {
    query!(Team.filter(pk = id)).get(db).unwrap()
}

/// Does `write` to a fresh database, within so many statements, and compares with Django.
fn case(id: &str, statements: u64, write: impl FnOnce(&Db) -> orm_core::Result<()>) {
    let world = World::new();
    let (sent, written) = world.counted(write);
    written.unwrap();
    assert!(sent <= statements, "{sent} statements: {id}");
    world.assert_state(id);
}

#[test]
fn reading_related_rows() {
    let world = World::new();
    let orders = product(&world, 1).order().all(&world).unwrap();
    assert!(!orders.is_empty());
    assert!(orders.iter().all(|order| *order.product.key() == 1));
    assert_eq!(orders[0].product.fetch(&world).unwrap(), product(&world, 1));
    let tags = product(&world, 11);
    let tags = tags.tags();
    assert_eq!(tags.count(&world).unwrap(), 3);
    assert!(tags.exists(&world).unwrap());
    let sale = query!(mini::Tag.filter(name = "sale")).get(&world).unwrap();
    assert_eq!(sale.product().count(&world).unwrap(), 4);
    let ids: Vec<i64> = author(&world, 1).articles().all(&world).unwrap().iter().map(|row| row.id).collect();
    assert_eq!(ids, [3, 1, 10]);
}

/// Django's `constrained_target`.
#[test]
fn only_the_join_table_is_counted() {
    let world = World::new();
    let product = product(&world, 11);
    let texts = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&texts);
    world.on_query(move |event| seen.lock().unwrap().push(event.sql.to_owned()));
    assert_eq!(product.tags().count(&world).unwrap(), 3);
    assert!(product.tags().exists(&world).unwrap());
    let texts = texts.lock().unwrap();
    assert_eq!(texts.len(), 2);
    assert!(texts.iter().all(|text| !text.contains("JOIN")), "{texts:?}");
}

#[test]
fn rows_between_that_point_nowhere_are_not_counted() {
    #[derive(Model)]
    #[model(many_to_many(guests: Guest through = Seat))]
    struct Table {
        id: i64,
    }

    #[derive(Model)]
    struct Guest {
        id: i64,
    }

    #[derive(Model)]
    struct Seat {
        id: i64,
        table: ForeignKey<Table>,
        guest: Option<ForeignKey<Guest>>,
    }

    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Table, Guest, Seat]).unwrap();
    let mut table = Table { id: 0 };
    table.insert(&db).unwrap();
    let seat = |guest| Seat { id: 0, table: ForeignKey::new(1), guest };
    seat(None).insert(&db).unwrap();
    assert_eq!((table.guests().count(&db).unwrap(), table.guests().exists(&db).unwrap()), (0, false));
    Guest { id: 0 }.insert(&db).unwrap();
    seat(Some(ForeignKey::new(1))).insert(&db).unwrap();
    assert_eq!((table.guests().count(&db).unwrap(), table.guests().exists(&db).unwrap()), (1, true));
    assert_eq!(table.guests().all(&db).unwrap().len(), 1);
}

#[test]
fn reading_the_other_end_of_a_one_to_one() {
    let world = World::new();
    let customer = |id: i64| query!(shop::Customer.filter(pk = id)).get(&world).unwrap();
    assert_eq!(customer(6).profile().get(&world).unwrap().bio, "VIP");
    assert!(customer(4).profile().get(&world).unwrap_err().is_does_not_exist());
    assert_eq!(customer(4).profile().first(&world).unwrap(), None);
}

#[test]
fn adding() {
    case("m2m-write/add-instance", 3, |db| {
        let tag = query!(mini::Tag.filter(pk = 1)).get(db)?;
        product(db, 5).tags().add(db, [&tag])
    });
    case("m2m-write/add-ids", 2, |db| product(db, 5).tags().add(db, [1, 2, 4]));
    case("m2m-write/add-existing-is-silent", 2, |db| product(db, 1).tags().add(db, [1]));
    case("m2m-write/add-mixed-existing-and-new", 2, |db| product(db, 1).tags().add(db, [1, 2]));
    case("m2m-write/add-nothing", 1, |db| product(db, 1).tags().add(db, [0_i64; 0]));
    case("m2m-write/reverse-add", 2, |db| query!(mini::Tag.filter(pk = 5)).get(db)?.product().add(db, [1, 2]));
    case("m2m-write/related-name-add", 3, |db| {
        let customer = query!(shop::Customer.filter(pk = 1)).get(db)?;
        query!(shop::Product.filter(pk = 9)).get(db)?.fans().add(db, [&customer])
    });
}

#[test]
fn a_row_that_is_not_there_cannot_be_added() {
    let world = World::new();
    let error = product(&world, 1).tags().add(&world, [2, 99]).unwrap_err();
    assert!(error.is_foreign_key_violation(), "{error}");
    world.assert_state("m2m-write/add-missing-target");
}

#[test]
fn removing() {
    case("m2m-write/remove", 2, |db| product(db, 11).tags().remove(db, [2, 4]));
    case("m2m-write/remove-absent-is-silent", 2, |db| product(db, 5).tags().remove(db, [1]));
    case("m2m-write/clear", 2, |db| product(db, 11).tags().clear(db));
    case("m2m-write/reverse-clear", 2, |db| query!(mini::Tag.filter(pk = 2)).get(db)?.product().clear(db));
}

#[test]
fn setting_writes_the_difference() {
    case("m2m-write/set-adds-and-removes-the-difference", 4, |db| product(db, 11).tags().set(db, [2, 3]));
    case("m2m-write/set-same-writes-nothing", 2, |db| product(db, 1).tags().set(db, [1, 4]));
    case("m2m-write/set-empty", 3, |db| product(db, 1).tags().set(db, [0_i64; 0]));
    case("m2m-write/reverse-set", 4, |db| query!(mini::Tag.filter(pk = 3)).get(db)?.product().set(db, [1, 6]));
}

#[test]
fn creating_a_related_row() {
    case("m2m-write/create", 3, |db| {
        let made = product(db, 5).tags().create(db, mini::Tag { id: 0, name: "academic".into() })?;
        assert_eq!(made.id, 6);
        Ok(())
    });
    let world = World::new();
    let taken = product(&world, 5).tags().create(&world, mini::Tag { id: 0, name: "sale".into() }).unwrap_err();
    assert!(taken.is_unique_violation());
    world.assert_state("m2m-write/get-or-create-of-an-unlinked-row-fails");
}

#[test]
fn friends_are_friends_of_each_other() {
    case("m2m-write/symmetrical-add-writes-two-rows", 3, |db| author(db, 4).friends().add(db, [6]));
    case("m2m-write/symmetrical-remove-deletes-two-rows", 2, |db| author(db, 1).friends().remove(db, [2]));
    case("m2m-write/asymmetrical-add-writes-one-row", 2, |db| author(db, 4).follows().add(db, [6]));
    let world = World::new();
    author(&world, 1).friends().clear(&world).unwrap();
    assert_eq!(world.value("SELECT COUNT(*) FROM blog_author_friends WHERE 1 IN (from_author_id, to_author_id)"), 0);
    author(&world, 4).follows().add(&world, [6]).unwrap();
    let followers = author(&world, 6).followers().all(&world).unwrap();
    assert!(followers.iter().any(|follower| follower.id == 4));
}

#[test]
fn rows_between_that_are_rows_of_a_model() {
    case("m2m-write/through-remove-takes-all-rows", 2, |db| team(db, 1).members().remove(db, [3]));
    let world = World::new();
    let members = team(&world, 2);
    members.members().set(&world, [4, 5]).unwrap();
    let rows = query!(Membership.filter(team = 2).order_by(person)).all(&world).unwrap();
    let added: Vec<_> = rows.iter().map(|row| (*row.person.key(), row.role.as_str())).collect();
    assert_eq!(added.last(), Some(&(5, "member")));
    assert_eq!(added.len(), 2);
    let mut guest = Membership {
        id: 0,
        person: 5.into(),
        team: 3.into(),
        inviter: None,
        role: "guest".into(),
        date_joined: Some(date(2020, 1, 1)),
    };
    let world = World::new();
    guest.insert(&world).unwrap();
    world.assert_state("m2m-write/through-add-with-defaults");
    let (sent, added) = world.counted(|db| team(db, 3).members().add(db, [5]));
    added.unwrap();
    assert_eq!(sent, 2);
    world.assert_state("m2m-write/through-add-with-defaults");
}

#[test]
fn rows_that_point_here_are_added_and_created() {
    case("reverse-fk-write/create", 2, |db| {
        let comment = blog::Comment {
            id: 0,
            article: 9.into(),
            parent: None,
            author_name: "z".into(),
            text: "hi".into(),
            score: 0,
            is_spam: false,
            created: timestamp("2024-06-15T12:00:00Z"),
        };
        let made = article(db, 1).comment().create(db, comment)?;
        assert_eq!(*made.article.key(), 1);
        Ok(())
    });
    case("reverse-fk-write/add-moves-the-row", 3, |db| {
        let comment = query!(blog::Comment.filter(pk = 1)).get(db)?;
        article(db, 2).comment().add(db, [&comment])
    });
}

#[test]
fn rows_that_point_here_are_removed() {
    case("reverse-fk-write/remove-needs-null", 3, |db| author(db, 1).articles().remove(db, [&article(db, 3)]));
    case("reverse-fk-write/clear", 2, |db| author(db, 5).articles().clear(db));
    case("reverse-fk-write/set", 6, |db| author(db, 5).articles().set(db, [&article(db, 7), &article(db, 9)]));
}

#[test]
fn only_rows_that_point_here_can_be_removed() {
    let world = World::new();
    let error = author(&world, 2).articles().remove(&world, [3]).unwrap_err();
    assert!(error.is_does_not_exist());
    world.assert_state("reverse-fk-write/remove-foreign-row");
    let ceo = query!(Company.order_by(id)).first(&world).unwrap().unwrap().ceo.fetch(&world).unwrap();
    let error = ceo.company_ceo_set().clear(&world).unwrap_err();
    assert!(error.is_not_null_violation(), "{error}");
}

#[test]
fn deleting_from_a_related_query() {
    case("reverse-fk-write/delete-through-manager", 4, |db| {
        let article = article(db, 1);
        let comments = Query::from(article.comment());
        let deleted = query!(comments.filter(is_spam = true)).delete(db)?;
        assert_eq!(deleted.of("blog.Comment"), 1);
        Ok(())
    });
}

#[test]
fn a_key_to_another_column() {
    let world = World::new();
    let creator = query!(Creator.filter(pk = 2)).get(&world).unwrap();
    let reports = creator.report();
    let made = reports.create(&world, Report { id: 0, name: "new".into(), creator: None }).unwrap();
    assert_eq!(made.creator.as_ref().map(|key| *key.key()), Some(creator.num));
    assert!(reports.all(&world).unwrap().contains(&made));
    reports.remove(&world, [&made]).unwrap();
    assert!(!reports.all(&world).unwrap().iter().any(|report| report.id == made.id));
}

#[test]
fn a_row_that_is_not_saved_is_related_to_nothing() {
    let world = World::new();
    let unsaved = mini::Tag { id: 0, name: "new".into() };
    let refused = |model: &str, outcome: orm_core::Result<()>| match outcome {
        Err(Error::NotSaved { model: named }) => assert_eq!(named, model),
        other => panic!("{other:?}"),
    };
    refused("Tag", product(&world, 1).tags().add(&world, [&unsaved]));
    refused("Tag", unsaved.product().add(&world, [1]));
    refused("Tag", unsaved.product().clear(&world));
    assert_eq!(unsaved.product().count(&world).unwrap(), 0);
    let product = mini::Product { id: 0, ..product(&world, 1) };
    let customer = query!(mini::Customer.get(pk = 1)).run(&world).unwrap();
    let order = query!(mini::Order.create(
        customer = &customer,
        product = &product,
        quantity = 1,
        order_date = date(2024, 7, 1)
    ));
    refused("Product", order.run(&world).map(|_| ()));
    let mut order = query!(mini::Order.get(pk = 1)).run(&world).unwrap();
    order.product = ForeignKey::new(0);
    refused("Product", order.save(&world));
}

/// Django: `Tag.objects.get(name="new").product_set.filter(tags__name="sale")` asks for products whose one tag, among
/// those that the manager looked for, has both names; what comes after it may be another tag.
#[test]
fn a_filter_that_follows_a_manager_is_about_the_same_related_row() {
    let world = World::new();
    let new = query!(mini::Tag.get(name = "new")).run(&world).unwrap();
    let products = || new.product();

    let managed = products();
    assert_eq!(query!(managed.filter(tags__name = "sale")).count(&world).unwrap(), 0);
    let managed = products();
    let all = managed.count(&world).unwrap();
    assert_eq!(query!(managed.filter(tags__name = "new")).count(&world).unwrap(), all);

    let managed = products();
    assert_eq!(query!(managed.exclude(tags__name = "sale")).count(&world).unwrap(), all);
    let managed = products();
    assert_eq!(query!(managed.exclude(tags__name = "new")).count(&world).unwrap(), 0);

    let managed = products();
    let also_on_sale = query!(managed.filter(price__gt = 0).filter(tags__name = "sale").order_by(id));
    assert_eq!(also_on_sale.all(&world).unwrap().iter().map(|product| product.id).collect::<Vec<_>>(), [2, 11]);
    let managed = products();
    let ordered = query!(managed.order_by(id).filter(tags__name = "sale"));
    assert_eq!(ordered.count(&world).unwrap(), 2);
}
