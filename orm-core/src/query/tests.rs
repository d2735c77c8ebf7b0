//! Running queries whose texts are given.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use super::*;
use crate::Db;
use crate::error::Error;
use crate::model::Model;
use crate::plan::Plan;
use crate::sql::Verb;

#[derive(Clone, Debug, PartialEq, crate::Model)]
#[model(crate = crate)]
struct Note {
    id: i64,
    text: String,
}

const PLAN: &Plan =
    &Plan { table: <Note as Model>::TABLE, ordering: &[], steps: &[], base: None, start: None, params: 1, present: 0 };

fn note(id: i64) -> Note {
    Note { id, text: format!("note {id}") }
}

fn db() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.connection()
        .execute_batch(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT);
             INSERT INTO note VALUES (1, 'note 1'), (2, 'note 2'), (3, 'note 3');",
        )
        .unwrap();
    db
}

/// Notes whose keys are less than `below`.
fn notes(below: i64) -> Query<'static, Note> {
    thread_local! {
        static STATEMENT: &'static Statement = Statement::given(PLAN, &[
            (Verb::Select, "SELECT id, text FROM note WHERE id < ?1"),
            (Verb::First, "SELECT id, text FROM note WHERE id < ?1 ORDER BY id LIMIT 1"),
            (Verb::Last, "SELECT id, text FROM note WHERE id < ?1 ORDER BY id DESC LIMIT 1"),
            (Verb::Get, "SELECT id, text FROM note WHERE id < ?1 LIMIT 21"),
            (Verb::Count, "SELECT count(*) FROM note WHERE id < ?1"),
            (Verb::Exists, "SELECT 1 FROM note WHERE id < ?1 LIMIT 1"),
            (Verb::Contains, "SELECT 1 FROM note WHERE id < ?1 AND id = ?2 LIMIT 1"),
            (Verb::InBulk, "SELECT id, text FROM note WHERE id < ?1 AND id IN (SELECT value FROM orm_each(?2))"),
        ]);
    }
    Query::new(STATEMENT.with(|statement| *statement), Params::new().with(Param::Integer(below)), Rows::new())
}

#[test]
fn rows_and_single_rows() {
    let db = db();
    assert_eq!(notes(3).all(&db).unwrap(), [note(1), note(2)]);
    assert_eq!(notes(9).first(&db).unwrap(), Some(note(1)));
    assert_eq!(notes(9).last(&db).unwrap(), Some(note(3)));
    assert_eq!(notes(0).last(&db).unwrap(), None);
    assert_eq!((notes(9).count(&db).unwrap(), notes(0).count(&db).unwrap()), (3, 0));
    assert_eq!((notes(9).exists(&db).unwrap(), notes(0).exists(&db).unwrap()), (true, false));
    assert_eq!(notes(2).get(&db).unwrap(), note(1));
}

#[test]
fn get_wants_one_row() {
    let db = db();
    let none = notes(0).get(&db).unwrap_err();
    assert!(none.is_does_not_exist());
    assert_eq!(none.to_string(), "no `Note` matches the query");
    let three = notes(9).get(&db).unwrap_err();
    assert!(three.is_multiple_objects_returned());
    assert_eq!(three.to_string(), "3 rows of `Note` match the query, expected one");
    db.connection()
        .execute_batch("WITH RECURSIVE n(i) AS (VALUES (4) UNION ALL SELECT i + 1 FROM n WHERE i < 30) INSERT INTO note SELECT i, '' FROM n")
        .unwrap();
    let many = notes(99).get(&db).unwrap_err();
    assert_eq!(many.to_string(), "more than 20 rows of `Note` match the query, expected one");
}

#[test]
fn rows_by_key() {
    let db = db();
    assert!(notes(3).contains(&db, &note(2)).unwrap());
    assert!(!notes(3).contains(&db, &note(3)).unwrap());
    let found = notes(3).in_bulk(&db, [2, 3, 7, 2]).unwrap();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [(2, note(2))]);
    assert!(notes(3).in_bulk(&db, Vec::<i64>::new()).unwrap().is_empty());
}

