//! What goes wrong is an error that says what, where and what to do.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::error::Error as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use orm_core::db::{JournalMode, Synchronous};
use orm_core::error::{ConstraintKind, DecodeError};
use orm_core::plan::Column;
use orm_core::query::{FromRow, Params, RawKept, RawQuery, RawStatement, Row, Rows};
use orm_core::{Db, Error, Result};

const TEXT: &Column = &Column { model: "Note", column: "text", ..Column::COMPUTED };

#[derive(Debug)]
struct Text(#[allow(dead_code)] String);

impl FromRow for Text {
    const WIDTH: usize = 1;

    fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
        Ok(Text(row.read(start, TEXT)?))
    }
}

/// Runs a statement that was written out.
macro_rules! run {
    ($db:expr, $sql:literal) => {{
        static KEPT: RawKept = RawKept::NEW;
        static STATEMENT: RawStatement = RawStatement::new("Note", $sql, &[], &KEPT);
        RawQuery::new(&STATEMENT, Params::new(), Rows::<Text>::new()).all($db)
    }};
}

/// A directory of its own, gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("orm-errors-{}-{name}", std::process::id()));
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

fn reason(result: Result<Db>) -> String {
    match result.unwrap_err() {
        Error::CannotOpen(error) => error.reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_database_that_cannot_be_opened() {
    let scratch = Scratch::new("open");
    let missing = scratch.file("missing");
    assert_eq!(
        reason(Db::open(missing.join("x.sqlite3"))),
        format!("the directory `{}` does not exist", missing.display())
    );
    assert_eq!(reason(Db::open(&scratch.0)), "it is a directory");
    assert_eq!(reason(Db::open("")), "the path is empty");
    let file = scratch.file("none.sqlite3");
    assert_eq!(reason(Db::options().create(false).open(&file)), "there is no such file");
    assert_eq!(reason(Db::options().read_only(true).open(&file)), "there is no such file");
    assert!(!file.exists());
    let text = Db::open(missing.join("x.sqlite3")).unwrap_err().to_string();
    assert!(text.starts_with("cannot open the database `") && text.contains("x.sqlite3`: the directory"), "{text}");
}

#[test]
fn a_file_that_is_no_database() {
    let scratch = Scratch::new("not");
    let file = scratch.file("notes.txt");
    fs::write(&file, "dear diary, ".repeat(100)).unwrap();
    let error = Db::open(&file).unwrap_err();
    assert!(matches!(&error, Error::NotADatabase { path } if **path == *file), "{error:?}");
    assert_eq!(error.to_string(), format!("`{}` is not an SQLite database, or is encrypted", file.display()));
}

#[test]
fn a_read_only_database() {
    let scratch = Scratch::new("read-only");
    let file = scratch.file("shop.sqlite3");
    Db::open(&file).unwrap().connection().execute_batch("CREATE TABLE note (text TEXT)").unwrap();
    let db = Db::options().read_only(true).open(&file).unwrap();
    assert!(run!(&db, "SELECT text FROM note").unwrap().is_empty());
    let error = run!(&db, "INSERT INTO note VALUES ('x')").unwrap_err();
    assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
    assert!(error.source().unwrap().to_string().contains("attempt to write a readonly database"));
}

#[test]
fn a_locked_database() {
    let scratch = Scratch::new("locked");
    let file = scratch.file("shop.sqlite3");
    let first = Db::options().journal_mode(JournalMode::Delete).open(&file).unwrap();
    first.connection().execute_batch("CREATE TABLE note (text TEXT); BEGIN EXCLUSIVE").unwrap();
    let patience = Db::options().busy_timeout(Duration::from_millis(20));
    assert!(patience.open(&file).unwrap_err().is_busy());
    first.connection().execute_batch("COMMIT").unwrap();
    let second = patience.open(&file).unwrap();
    first.connection().execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = run!(&second, "INSERT INTO note VALUES ('x')").unwrap_err();
    assert!(matches!(error, Error::Busy(_)) && error.is_busy(), "{error:?}");
    assert!(error.to_string().contains("\nhelp: "));
    first.connection().execute_batch("COMMIT").unwrap();
    run!(&second, "INSERT INTO note VALUES ('x')").unwrap();
}

#[test]
fn a_full_disk() {
    let db = Db::open_in_memory().unwrap();
    db.connection().execute_batch("CREATE TABLE note (text TEXT); PRAGMA max_page_count = 4").unwrap();
    let error = run!(&db, "INSERT INTO note VALUES (zeroblob(1000000))").unwrap_err();
    assert!(matches!(error, Error::DiskFull(_)), "{error:?}");
    // Nothing of it is there.
    assert!(run!(&db, "SELECT text FROM note").unwrap().is_empty());
}

#[test]
fn a_value_of_another_type() {
    let db = Db::open_in_memory().unwrap();
    let decode = |error: Error| match error {
        Error::Decode(error) => (error.to_string(), *error),
        other => panic!("{other:?}"),
    };
    let (text, error) = decode(run!(&db, "SELECT 12").unwrap_err());
    assert_eq!(text, "`Note.text`: expected text, found the integer 12");
    let found = String::from("the integer 12");
    assert_eq!(error, DecodeError { model: "Note", column: "text", expected: "text", found });
    let (text, _) = decode(run!(&db, "SELECT CAST(x'c328' AS TEXT)").unwrap_err());
    assert_eq!(text, "`Note.text`: expected text, found a text of 2 bytes that is not UTF-8");
}

#[test]
fn broken_constraints() {
    let db = Db::open_in_memory().unwrap();
    db.connection()
        .execute_batch(
            "CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT, parent INTEGER REFERENCES tag (id),
                CONSTRAINT short CHECK (length(name) < 5), UNIQUE (name, slug));
             CREATE UNIQUE INDEX lower_slug ON tag (lower(slug)) WHERE parent IS NULL;
             INSERT INTO tag VALUES (1, 'a', 'b', 1), (9, 'c', 'x', NULL);",
        )
        .unwrap();
    let cases = [
        (
            run!(&db, "INSERT INTO tag VALUES (1, 'b', 'c', NULL)"),
            ConstraintKind::PrimaryKey,
            "a row with the same primary key `tag.id` exists",
        ),
        (
            run!(&db, "INSERT INTO tag VALUES (2, 'a', 'b', 1)"),
            ConstraintKind::Unique,
            "a row with the same `tag.name` and `tag.slug` exists",
        ),
        (
            run!(&db, "INSERT INTO tag VALUES (2, 'b', 'X', NULL)"),
            ConstraintKind::Unique,
            "a row with the same `lower_slug` exists",
        ),
        (
            run!(&db, "INSERT INTO tag VALUES (2, NULL, 'c', NULL)"),
            ConstraintKind::NotNull,
            "`tag.name` may not be NULL",
        ),
        (
            run!(&db, "INSERT INTO tag VALUES (2, 'too long', 'c', NULL)"),
            ConstraintKind::Check,
            "the check `short` does not hold",
        ),
        (
            run!(&db, "INSERT INTO tag VALUES (2, 'b', 'c', 7)"),
            ConstraintKind::ForeignKey,
            "a foreign key would point to a row that does not exist",
        ),
    ];
    for (result, kind, text) in cases {
        let error = result.unwrap_err();
        assert_eq!(error.constraint().unwrap().kind, kind);
        assert_eq!(error.to_string(), text);
        assert!(error.database().unwrap().sql.as_deref().unwrap().starts_with("INSERT"));
        assert_eq!(error.is_unique_violation(), matches!(kind, ConstraintKind::Unique | ConstraintKind::PrimaryKey));
        assert_eq!(error.is_foreign_key_violation(), kind == ConstraintKind::ForeignKey);
        assert_eq!(error.is_not_null_violation(), kind == ConstraintKind::NotNull);
        assert_eq!(error.is_check_violation(), kind == ConstraintKind::Check);
    }
}

#[test]
fn the_journal_of_a_file() {
    let scratch = Scratch::new("journal");
    let pragma = |db: &Db, name: &str| -> String {
        db.connection()
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get_ref(0).map(|value| format!("{value:?}")))
            .unwrap()
    };
    let text = |text: &str| format!("{:?}", rusqlite::types::ValueRef::Text(text.as_bytes()));
    let number = |number: i64| format!("{:?}", rusqlite::types::ValueRef::Integer(number));

    let fresh = Db::open(scratch.file("fresh.sqlite3")).unwrap();
    assert_eq!((pragma(&fresh, "journal_mode"), pragma(&fresh, "synchronous")), (text("wal"), number(1)));
    assert_eq!(pragma(&fresh, "foreign_keys"), number(1));

    // Somebody else's file stays as it is.
    let file = scratch.file("django.sqlite3");
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE note (text TEXT)").unwrap();
    let db = Db::open(&file).unwrap();
    assert_eq!((pragma(&db, "journal_mode"), pragma(&db, "synchronous")), (text("delete"), number(2)));
    drop(db);
    let db = Db::options().journal_mode(JournalMode::Wal).synchronous(Synchronous::Full).open(&file).unwrap();
    assert_eq!((pragma(&db, "journal_mode"), pragma(&db, "synchronous")), (text("wal"), number(2)));
    let connection = db.into_connection();
    let db = Db::from_connection(connection).unwrap();
    assert_eq!(pragma(&db, "journal_mode"), text("wal"));
}
