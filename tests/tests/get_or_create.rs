//! `get_or_create` and `update_or_create`: what they find and make, how many statements that takes, and what another
//! connection cannot break.

#![allow(clippy::unwrap_used)]

use std::sync::Barrier;
use std::thread;

use orm_core::prelude::*;
use orm_tests::models::suite::Invoice;
use orm_tests::models::{mini, shop};
use orm_tests::world::World;

/// The row and whether it was made, by so many statements.
macro_rules! obtained {
    ($world:expr, $sent:literal, $($query:tt)*) => {{
        let (sent, found) = $world.counted(|db| query!($($query)*).run(db));
        assert_eq!(sent, $sent);
        found.unwrap()
    }};
}

#[test]
fn a_row_that_is_there_is_found() {
    let world = World::new();
    let (tag, created) = obtained!(world, 1, mini::Tag.get_or_create(name = "sale"));
    assert_eq!((tag.name.as_str(), created), ("sale", false));
    world.assert_state("get-or-create/gets");
}

#[test]
fn a_row_that_is_not_there_is_made() {
    let world = World::new();
    let (tag, created) = obtained!(world, 2, mini::Tag.get_or_create(name = "brand-new"));
    assert_eq!((tag.name.as_str(), created), ("brand-new", true));
    world.assert_state("get-or-create/creates");
}

#[test]
fn defaults_are_for_the_new_row() {
    let world = World::new();
    let (mug, created) =
        obtained!(world, 2, mini::Product.get_or_create(name = "Mug", defaults(category = "Kitchen", price = 9)));
    assert!(created);
    assert_eq!(query!(mini::Product.get(name = "Mug")).run(&world).unwrap(), mug);
    world.assert_state("get-or-create/creates-with-defaults");
}

#[test]
fn lookups_are_for_finding_only() {
    let world = World::new();
    let (_, created) = obtained!(
        world,
        2,
        mini::Product.get_or_create(name__iexact = "mug", defaults(name = "Mug", category = "Kitchen", price = 9))
    );
    assert!(created);
    world.assert_state("get-or-create/lookup-keys-are-not-used-to-create");
    let (_, created) = obtained!(
        world,
        1,
        mini::Product.get_or_create(
            Q(name__startswith = "M") & !Q(category = "Books"),
            price__lt = 10,
            defaults(name = "Mug", category = "Kitchen", price = 9)
        )
    );
    assert!(!created);
}

#[test]
fn several_rows_are_an_error() {
    let world = World::new();
    let found = query!(mini::Product.get_or_create(category = "Books", defaults(name = "X", price = 1))).run(&world);
    assert!(found.unwrap_err().is_multiple_objects_returned());
    world.assert_state("get-or-create/multiple-objects");
}

#[test]
fn a_row_is_updated_or_made() {
    let world = World::new();
    let (desk, created) = obtained!(
        world,
        2,
        mini::Product.update_or_create(
            name = "Desk",
            defaults(price = 400),
            create_defaults(category = "", price = 400)
        )
    );
    assert_eq!((desk.price, created), (400, false));
    world.assert_state("get-or-create/update-or-create-updates");
    let world = World::new();
    let (_, created) =
        obtained!(world, 2, mini::Product.update_or_create(name = "Mug", defaults(category = "Kitchen", price = 9)));
    assert!(created);
    world.assert_state("get-or-create/update-or-create-creates");
    let world = World::new();
    let (desk, created) = obtained!(
        world,
        2,
        mini::Product.update_or_create(
            name = "Desk",
            defaults(price = F(price) + 1),
            create_defaults(category = "Office", price = 1)
        )
    );
    assert_eq!((desk.price, created), (query!(mini::Product.get(name = "Desk")).run(&world).unwrap().price, false));
    world.assert_state("get-or-create/update-or-create-f");
    let world = World::new();
    let (_, created) = obtained!(
        world,
        2,
        mini::Product.update_or_create(
            name = "Mug",
            defaults(price = 1),
            create_defaults(category = "Kitchen", price = 9)
        )
    );
    assert!(created);
    world.assert_state("get-or-create/create-defaults");
}

