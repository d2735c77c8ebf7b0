//! Killed processes, two writers, a full disk and damaged files: nothing that was committed is lost, nothing else is
//! there, and errors say what is the matter.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use orm_core::db::JournalMode;
use orm_core::{Db, Error, Result};
use orm_tests::dice::Dice;

/// A directory of its own, gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("orm-faults-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Scratch(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn writer(file: &Path, arguments: &[&str]) -> Child {
    let (task, rest) = arguments.split_first().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_writer"));
    command.arg(task).arg(file).args(rest).stdout(Stdio::piped());
    command.spawn().unwrap()
}

fn ask<T: rusqlite::types::FromSql>(db: &Db, sql: &str) -> T {
    db.connection().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn column<T: rusqlite::types::FromSql>(db: &Db, sql: &str) -> Vec<T> {
    let mut statement = db.connection().prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn assert_sound(db: &Db) {
    assert_eq!(column::<String>(db, "PRAGMA integrity_check"), ["ok"]);
    assert!(column::<String>(db, "PRAGMA foreign_key_check").is_empty());
}

/// Kills a writer at some moment, and gives the batches that it said were committed.
fn kill_a_writer(file: &Path, dice: &mut Dice) -> Vec<i64> {
    let mut child = writer(file, &["crash"]);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // One of ten dies while it opens the file.
    if dice.below(10) > 0 {
        assert_eq!(lines.next().unwrap().unwrap(), "open");
    }
    thread::sleep(Duration::from_micros(dice.below(15_000)));
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success() && status.code().is_none(), "the writer ended by itself: {status}");
    lines.map(Result::unwrap).filter_map(|line| line.parse().ok()).collect()
}

fn kill_writers(name: &str, journal: JournalMode, kills: u32) {
    let scratch = Scratch::new(name);
    let mut dice = Dice::new(u64::from(kills));
    let mut told_of = 0;
    for round in 0..kills {
        let file = scratch.file(&format!("{}.sqlite3", round / 20));
        if round % 20 == 0 {
            let db = Db::options().journal_mode(journal).open(&file).unwrap();
            db.execute_batch(
                "CREATE TABLE batch (id INTEGER PRIMARY KEY, size INTEGER NOT NULL);
                 CREATE TABLE item (
                     id INTEGER PRIMARY KEY,
                     batch INTEGER NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
                     text TEXT NOT NULL
                 );
                 CREATE INDEX item_batch ON item (batch);",
            )
            .unwrap();
        }
        let before: i64 = ask(&Db::open(&file).unwrap(), "SELECT count(*) FROM batch");
        let told = kill_a_writer(&file, &mut dice);
        told_of += told.len();
        let db = Db::open(&file).unwrap();
        assert_sound(&db);
        // Batches have consecutive numbers, so there is one more than it told of at most: it may have died in between.
        assert_eq!(told, (before + 1..).take(told.len()).collect::<Vec<_>>());
        let after = before + i64::try_from(told.len()).unwrap();
        let batches: Vec<i64> = column(&db, "SELECT id FROM batch ORDER BY id");
        assert!(
            batches.len() == usize::try_from(after).unwrap() || batches.len() == usize::try_from(after + 1).unwrap()
        );
        assert_eq!(batches, (1..).take(batches.len()).collect::<Vec<_>>());
        let wrong = "SELECT batch.id FROM batch JOIN item ON item.batch = batch.id
            GROUP BY batch.id HAVING count(*) <> size OR min(text) <> max(text)";
        assert!(column::<i64>(&db, wrong).is_empty());
        assert_eq!(ask::<i64>(&db, "SELECT count(*) FROM item WHERE text = 'never'"), 0);
        assert_eq!(
            ask::<Option<i64>>(&db, "SELECT count(*) FROM item"),
            ask::<Option<i64>>(&db, "SELECT coalesce(sum(size), 0) FROM batch")
        );
    }
    // Otherwise nothing was tried.
    assert!(told_of > 0);
}

#[test]
fn killed_writers_leave_what_they_committed_in_a_write_ahead_log() {
    kill_writers("wal", JournalMode::Wal, 100);
}

#[test]
fn killed_writers_leave_what_they_committed_with_a_rollback_journal() {
    kill_writers("delete", JournalMode::Delete, 100);
}

#[test]
fn processes_that_count_at_once_lose_nothing() {
    let scratch = Scratch::new("count");
    for (name, journal) in [("wal", JournalMode::Wal), ("delete", JournalMode::Delete)] {
        let file = scratch.file(name);
        let db = Db::options().journal_mode(journal).open(&file).unwrap();
        db.execute_batch("CREATE TABLE counter (number INTEGER); INSERT INTO counter VALUES (0)").unwrap();
        let writers: Vec<Child> = (0..3).map(|_| writer(&file, &["count", "60"])).collect();
        for mut writer in writers {
            assert!(writer.wait().unwrap().success());
        }
        assert_eq!(ask::<i64>(&db, "SELECT number FROM counter"), 180);
        assert_sound(&db);
    }
}

#[test]
fn processes_that_insert_at_once_lose_nothing() {
    let scratch = Scratch::new("insert");
    let file = scratch.file("rows.sqlite3");
    let db = Db::open(&file).unwrap();
    db.execute("CREATE TABLE row (process INTEGER, number INTEGER, PRIMARY KEY (process, number))", ()).unwrap();
    let writers: Vec<Child> = (0..2).map(|_| writer(&file, &["insert", "150"])).collect();
    for writer in writers {
        let process = writer.id();
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success());
        let told: Vec<i64> =
            String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(told, (0..150).collect::<Vec<_>>());
        assert_eq!(column::<i64>(&db, &format!("SELECT number FROM row WHERE process = {process} ORDER BY 1")), told);
    }
    assert_sound(&db);
}

