//! `atomic`: what is kept, what is taken back, and what a failed statement means.

use std::panic::{AssertUnwindSafe, catch_unwind};

use orm_core::Result;
use orm_core::db::Mode;
use orm_core::error::TransactionError;
use orm_core::prelude::*;

use crate::{Refusal, Tag, add, log, names, refused, tags};

#[test]
fn a_block_commits_and_gives_its_value() {
    let db = tags();
    let sent = log(&db, || {
        let value = db.atomic(|tx| -> Result<&str> {
            add(tx, "first")?;
            assert!(db.in_transaction());
            Ok("value")
        });
        assert_eq!(value.unwrap(), "value");
    });
    assert_eq!(sent, ["BEGIN", "INSERT INTO tag VALUES (?)", "COMMIT"]);
    assert!(!db.in_transaction());
    assert!(db.connection().is_autocommit());
    assert_eq!(names(&db), "sale first");
}

#[test]
fn an_error_of_any_type_rolls_back() {
    let db = tags();
    let refused = db.atomic(|tx| {
        add(tx, "first")?;
        Err::<(), _>(Refusal::TooExpensive)
    });
    assert_eq!(refused.unwrap_err(), Refusal::TooExpensive);
    let failed: Result<(), Refusal> = db.atomic(|tx| {
        add(tx, "first")?;
        add(tx, "sale")?;
        Ok(())
    });
    assert_eq!(failed.unwrap_err(), Refusal::Database(String::from("a row with the same `tag.name` exists")));
    assert_eq!(names(&db), "sale");
}

#[test]
fn a_panic_rolls_back() {
    let db = tags();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        db.atomic(|tx| -> Result<()> {
            add(tx, "first")?;
            tx.atomic(|tx| -> Result<()> {
                add(tx, "second")?;
                panic!("on purpose")
            })
        })
    }));
    assert!(panicked.is_err());
    assert!(db.connection().is_autocommit());
    assert_eq!(names(&db), "sale");
    // The database goes on.
    db.atomic(|tx| add(tx, "third")).unwrap();
    assert_eq!(names(&db), "sale third");
}

#[test]
fn an_inner_block_is_a_savepoint() {
    let db = tags();
    let sent = log(&db, || {
        db.atomic(|tx| -> Result<()> {
            add(tx, "first")?;
            tx.atomic(|tx| add(tx, "second"))?;
            let inner = tx.atomic(|tx| {
                add(tx, "third")?;
                Err::<(), _>(Refusal::TooExpensive)
            });
            assert_eq!(inner, Err(Refusal::TooExpensive));
            add(tx, "fourth")?;
            Ok(())
        })
        .unwrap();
    });
    let insert = "INSERT INTO tag VALUES (?)";
    let [set, back, release] =
        ["SAVEPOINT", "ROLLBACK TO SAVEPOINT", "RELEASE SAVEPOINT"].map(|word| format!("{word} \"atomic\""));
    let inner: [&str; 7] = [&set, insert, &release, &set, insert, &back, &release];
    let expected: Vec<&str> = ["BEGIN", insert].into_iter().chain(inner).chain([insert, "COMMIT"]).collect();
    assert_eq!(sent, expected);
    assert_eq!(names(&db), "sale first second fourth");
}

#[test]
fn the_outer_handle_is_inside_too() {
    let db = tags();
    let outcome: Result<(), Refusal> = db.atomic(|_| {
        add(&db, "first")?;
        db.atomic(|_| add(&db, "second"))?;
        assert_eq!(query!(Tag.filter(name__in = ["first", "second"])).count(&db)?, 2);
        Err(Refusal::TooExpensive)
    });
    outcome.unwrap_err();
    assert_eq!(names(&db), "sale");
}

#[test]
fn what_begins_and_ends_is_not_counted() {
    let db = tags();
    let before = db.statements_sent();
    db.atomic(|tx| tx.atomic(|tx| add(tx, "first"))).unwrap();
    assert_eq!(db.statements_sent() - before, 1);
    assert_eq!(db.statements_reprepared(), 0);
}

#[test]
fn an_error_in_an_inner_block_leaves_the_outer_one() {
    let db = tags();
    db.atomic(|tx| -> Result<()> {
        add(tx, "first")?;
        let error = tx.atomic(|tx| add(tx, "sale")).unwrap_err();
        assert!(error.is_unique_violation());
        add(tx, "second")?;
        Ok(())
    })
    .unwrap();
    assert_eq!(names(&db), "sale first second");
}

#[test]
fn an_error_without_an_inner_block_is_the_end() {
    let db = tags();
    let outcome = db.atomic(|tx| -> Result<()> {
        add(tx, "first")?;
        assert!(add(tx, "sale").is_err());
        let sent = tx.statements_sent();
        assert_eq!(refused(add(tx, "second")), TransactionError::Failed);
        assert_eq!(refused(tx.atomic(|tx| add(tx, "second"))), TransactionError::Failed);
        assert_eq!(refused(tx.execute_batch("SELECT 1")), TransactionError::Failed);
        assert_eq!(tx.statements_sent(), sent);
        Ok(())
    });
    // Ignoring the error does not make the block succeed.
    assert_eq!(refused(outcome), TransactionError::Failed);
    assert_eq!(names(&db), "sale");
    add(&db, "third").unwrap();
}

#[test]
fn an_error_outside_of_a_block_marks_nothing() {
    let db = tags();
    assert!(add(&db, "sale").is_err());
    add(&db, "first").unwrap();
    db.atomic(|tx| add(tx, "second")).unwrap();
    assert_eq!(names(&db), "sale first second");
}

#[test]
fn errors_that_are_not_the_databases_mark_nothing() {
    let db = tags();
    db.atomic(|tx| -> Result<()> {
        add(tx, "first")?;
        assert!(query!(Tag.filter(name = "unknown")).get(tx).is_err_and(|error| error.is_does_not_exist()));
        assert!(tx.transaction_with(Mode::Deferred.durable()).is_err());
        add(tx, "second")?;
        Ok(())
    })
    .unwrap();
    assert_eq!(names(&db), "sale first second");
}
