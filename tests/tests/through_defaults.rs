//! Values for the rows between related rows, and what Django leaves in the tables: its `through_defaults`.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use jiff::civil::{Date, date};
use orm_core::prelude::*;
use orm_tests::conformance::timestamp;
use orm_tests::models::shop::{Product, Supplier, Supply};
use orm_tests::models::suite::{Membership, Person, Team};
use orm_tests::models::{blog, mini};
use orm_tests::world::World;
use rust_decimal::Decimal;
use uuid::Uuid;

fn product(db: &Db, id: i64) -> Product {
    query!(Product.get(pk = id)).run(db).unwrap()
}

fn supplier(db: &Db, id: i64) -> Supplier {
    query!(Supplier.get(pk = id)).run(db).unwrap()
}

fn team(db: &Db, id: i64) -> Team {
    query!(Team.get(pk = id)).run(db).unwrap()
}

fn cents(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

/// The product, supplier, cost and date of a row.
type Supplied = (i64, i64, Decimal, Option<Date>);

/// Does `write` to a fresh database within so many statements; the supplies are those of before, without the ids `gone`, and
/// `new` ones.
fn supplies(statements: u64, gone: &[i64], new: &[Supplied], write: impl FnOnce(&Db) -> orm_core::Result<()>) {
    let world = World::new();
    let all = query!(Supply.order_by(id).values_list(id, product_id, supplier_id, cost, since));
    let before = all.all(&world).unwrap();
    let (sent, written) = world.counted(write);
    written.unwrap();
    assert!(sent <= statements, "{sent} statements");
    let after: Vec<Supplied> = all.all(&world).unwrap().into_iter().map(|(_, a, b, c, d)| (a, b, c, d)).collect();
    let kept = before.into_iter().filter(|row| !gone.contains(&row.0)).map(|(_, a, b, c, d)| (a, b, c, d));
    assert_eq!(after, kept.chain(new.iter().copied()).collect::<Vec<_>>());
}

/// A team, a person, who brought that one, a role and a date.
type Member<'m> = (i64, i64, Option<i64>, &'m str, Option<Date>);

