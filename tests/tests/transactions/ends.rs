//! How a transaction ends other than by its block.

use orm_core::Result;
use orm_core::error::TransactionError;
use orm_core::prelude::*;

use crate::callbacks::Calls;
use crate::{Refusal, add, names, refused, tags};

#[test]
fn foreign_keys_are_checked_at_the_commit() {
    let db = Db::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE TABLE customer (id INTEGER PRIMARY KEY);
         CREATE TABLE purchase (customer INTEGER REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED);",
    )
    .unwrap();
    let order = |db: &Db| db.execute("INSERT INTO purchase VALUES (77)", ());
    db.atomic(|tx| {
        order(tx)?;
        tx.execute("INSERT INTO customer VALUES (77)", ())
    })
    .unwrap();
    db.execute_batch("DELETE FROM purchase; DELETE FROM customer").unwrap();
    let calls = Calls::default();
    let error = db
        .atomic(|tx| {
            calls.after(tx, "dropped");
            // Releasing a savepoint does not check them.
            tx.atomic(|tx| order(tx))
        })
        .unwrap_err();
    assert!(error.is_foreign_key_violation(), "{error:?}");
    assert!(db.connection().is_autocommit() && !db.in_transaction());
    assert!(order(&db).unwrap_err().is_foreign_key_violation());
    assert_eq!(db.execute("DELETE FROM purchase", ()).unwrap(), 0);
    assert!(calls.take().is_empty());
}

#[test]
fn a_transaction_that_somebody_else_ended_is_noticed() {
    let db = tags();
    let ended = db.atomic(|tx| {
        add(tx, "first")?;
        tx.execute_batch("COMMIT")
    });
    assert_eq!(refused(ended), TransactionError::Ended);
    let ended = db.atomic(|tx| -> Result<()> {
        add(tx, "second")?;
        let inner = tx.atomic(|tx| tx.execute("ROLLBACK", ()));
        assert_eq!(refused(inner), TransactionError::Ended);
        // It would be no part of the transaction.
        assert_eq!(refused(add(tx, "third")), TransactionError::Failed);
        Ok(())
    });
    assert_eq!(refused(ended), TransactionError::Ended);
    let ended = db.atomic(|tx| {
        tx.execute("ROLLBACK", ())?;
        tx.atomic(|tx| add(tx, "third"))
    });
    assert_eq!(refused(ended), TransactionError::Ended);
    assert!(db.connection().is_autocommit());
    assert_eq!(names(&db), "sale first");
}

#[test]
fn an_error_that_rolls_everything_back_ends_all_blocks() {
    let db = tags();
    let outcome = db.atomic(|tx| -> Result<()> {
        add(tx, "first")?;
        let inner = tx.atomic(|tx| tx.execute("INSERT OR ROLLBACK INTO tag VALUES ('sale')", ()));
        assert!(inner.unwrap_err().is_unique_violation());
        assert_eq!(refused(add(tx, "second")), TransactionError::Failed);
        Ok(())
    });
    assert_eq!(refused(outcome), TransactionError::Ended);
    assert_eq!(names(&db), "sale");
    add(&db, "third").unwrap();
}

#[test]
fn inside_a_transaction_of_the_users_a_block_is_a_savepoint() {
    let db = tags();
    db.execute_batch("BEGIN").unwrap();
    db.atomic(|tx| add(tx, "first")).unwrap();
    let _ = db.atomic(|tx| {
        add(tx, "second")?;
        Err::<(), _>(Refusal::TooExpensive)
    });
    assert_eq!(names(&db), "sale first");
    db.execute_batch("ROLLBACK").unwrap();
    assert_eq!(names(&db), "sale");
}

#[test]
fn rows_can_be_read_across_a_commit() {
    let db = tags();
    add(&db, "new").unwrap();
    let mut statement = db.connection().prepare("SELECT name FROM tag ORDER BY rowid").unwrap();
    let mut rows = statement.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    db.atomic(|tx| tx.execute("UPDATE tag SET name = name || '!'", ())).unwrap();
    assert!(rows.next().unwrap().is_some());
}