#[test]
fn a_full_disk_undoes_the_block_and_says_so() {
    let scratch = Scratch::new("full");
    let db = Db::open(scratch.file("notes.sqlite3")).unwrap();
    db.execute_batch("CREATE TABLE note (text BLOB); INSERT INTO note VALUES ('kept'); PRAGMA max_page_count = 50")
        .unwrap();
    let mut inserted = 0;
    let error = db
        .atomic(|tx| -> Result<()> {
            loop {
                tx.atomic(|tx| tx.execute("INSERT INTO note VALUES (zeroblob(10000))", ()))?;
                inserted += 1;
            }
        })
        .unwrap_err();
    assert!(inserted > 0);
    assert!(matches!(error, Error::DiskFull(_)), "{error:?}");
    assert_eq!(error.to_string(), "the disk, or the database's `max_page_count`, is full");
    assert_eq!(ask::<i64>(&db, "SELECT count(*) FROM note"), 1);
    assert!(!db.in_transaction());

    // What fits is still taken.
    db.atomic(|tx| tx.execute("INSERT INTO note VALUES ('small')", ())).unwrap();
    assert_eq!(ask::<i64>(&db, "SELECT count(*) FROM note"), 2);
    assert_sound(&db);
}

#[test]
fn after_a_full_disk_a_block_does_not_go_on() {
    let db = Db::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE note (text BLOB); PRAGMA max_page_count = 10").unwrap();
    let outcome = db.atomic(|tx| -> Result<()> {
        tx.execute("INSERT INTO note VALUES ('first')", ())?;
        assert!(matches!(tx.execute("INSERT INTO note VALUES (zeroblob(1000000))", ()), Err(Error::DiskFull(_))));
        // Whether or not SQLite has rolled back by itself, this is no part of the transaction.
        assert!(matches!(tx.execute("INSERT INTO note VALUES ('second')", ()), Err(Error::Transaction(_))));
        Ok(())
    });
    assert!(matches!(outcome, Err(Error::Transaction(_))), "{outcome:?}");
    assert_eq!(ask::<i64>(&db, "SELECT count(*) FROM note"), 0);
}

/// A database with a table and an index of some pages.
fn notes(file: &Path) {
    let db = Db::options().journal_mode(JournalMode::Delete).open(file).unwrap();
    db.execute_batch(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT);
         CREATE INDEX note_text ON note (text);
         WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
         INSERT INTO note SELECT i, 'note number ' || i FROM n;",
    )
    .unwrap();
}

#[test]
fn a_read_only_database_says_so() {
    let scratch = Scratch::new("read-only");
    let file = scratch.file("notes.sqlite3");
    notes(&file);
    let refuses = |db: &Db| {
        for error in [
            db.execute("DELETE FROM note", ()).unwrap_err(),
            db.atomic(|tx| tx.execute("DELETE FROM note", ())).unwrap_err(),
        ] {
            assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
            assert!(error.to_string().starts_with("the database cannot be written to\nhelp: "), "{error}");
        }
        assert_eq!(ask::<i64>(db, "SELECT count(*) FROM note"), 2000);
    };
    refuses(&Db::options().read_only(true).open(&file).unwrap());

    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    // The administrator may write to everything.
    if OpenOptions::new().write(true).open(&file).is_err() {
        refuses(&Db::open(&file).unwrap());
    }
}

#[test]
fn a_damaged_database_says_so() {
    let scratch = Scratch::new("corrupt");
    let file = scratch.file("notes.sqlite3");
    notes(&file);
    let length = fs::metadata(&file).unwrap().len();
    assert!(length > 10 * 4096);

    // All pages but the first are overwritten.
    let damaged = scratch.file("damaged.sqlite3");
    fs::copy(&file, &damaged).unwrap();
    let mut pages = OpenOptions::new().write(true).open(&damaged).unwrap();
    pages.seek(SeekFrom::Start(4096)).unwrap();
    pages.write_all(&vec![0xa5; usize::try_from(length - 4096).unwrap()]).unwrap();
    assert_corrupt(&damaged);

    // The end is missing.
    let truncated = scratch.file("truncated.sqlite3");
    fs::copy(&file, &truncated).unwrap();
    OpenOptions::new().write(true).open(&truncated).unwrap().set_len(3 * 4096).unwrap();
    assert_corrupt(&truncated);

    // The header is missing.
    let headless = scratch.file("headless.sqlite3");
    fs::copy(&file, &headless).unwrap();
    OpenOptions::new().write(true).open(&headless).unwrap().write_all(&[0; 100]).unwrap();
    let error = Db::open(&headless).unwrap_err();
    assert!(matches!(error, Error::NotADatabase { .. }), "{error:?}");
    assert_eq!(error.to_string(), format!("`{}` is not an SQLite database, or is encrypted", headless.display()));

    // An empty file is a new database.
    let empty = scratch.file("empty.sqlite3");
    File::create(&empty).unwrap();
    Db::open(&empty).unwrap().execute("CREATE TABLE note (text TEXT)", ()).unwrap();
}

fn assert_corrupt(file: &Path) {
    let error = match Db::open(file) {
        // The first page does not fit the rest.
        Err(error) => error,
        Ok(db) => db
            .atomic(|tx| {
                tx.execute("SELECT * FROM note ORDER BY id", ())?;
                tx.execute("UPDATE note SET text = text || '!'", ())
            })
            .unwrap_err(),
    };
    assert!(matches!(error, Error::Corrupt(_)), "{error:?}");
    assert!(error.to_string().starts_with("the database file is damaged\nhelp: `PRAGMA integrity_check`"), "{error}");
}
