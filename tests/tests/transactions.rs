//! Transactions: what Django's `atomic` does, and what is refused.

#![allow(clippy::panic, clippy::unwrap_used)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use orm_core::Result;
use orm_core::db::{Mode, Transaction};
use orm_core::error::TransactionError;
use orm_core::prelude::*;

#[derive(Model)]
#[model(table = "tag")]
struct Tag {
    #[model(primary_key)]
    name: String,
}

/// A database with a tag named `sale`.
fn tags() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE tag (name TEXT UNIQUE); INSERT INTO tag VALUES ('sale')").unwrap();
    db
}

fn add(db: &Db, name: &str) -> Result<u64> {
    db.execute("INSERT INTO tag VALUES (?)", (name,))
}

/// The names, in the order of their making.
fn names(db: &Db) -> String {
    let sql = "SELECT coalesce(group_concat(name, ' '), '') FROM (SELECT name FROM tag ORDER BY rowid)";
    db.connection().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> TransactionError {
    match result.unwrap_err() {
        Error::Transaction(error) => error,
        other => panic!("{other:?}"),
    }
}

/// An error of the application's.
#[derive(Debug, PartialEq)]
enum Refusal {
    TooExpensive,
    Database(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Database(error.to_string())
    }
}

/// What is sent while `work` runs.
fn log(db: &Db, work: impl FnOnce()) -> Vec<String> {
    let log = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&log);
    db.on_query(move |query| copy.lock().unwrap().push(query.sql.to_owned()));
    work();
    db.on_query(|_| {});
    std::mem::take(&mut *log.lock().unwrap())
}

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

/// Callbacks that write to a list.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<&'static str>>>);

impl Calls {
    fn after(&self, db: &Db, name: &'static str) {
        let calls = self.clone();
        db.on_commit(move |_| calls.now(name));
    }

    fn now(&self, name: &'static str) {
        self.0.lock().unwrap().push(name);
    }

    fn take(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[test]
fn callbacks_are_called_after_the_outermost_commit_in_order() {
    let db = tags();
    let calls = Calls::default();
    db.atomic(|tx| -> Result<()> {
        calls.after(tx, "one");
        tx.atomic(|tx| -> Result<()> {
            calls.after(tx, "two");
            Ok(())
        })?;
        let _ = tx.atomic(|tx| {
            calls.after(tx, "dropped");
            tx.atomic(|tx| -> Result<()> {
                calls.after(tx, "dropped with its outer block");
                Ok(())
            })?;
            Err::<(), _>(Refusal::TooExpensive)
        });
        calls.after(&db, "three");
        calls.now("body");
        Ok(())
    })
    .unwrap();
    assert_eq!(calls.take(), ["body", "one", "two", "three"]);
}

#[test]
fn callbacks_are_dropped_with_the_transaction() {
    let db = tags();
    let calls = Calls::default();
    let _ = db.atomic(|tx| {
        calls.after(tx, "dropped");
        Err::<(), _>(Refusal::TooExpensive)
    });
    db.atomic(|_| -> Result<()> { Ok(()) }).unwrap();
    assert!(calls.take().is_empty());
}

#[test]
fn a_callback_outside_of_a_transaction_is_called_at_once() {
    let db = tags();
    let calls = Calls::default();
    calls.after(&db, "now");
    assert_eq!(calls.take(), ["now"]);
}

#[test]
fn a_callback_may_use_the_database() {
    let db = tags();
    let calls = Calls::default();
    let inner = calls.clone();
    db.atomic(|tx| {
        tx.on_commit(move |db| {
            assert!(!db.in_transaction());
            inner.after(db, "at once");
            db.atomic(|tx| {
                inner.after(tx, "after its own commit");
                inner.now("in its own transaction");
                add(tx, "second")
            })
            .unwrap();
        });
        add(tx, "first")
    })
    .unwrap();
    assert_eq!(calls.take(), ["at once", "in its own transaction", "after its own commit"]);
    assert_eq!(names(&db), "sale first second");
}

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

#[test]
fn scripts_and_parameters() {
    let db = Db::open_in_memory().unwrap();
    let before = db.statements_sent();
    let sent = log(&db, || {
        db.execute_batch("CREATE TABLE t (a, b); -- one; two\n INSERT INTO t VALUES ('x;', 1);; /* end */ \n").unwrap();
    });
    assert_eq!(sent, ["CREATE TABLE t (a, b);", "-- one; two\n INSERT INTO t VALUES ('x;', 1);"]);
    assert_eq!(db.statements_sent() - before, 2);
    db.execute_batch("").unwrap();

    // Not what an earlier statement changed.
    assert_eq!(db.execute("CREATE INDEX i ON t (a)", ()).unwrap(), 0);
    assert_eq!(db.execute("SELECT * FROM t", ()).unwrap(), 0);
    assert_eq!(db.execute("INSERT INTO t VALUES (?, ?), (?2, ?1) RETURNING a", ("p", 2.5)).unwrap(), 2);
    assert_eq!(db.execute("DELETE FROM t WHERE a IN (?, ?)", ["p", "x;"]).unwrap(), 2);
    assert_eq!(db.execute("DELETE FROM t WHERE a = ?", &[2.5][..]).unwrap(), 1);
    let (bytes, text, none) = (vec![1_u8, 2], String::from("text"), None::<i64>);
    db.execute("INSERT INTO t VALUES (?, ?), (?, ?)", (&bytes, &text, none, true)).unwrap();
    let kinds = "SELECT group_concat(typeof(a) || ' ' || typeof(b)) FROM t";
    let kinds: String = db.connection().query_row(kinds, [], |row| row.get(0)).unwrap();
    assert_eq!(kinds, "blob text,null integer");

    let message = |result: Result<u64>| result.unwrap_err().database().unwrap().message.clone();
    assert_eq!(message(db.execute("DELETE FROM t WHERE a = ?", ())), "the statement takes 1 parameters, 0 were given");
    assert_eq!(message(db.execute("DELETE FROM t", (1,))), "the statement takes 0 parameters, 1 were given");
    assert_eq!(message(db.execute(" -- nothing", ())), "there is no statement");
    assert_eq!(
        message(db.execute("SELECT 1; DELETE FROM t", ())),
        "there is more than one statement; `execute_batch` runs them all"
    );
    assert_eq!(db.execute("DELETE FROM t", ()).unwrap(), 2);
}

#[test]
fn a_script_that_fails_half_way_can_be_undone() {
    let db = tags();
    let script = "INSERT INTO tag VALUES ('first'); INSERT INTO tag VALUES ('sale'); INSERT INTO tag VALUES ('second')";
    let error = db.atomic(|tx| tx.execute_batch(script)).unwrap_err();
    assert!(error.is_unique_violation());
    assert_eq!(names(&db), "sale");
    db.execute_batch(script).unwrap_err();
    assert_eq!(names(&db), "sale first");
}

/// A database file of its own, gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("orm-transactions-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Scratch(path)
    }