#[test]
fn rows_are_read_while_others_are_written() {
    let db = db();
    // The query is gone, its rows are not; the same query runs inside itself.
    let outer = notes(9).iter(&db).unwrap();
    let mut seen = 0;
    for row in outer {
        let row = row.unwrap();
        assert_eq!(notes(row.id + 1).iter(&db).unwrap().count() as i64, row.id);
        db.connection().execute("UPDATE note SET text = text || '!' WHERE id = ?1", [row.id]).unwrap();
        seen += 1;
    }
    assert_eq!(seen, 3);
    assert_eq!(db.statements_reprepared(), 0);
}

#[test]
fn an_error_is_the_last_item() {
    let db = db();
    db.connection().execute("UPDATE note SET text = NULL WHERE id = 2", []).unwrap();
    let mut rows = notes(9).iter(&db).unwrap();
    assert_eq!(rows.next().unwrap().unwrap(), note(1));
    let error = rows.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "`Note.text`: expected text, found NULL");
    assert!(rows.next().is_none());
    assert!(matches!(notes(9).all(&db), Err(Error::Decode(_))));
    db.connection().execute("UPDATE note SET text = x'ff' WHERE id = 2", []).unwrap();
    assert_eq!(notes(9).all(&db).unwrap_err().to_string(), "`Note.text`: expected text, found 1 bytes");
}

#[test]
fn rows_without_a_type() {
    let db = db();
    let records = notes(2).records(&db).unwrap();
    let pairs: Vec<_> = records[0].iter().map(|(name, value)| (name, value.to_string())).collect();
    assert_eq!(pairs, [("id", String::from("1")), ("text", String::from("'note 1'"))]);
    assert_eq!(records[0].get("text"), Some(&OwnedValue::Text(String::from("note 1"))));
    assert_eq!(records[0].get("missing"), None);
}

#[test]
fn the_plan_of_the_database() {
    assert_eq!(notes(2).explain(&db()).unwrap(), "SEARCH note USING INTEGER PRIMARY KEY (rowid<?)");
    let nested = "SELECT id, text FROM note WHERE id = (SELECT max(id) FROM note WHERE id < ?1) ORDER BY text";
    let query: Query<'_, Note> =
        Query::new(Statement::given(PLAN, &[(Verb::Select, nested)]), Params::new(), Rows::new());
    let plan = query.explain(&db()).unwrap();
    assert_eq!(
        plan,
        "SEARCH note USING INTEGER PRIMARY KEY (rowid=?)\nSCALAR SUBQUERY 1\n  SEARCH note USING INTEGER PRIMARY KEY (rowid<?)"
    );
}

#[test]
fn statements_are_counted_and_told() {
    let db = db();
    let before = db.statements_sent();
    let told = Arc::new(Mutex::new(Vec::new()));
    notes(3).all(&db).unwrap();
    let sink = Arc::clone(&told);
    db.on_query(move |query| sink.lock().unwrap().push((query.sql.to_owned(), query.params.to_vec(), query.rows)));
    notes(3).all(&db).unwrap();
    notes(9).exists(&db).unwrap();
    assert_eq!(db.statements_sent() - before, 3);
    let told = told.lock().unwrap();
    assert_eq!(told[0], (String::from("SELECT id, text FROM note WHERE id < ?1"), vec![OwnedValue::Integer(3)], 2));
    assert_eq!(told[1].2, 1);
}

#[test]
fn a_query_outlives_what_it_was_made_of_only_if_it_owns_it() {
    let db = db();
    let count = Rc::new(Cell::new(0));
    let rows = {
        let needle = String::from("note 2");
        let statement = Statement::given(PLAN, &[(Verb::Select, "SELECT id, text FROM note WHERE text = ?1")]);
        let query: Query<'_, Note> = Query::new(statement, Params::new().with(Param::Text(&needle)), Rows::new());
        query.iter(&db).unwrap()
    };
    rows.for_each(|row| {
        assert_eq!(row.unwrap(), note(2));
        count.set(count.get() + 1);
    });
    assert_eq!(count.get(), 1);
}