/// The same for memberships.
fn memberships(statements: u64, new: &[Member<'_>], write: impl FnOnce(&Db) -> orm_core::Result<()>) {
    let world = World::new();
    let (sent, written) = world.counted(write);
    written.unwrap();
    assert!(sent <= statements, "{sent} statements");
    let added = query!(Membership.filter(id__gt = 7).order_by(id).values_list(
        team_id,
        person_id,
        inviter_id,
        role,
        date_joined
    ));
    let added = added.all(&world).unwrap();
    let new: Vec<_> = new.iter().map(|(a, b, c, role, d)| (*a, *b, *c, (*role).to_owned(), *d)).collect();
    assert_eq!(added, new);
}

#[test]
fn rows_between_get_values_where_rows_are_added() {
    let day = date(2024, 2, 1);
    supplies(4, &[], &[(1, 1, cents(325), Some(day))], |db| {
        let acme = supplier(db, 1);
        query!(product(db, 1).suppliers().add([&acme], through_defaults(cost = cents(325), since = day))).run(db)
    });
    // From the other end, and one of them is related already.
    supplies(3, &[], &[(1, 1, cents(200), None), (5, 1, cents(200), None)], |db| {
        query!(supplier(db, 1).products().add([1, 4, 5], through_defaults(cost = 2))).run(db)
    });
    // One that is named twice is related once.
    supplies(3, &[], &[(24, 4, cents(700), None)], |db| {
        query!(product(db, 24).suppliers().add([2, 4, 4], through_defaults(cost = 7, since = None))).run(db)
    });
    supplies(1, &[], &[], |db| query!(product(db, 24).suppliers().add([0_i64; 0], through_defaults(cost = 7))).run(db));
}

#[test]
fn rows_between_get_values_where_rows_are_set() {
    supplies(5, &[10], &[(24, 4, cents(700), None)], |db| {
        query!(product(db, 24).suppliers().set([2, 4], through_defaults(cost = 7))).run(db)
    });
    let day = date(2020, 1, 1);
    supplies(5, &[6], &[(1, 4, cents(950), Some(day))], |db| {
        let cost = cents(950);
        query!(supplier(db, 4).products().set([1, 11], through_defaults(cost = cost, since = day))).run(db)
    });
    // With `clear` all rows between are new.
    supplies(4, &[9, 10], &[(24, 2, cents(700), None), (24, 4, cents(700), None)], |db| {
        query!(product(db, 24).suppliers().set([2, 4], clear = true, through_defaults(cost = 7))).run(db)
    });
}

#[test]
fn rows_between_get_values_where_rows_are_made() {
    let (cost, created_at) = (cents(150), timestamp("2024-01-01T00:00:00+00:00"));
    supplies(4, &[], &[(5, 6, cost, None)], |db| {
        let mug = product(db, 5);
        let new = query!(mug.suppliers().create(name = "New", through_defaults(cost = cost), country = "DE"));
        assert_eq!(new.run(db)?, Supplier { id: 6, name: "New".into(), country: Some("DE".into()) });
        Ok(())
    });
    supplies(5, &[], &[(5, 6, cost, None)], |db| {
        let mug = product(db, 5);
        let new = query!(mug.suppliers().get_or_create(
            name = "New",
            defaults(country = "DE"),
            through_defaults(cost = cost)
        ));
        let (row, created) = new.run(db)?;
        assert_eq!((row.id, row.country.as_deref(), created), (6, Some("DE"), true));
        Ok(())
    });
    // What is there is not related anew.
    supplies(2, &[], &[], |db| {
        let mug = product(db, 24);
        let found = query!(mug.suppliers().get_or_create(id = 2, defaults(name = ""), through_defaults(cost = 1)));
        assert!(!found.run(db)?.1);
        Ok(())
    });
    supplies(5, &[], &[(5, 6, cost, None)], |db| {
        let mug = product(db, 5);
        let new = query!(mug.suppliers().update_or_create(
            name = "Newer",
            defaults(country = "FR"),
            through_defaults(cost = cost)
        ));
        assert!(new.run(db)?.1);
        Ok(())
    });
    supplies(5, &[], &[(25, 3, cost, None)], |db| {
        let acme = supplier(db, 3);
        let new = query!(acme.products().get_or_create(
            sku = "NEW-1",
            defaults(name = "P", price = 4, created_at = created_at, uid = Uuid::from_u128(7)),
            through_defaults(cost = cost)
        ));
        let (row, created) = new.run(db)?;
        assert_eq!((row.id, created), (25, true));
        Ok(())
    });
}

#[test]
fn what_is_not_given_gets_its_default() {
    memberships(4, &[(3, 5, Some(1), "guest", None)], |db| {
        let inviter = query!(Person.get(pk = 1)).run(db)?;
        query!(team(db, 3).members().add([5], through_defaults(role = "guest", inviter = &inviter))).run(db)
    });
    memberships(3, &[(3, 5, Some(2), "member", None), (3, 1, Some(2), "member", None)], |db| {
        query!(team(db, 3).members().add([5, 1], through_defaults(inviter_id = 2))).run(db)
    });
    memberships(4, &[(3, 6, None, "boss", None)], |db| {
        query!(team(db, 3).members().create(name = "New", through_defaults(role = "boss"))).run(db)?;
        Ok(())
    });
    // A model between that needs nothing needs no values.
    memberships(4, &[(3, 6, None, "member", None)], |db| {
        query!(team(db, 3).members().create(name = "New")).run(db)?;
        Ok(())
    });
    memberships(4, &[(1, 1, None, "member", None), (1, 5, None, "member", None)], |db| {
        query!(team(db, 1).members().set([1, 5], clear = true)).run(db)
    });
    let day = date(2024, 2, 3);
    memberships(4, &[(4, 5, None, "member", Some(day))], |db| {
        let person = query!(Person.get(pk = 5)).run(db)?;
        query!(person.teams().create(name = "Odd", through_defaults(date_joined = day))).run(db)?;
        Ok(())
    });
    memberships(2, &[(3, 5, None, "member", None)], |db| team(db, 3).members().add(db, [5]));
}

#[test]
fn relations_without_a_model_between_are_added_and_set_here_too() {
    let world = World::new();
    let tags = |world: &World, id: i64| {
        let rows = query!(
            mini::Product.filter(id = id, tags__isnull = false).order_by(tags__id).values_list(tags__id, flat = true)
        );
        rows.all(world).unwrap()
    };
    let mug = query!(mini::Product.get(pk = 5)).run(&world).unwrap();
    query!(mug.tags().add([1, 2])).run(&world).unwrap();
    query!(mug.tags().add([2, 3])).run(&world).unwrap();
    assert_eq!(tags(&world, 5), [Some(1), Some(2), Some(3)]);
    let (sent, set) = world.counted(|db| query!(mug.tags().set([3, 4], clear = true)).run(db));
    set.unwrap();
    // `DELETE` and `INSERT`.
    assert_eq!((sent, tags(&world, 5)), (2, vec![Some(3), Some(4)]));
    query!(mug.tags().set([4], clear = false)).run(&world).unwrap();
    assert_eq!(tags(&world, 5), [Some(4)]);

    let ada = query!(blog::Author.get(pk = 1)).run(&world).unwrap();
    let articles = || {
        let all = query!((ada.articles()).order_by(id).values_list(id, flat = true));
        all.all(&world).unwrap()
    };
    query!(ada.articles().set([2, 5], clear = true)).run(&world).unwrap();
    assert_eq!(articles(), [2, 5]);
    query!(ada.articles().set([5, 6])).run(&world).unwrap();
    query!(ada.articles().add([1])).run(&world).unwrap();
    assert_eq!(articles(), [1, 5, 6]);
}

/// Models of which the one between is nobody else's business.
mod library {
    use super::*;

    #[derive(Model)]
    #[model(many_to_many(books: Book through = Loan))]
    pub(crate) struct Reader {
        pub(crate) id: i64,
    }

    #[derive(Model)]
    #[model(many_to_many(readers: Reader reverse books))]
    pub(crate) struct Book {
        pub(crate) id: i64,
    }

    #[derive(Model)]
    struct Loan {
        id: i64,
        reader: ForeignKey<Reader>,
        book: ForeignKey<Book>,
        days: i64,
        #[model(default = 1)]
        copies: i64,
        #[model(auto_now_add)]
        at: jiff::Timestamp,
    }

    pub(crate) const SCHEMA: orm_core::Schema = schema![Reader, Book, Loan];

    pub(crate) fn loans(db: &Db) -> Vec<(i64, i64, i64, i64)> {
        let soon = jiff::Timestamp::now() - jiff::SignedDuration::from_mins(5);
        query!(Loan.filter(at__gt = soon).order_by(id).values_list(reader_id, book_id, days, copies)).all(db).unwrap()
    }
}

#[test]
fn the_model_between_may_be_private() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&library::SCHEMA).unwrap();
    let reader = query!(library::Reader.create()).run(&db).unwrap();
    let book = query!(reader.books().create(through_defaults(days = 7))).run(&db).unwrap();
    query!(reader.books().add([&book], through_defaults(days = 8))).run(&db).unwrap();
    let other = query!(library::Reader.create()).run(&db).unwrap();
    // The current time counts more than what is given, as everywhere.
    let long_ago = jiff::Timestamp::UNIX_EPOCH;
    query!(book.readers().add([&other], through_defaults(days = 9, copies = 2, at = long_ago))).run(&db).unwrap();
    assert_eq!(library::loans(&db), [(1, 1, 7, 1), (2, 1, 9, 2)]);
}