    fn open(&self) -> Db {
        Db::options().busy_timeout(Duration::from_millis(5)).open(self.0.join("tags.sqlite3")).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_transaction_that_read_before_another_wrote_cannot_write() {
    let scratch = Scratch::new("stale");
    let (one, two) = (scratch.open(), scratch.open());
    one.execute("CREATE TABLE tag (name TEXT UNIQUE)", ()).unwrap();
    let error = one
        .atomic(|tx| {
            tx.execute("SELECT * FROM tag", ())?;
            tx.execute_batch("SELECT count(*) FROM tag")?;
            add(&two, "of two")?;
            add(tx, "of one")
        })
        .unwrap_err();
    assert!(matches!(error, Error::Busy(_)));
    assert!(error.to_string().starts_with("another connection has written since"), "{error}");
    assert!(error.to_string().contains("`Mode::Immediate`"), "{error}");
    one.atomic_with(Mode::Immediate, |tx| {
        assert!(matches!(add(&two, "of two again").unwrap_err(), Error::Busy(_)));
        add(tx, "of one")
    })
    .unwrap();
    assert_eq!(names(&two), "of two of one");
}

#[test]
fn retry_waits_for_the_lock() {
    let scratch = Scratch::new("retry");
    let (one, two) = (scratch.open(), scratch.open());
    one.execute("CREATE TABLE tag (name TEXT UNIQUE)", ()).unwrap();
    let lock = one.transaction_with(Mode::Immediate).unwrap();
    let mut calls = 0;
    let outcome = two.retry(3, |tx| {
        calls += 1;
        add(tx, "of two")
    });
    assert!(matches!(outcome.unwrap_err(), Error::Busy(_)));
    assert_eq!(calls, 0);

    let waiting = std::thread::spawn(move || two.retry(10_000, |tx| add(tx, "of two")));
    std::thread::sleep(Duration::from_millis(50));
    add(&lock, "of one").unwrap();
    lock.commit().unwrap();
    waiting.join().unwrap().unwrap();
    assert_eq!(names(&one), "of one of two");

    // What is not a lock is not tried again.
    let mut calls = 0;
    let error = one
        .retry(10, |tx| {
            calls += 1;
            add(tx, "of one")
        })
        .unwrap_err();
    assert!(error.is_unique_violation());
    assert_eq!(calls, 1);
}

#[test]
fn retry_runs_the_closure_again_if_a_lock_stopped_it() {
    let scratch = Scratch::new("again");
    let one = scratch.open();
    one.execute("CREATE TABLE tag (name TEXT UNIQUE)", ()).unwrap();
    // Without the write-ahead log, a reader keeps a writer from committing.
    let journal: String = one.connection().query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).unwrap();
    assert_eq!(journal, "delete");
    let two = scratch.open();
    let reader = two.transaction().unwrap();
    names(&reader);
    let mut reader = Some(reader);
    let mut calls = 0;
    one.retry(5, |tx| -> Result<(), Refusal> {
        calls += 1;
        if calls == 3 {
            drop(reader.take());
        }
        add(tx, "of one")?;
        Ok(())
    })
    .unwrap();
    assert_eq!(calls, 3);
    assert_eq!(names(&one), "of one");
}