#[test]
fn an_update_sets_the_current_time() {
    let world = World::new();
    let before = jiff::Timestamp::now();
    let (invoice, created) =
        obtained!(world, 2, Invoice.update_or_create(pk__lte = 1, defaults(state = "sent"), create_defaults(net = 1)));
    assert!(!created && invoice.changed >= before && invoice.created < before);
    assert_eq!(query!(Invoice.get(pk = invoice.id)).run(&world).unwrap(), invoice);
}

#[test]
fn rows_are_looked_for_among_those_of_a_query() {
    let world = World::new();
    let (category, name) = (2, String::from("Mug"));
    let known = query!(shop::Product.filter(category = category)).first(&world).unwrap().unwrap();
    let (found, created) = obtained!(
        world,
        1,
        shop::Product.filter(category = category).order_by(id).get_or_create(
            id = known.id,
            defaults(name = &name, price = 1, created_at = jiff::Timestamp::UNIX_EPOCH, uid = uuid::Uuid::nil())
        )
    );
    assert_eq!((found, created), (known, false));
}

#[test]
fn a_failure_leaves_the_block_around_it_usable() {
    let world = World::new();
    let db: &Db = &world;
    db.atomic(|tx| -> orm_core::Result<()> {
        // A row with this name is there, but not among those that are looked at.
        let error = query!(mini::Tag.filter(pk = 0).get_or_create(name = "sale")).run(tx).unwrap_err();
        assert!(error.is_unique_violation(), "{error}");
        let (_, created) = query!(mini::Tag.get_or_create(name = "brand-new")).run(tx)?;
        assert!(created);
        Ok(())
    })
    .unwrap();
    world.assert_state("get-or-create/creates");
}

/// Threads with a connection each ask for the same new rows at the same time.
#[test]
fn another_connection_cannot_break_it() {
    const THREADS: i32 = 4;
    const ROWS: i32 = 20;
    let world = World::new();
    let path = world.connection().path().unwrap().to_owned();
    let barrier = Barrier::new(THREADS as usize);
    let made: i32 = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let db = Db::open(&path).unwrap();
                    // All rounds go on even if one fails, so that nobody waits for a thread that is gone.
                    let outcomes: Vec<orm_core::Result<bool>> = (0..ROWS)
                        .map(|row| {
                            barrier.wait();
                            let name = format!("race {row}");
                            let (_, created) = query!(mini::Tag.get_or_create(name = &name)).run(&db)?;
                            query!(mini::Customer.update_or_create(
                                name = "counter",
                                defaults(email = Concat(email, Value("x"))),
                                create_defaults(email = "x")
                            ))
                            .run(&db)?;
                            Ok(created)
                        })
                        .collect();
                    outcomes.into_iter().map(|created| i32::from(created.unwrap())).sum::<i32>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(made, ROWS);
    let counters = query!(mini::Customer.filter(name = "counter")).all(&world).unwrap();
    let lengths: Vec<_> = counters.iter().map(|row| row.email.as_ref().map_or(0, String::len)).collect();
    assert_eq!(lengths, [(THREADS * ROWS) as usize]);
}

/// Between looking and making, another connection makes the row: the one that it made is found.
#[test]
fn a_row_that_another_connection_makes_in_between_is_found() {
    #[derive(Model, Debug)]
    #[model(app = "shop")]
    struct Label {
        id: i64,
        #[model(unique)]
        name: String,
    }

    let file = std::env::temp_dir().join(format!("orm-in-between-{}.sqlite3", std::process::id()));
    let open = || Db::open(&file).unwrap();
    let db = open();
    db.create_tables(&schema![Label]).unwrap();
    let other = open();
    let rival = std::sync::Mutex::new(Some(other));
    db.on_query(move |query| {
        // After the first statement, which looks for the row.
        if let Some(other) = rival.lock().unwrap().take() {
            assert!(query.sql.starts_with("SELECT"), "{}", query.sql);
            query!(Label.create(name = "new")).run(&other).unwrap();
        }
    });
    let (label, created) = query!(Label.get_or_create(name = "new")).run(&db).unwrap();
    assert_eq!((label.id, created), (1, false));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
}