#[test]
fn nothing_is_done_where_something_is_wrong() {
    let world = World::new();
    let count = || query!(Supply.all()).count(&world).unwrap() + query!(Supplier.all()).count(&world).unwrap();
    let before = count();
    let mug = product(&world, 24);
    let unsaved = Supplier { id: 0, name: "".into(), country: None };
    let error = query!(mug.suppliers().add([&unsaved], through_defaults(cost = 1))).run(&world).unwrap_err();
    assert!(matches!(error, Error::NotSaved { model: "Supplier" }), "{error}");
    let error = query!(mug.suppliers().set([1, 999], clear = true, through_defaults(cost = 1))).run(&world);
    assert!(error.unwrap_err().is_foreign_key_violation());
    let new = Product { id: 0, ..product(&world, 1) };
    let error = query!(new.suppliers().create(name = "x", through_defaults(cost = 1))).run(&world).unwrap_err();
    assert!(matches!(error, Error::NotSaved { model: "Product" }), "{error}");
    // One that a value is to point to.
    let nobody = Person { id: 0, name: "".into() };
    let error = query!(team(&world, 3).members().add([5], through_defaults(inviter = &nobody))).run(&world);
    assert!(matches!(error, Err(Error::NotSaved { model: "Person" })), "{error:?}");
    assert_eq!(count(), before);
}

