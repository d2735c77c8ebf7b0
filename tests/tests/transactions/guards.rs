//! `Transaction`, durable blocks and modes.

use orm_core::Result;
use orm_core::db::{Mode, Transaction};
use orm_core::error::TransactionError;
use orm_core::prelude::*;

use crate::{add, log, names, refused, tags};

#[test]
fn a_guard_commits_or_rolls_back() {
    let db = tags();
    let tx = db.transaction().unwrap();
    add(&tx, "kept").unwrap();
    let inner = tx.transaction().unwrap();
    add(&inner, "undone").unwrap();
    inner.rollback().unwrap();
    tx.commit().unwrap();
    assert_eq!(names(&db), "sale kept");

    let tx = db.transaction().unwrap();
    add(&tx, "dropped").unwrap();
    drop(tx);
    assert_eq!(names(&db), "sale kept");
}

#[test]
fn an_outer_guard_cannot_be_committed_before_its_inner_one() {
    let db = tags();
    let outer = db.transaction().unwrap();
    let inner = db.transaction().unwrap();
    add(&inner, "first").unwrap();
    assert_eq!(refused(outer.commit()), TransactionError::InnerOpen);
    assert!(db.connection().is_autocommit());
    assert_eq!(refused(inner.commit()), TransactionError::Ended);
    assert_eq!(names(&db), "sale");

    // Dropped in the wrong order, everything is rolled back all the same.
    let outermost = db.transaction().unwrap();
    add(&db, "first").unwrap();
    let outer = db.transaction().unwrap();
    let inner = db.transaction().unwrap();
    let innermost = db.transaction().unwrap();
    add(&innermost, "second").unwrap();
    drop(outer);
    drop(inner);
    drop(innermost);
    add(&db, "third").unwrap();
    outermost.commit().unwrap();
    assert_eq!(names(&db), "sale first third");
}

#[test]
fn a_leaked_guard_is_a_block_that_stays_open() {
    let db = tags();
    let outer = db.transaction().unwrap();
    std::mem::forget(db.transaction().unwrap());
    add(&db, "first").unwrap();
    outer.rollback().unwrap();
    assert!(db.connection().is_autocommit());
    assert_eq!(names(&db), "sale");
}

#[test]
fn a_savepoint_is_undone_with_a_leaked_one_inside() {
    let db = tags();
    let outer = db.transaction().unwrap();
    add(&outer, "kept").unwrap();
    let middle = outer.transaction().unwrap();
    add(&middle, "undone").unwrap();
    std::mem::forget(middle.transaction().unwrap());
    add(&middle, "undone, too").unwrap();
    middle.rollback().unwrap();
    outer.commit().unwrap();
    assert_eq!(names(&db), "sale kept");
}

#[test]
fn a_block_can_be_told_to_roll_back() {
    let db = tags();
    let value = db.atomic(|tx| -> Result<u32> {
        add(tx, "gone")?;
        tx.set_rollback(true);
        Ok(7)
    });
    assert_eq!(value.unwrap(), 7);
    assert_eq!(names(&db), "sale");
    db.atomic(|tx| {
        tx.set_rollback(true);
        tx.set_rollback(false);
        add(tx, "kept")
    })
    .unwrap();
    assert_eq!(names(&db), "sale kept");
}

#[test]
fn a_durable_block_must_be_outermost() {
    let db = tags();
    db.atomic_with(Mode::Immediate.durable(), |tx| add(tx, "first")).unwrap();
    let nested = db.atomic(|tx| {
        add(tx, "second")?;
        tx.atomic_with(Mode::Deferred.durable(), |tx| add(tx, "third"))
    });
    let text = Error::Transaction(refused(nested)).to_string();
    assert!(text.starts_with("a durable block cannot be inside another block\nhelp: "), "{text}");
    assert_eq!(refused(db.atomic(|tx| tx.retry(3, |tx| add(tx, "third")))), TransactionError::NotOutermost);
    assert_eq!(names(&db), "sale first");
}

#[test]
fn modes_are_those_of_sqlite() {
    let db = Db::options().transaction_mode(Mode::Immediate).open(":memory:").unwrap();
    let nothing = |_: &Transaction<'_>| -> Result<()> { Ok(()) };
    let sent = log(&db, || {
        db.atomic(nothing).unwrap();
        db.atomic_with(Mode::Deferred, nothing).unwrap();
        db.atomic_with(Mode::Exclusive, |tx| tx.atomic_with(Mode::Immediate, nothing)).unwrap();
        db.transaction().unwrap().rollback().unwrap();
    });
    let expected = [
        "BEGIN IMMEDIATE",
        "COMMIT",
        "BEGIN",
        "COMMIT",
        "BEGIN EXCLUSIVE",
        "SAVEPOINT \"atomic\"",
        "RELEASE SAVEPOINT \"atomic\"",
        "COMMIT",
        "BEGIN IMMEDIATE",
        "ROLLBACK",
    ];
    assert_eq!(sent, expected);
}
