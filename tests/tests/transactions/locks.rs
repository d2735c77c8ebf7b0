//! Two connections to one file.

use std::path::PathBuf;
use std::time::Duration;

use orm_core::Result;
use orm_core::db::Mode;
use orm_core::prelude::*;

use crate::{Refusal, Tag, add, names, tags};

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

/// A table that is being read cannot be dropped.
#[test]
fn retry_runs_the_closure_again_if_a_lock_stopped_an_inner_block() {
    let db = tags();
    let mut reading = Some(query!(Tag.all()).iter(&db).unwrap());
    reading.as_mut().unwrap().next().unwrap().unwrap();
    let mut calls = 0;
    db.retry(5, |tx| {
        calls += 1;
        if calls == 3 {
            drop(reading.take());
        }
        tx.atomic(|tx| tx.execute("DROP TABLE tag", ()))
    })
    .unwrap();
    assert_eq!(calls, 3);

    // A lock that was got over is not why something else failed.
    let mut calls = 0;
    let db = tags();
    let mut reading = query!(Tag.all()).iter(&db).unwrap();
    reading.next().unwrap().unwrap();
    let error = db
        .retry(5, |tx| {
            calls += 1;
            assert!(tx.atomic(|tx| tx.execute("DROP TABLE tag", ())).unwrap_err().is_busy());
            add(tx, "sale")
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

#[test]
fn a_connection_may_wait_for_ever() {
    let db = Db::options().busy_timeout(Duration::MAX).open(":memory:").unwrap();
    let milliseconds: i64 = db.connection().query_row("PRAGMA busy_timeout", [], |row| row.get(0)).unwrap();
    assert_eq!(milliseconds, i64::from(i32::MAX));
}