/// As Django, where a relation of a model to itself goes both ways unless it says that it does not.
mod people {
    use super::*;

    #[derive(Model, Clone, Debug, PartialEq)]
    #[model(
        many_to_many(
            friends: Self through = Friendship by (a, b),
            heroes: Self through = Worship by (fan, hero) symmetrical = false,
            fans: Self reverse heroes
        )
    )]
    struct Person {
        id: i64,
        name: String,
    }

    #[derive(Model)]
    #[model(has_many(notes: Note))]
    struct Friendship {
        id: i64,
        a: ForeignKey<Person>,
        b: ForeignKey<Person>,
        since: i64,
    }

    /// So that friendships are looked at before they are deleted.
    #[derive(Model)]
    struct Note {
        id: i64,
        friendship: ForeignKey<Friendship>,
    }

    #[derive(Model)]
    struct Worship {
        id: i64,
        fan: ForeignKey<Person>,
        hero: ForeignKey<Person>,
    }

    #[test]
    fn relations_to_the_model_itself_go_both_ways() {
        let db = Db::open_in_memory().unwrap();
        db.create_tables(&schema![Person, Friendship, Note, Worship]).unwrap();
        let people = query!(Person.bulk_create(["a", "b", "c", "d"], |name| (name = name))).run(&db).unwrap();
        let [a, b, c, d] = <[Person; 4]>::try_from(people).unwrap();
        let rows = || {
            let all = query!(Friendship.order_by(a_id, b_id).values_list(a_id, b_id, since)).all(&db).unwrap();
            query!(Note.all()).delete(&db).unwrap();
            let ids = query!(Friendship.values_list(id, flat = true)).all(&db).unwrap();
            query!(Note.bulk_create(ids, |id| (friendship = id))).run(&db).unwrap();
            all
        };
        query!(a.friends().add([&b, &c], through_defaults(since = 1))).run(&db).unwrap();
        assert_eq!(rows(), [(1, 2, 1), (1, 3, 1), (2, 1, 1), (3, 1, 1)]);
        query!(b.friends().add([&a, &d], through_defaults(since = 2))).run(&db).unwrap();
        assert_eq!(rows(), [(1, 2, 1), (1, 3, 1), (2, 1, 1), (2, 4, 2), (3, 1, 1), (4, 2, 2)]);
        query!(a.friends().add([&a], through_defaults(since = 9))).run(&db).unwrap();
        c.friends().remove(&db, [&a]).unwrap();
        assert_eq!(rows(), [(1, 1, 9), (1, 2, 1), (2, 1, 1), (2, 4, 2), (4, 2, 2)]);
        query!(a.friends().set([&b, &c], through_defaults(since = 3))).run(&db).unwrap();
        assert_eq!(rows(), [(1, 2, 1), (1, 3, 3), (2, 1, 1), (2, 4, 2), (3, 1, 3), (4, 2, 2)]);
        query!(d.friends().create(name = "e", through_defaults(since = 4))).run(&db).unwrap();
        assert_eq!(rows().len(), 8);
        b.friends().clear(&db).unwrap();
        assert_eq!(rows(), [(1, 3, 3), (3, 1, 3), (4, 5, 4), (5, 4, 4)]);
        query!(d.friends().set([&a], clear = true, through_defaults(since = 5))).run(&db).unwrap();
        assert_eq!(rows(), [(1, 3, 3), (1, 4, 5), (3, 1, 3), (4, 1, 5)]);
        assert_eq!((d.friends().count(&db).unwrap(), query!(Person.filter(friends = &a)).count(&db).unwrap()), (1, 2));
        assert_eq!(a.delete(&db).unwrap().of("Friendship"), 4);
        // Not these.
        b.heroes().add(&db, [&c, &d]).unwrap();
        assert_eq!((c.heroes().count(&db).unwrap(), c.fans().count(&db).unwrap()), (0, 1));
        query!(d.fans().set([&c], clear = true)).run(&db).unwrap();
        assert_eq!(query!(Worship.order_by(id).values_list(fan_id, hero_id)).all(&db).unwrap(), [(2, 3), (3, 4)]);
    }
}
