//! `execute` and `execute_batch`.

use orm_core::Result;
use orm_core::prelude::*;

use crate::{log, names, tags};

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
fn a_comment_is_no_statement() {
    let db = Db::open_in_memory().unwrap();
    for end in [
        "",
        ";",
        " ; ",
        "; -- done",
        "; /* done */",
        ";\n-- one\n/* two -- */ ;;\n",
        "; /* no end",
        "; -- one\n;",
        "; -",
    ] {
        let made = db.execute(&format!("CREATE TABLE IF NOT EXISTS t (a){end}"), ());
        assert_eq!(made.is_ok(), end != "; -", "{end:?}: {made:?}");
    }
    for sql in ["CREATE TABLE u (a); -- done\nDROP TABLE t", "CREATE TABLE u (a); /* done */ DROP TABLE t"] {
        assert!(db.execute(sql, ()).unwrap_err().to_string().contains("more than one statement"));
    }
    assert_eq!(log(&db, || db.execute_batch("-- nothing\n/* nothing */;").unwrap()), [""; 0]);
}

thread_local! {
    static DB: Db = Db::open_in_memory().unwrap();
}

/// Where a thread has one database, a listener can name it.
#[test]
fn a_listener_may_use_the_database() {
    DB.with(|db| {
        db.execute("CREATE TABLE heard (sql TEXT)", ()).unwrap();
        db.on_query(|query| {
            let sql = query.sql.to_owned();
            DB.with(|db| db.execute("INSERT INTO heard VALUES (?)", (sql,)).unwrap());
        });
        db.execute("SELECT 1", ()).unwrap();
        db.execute("SELECT 2", ()).unwrap();
        // One listener takes another's place.
        db.on_query(|_| DB.with(|db| db.on_query(|_| {})));
        db.execute("SELECT 3", ()).unwrap();
        db.execute("SELECT 4", ()).unwrap();
        let heard = "SELECT group_concat(sql, '; ') FROM heard";
        let heard: String = db.connection().query_row(heard, [], |row| row.get(0)).unwrap();
        assert_eq!(heard, "SELECT 1; SELECT 2");
    });
}

/// What a listener writes to the same database is not taken for what it is told of.
#[test]
fn a_listener_may_write_between_a_row_and_its_key() {
    #[derive(Model)]
    #[model(table = "note")]
    struct Note {
        id: i64,
        text: String,
        #[model(generated = "length(\"text\")")]
        length: Option<i64>,
    }

    DB.with(|db| {
        db.create_tables(&schema![Note]).unwrap();
        db.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, sql TEXT)", ()).unwrap();
        db.execute("INSERT INTO log VALUES (99, '')", ()).unwrap();
        db.on_query(|_| {
            DB.with(|db| db.execute("INSERT INTO log (sql) VALUES (''), ('')", ()).unwrap());
        });
        let note = |text: &str| Note { id: 0, text: text.to_owned(), length: None };
        let mut first = note("a");
        first.insert(db).unwrap();
        let made = Note::bulk_create(db, ["b", "c"].map(note)).unwrap();
        assert_eq!((first.id, made[0].id, made[1].id), (1, 2, 3));
        assert_eq!(Note::bulk_update(db, [&first], |note| note.text).unwrap(), 1);
        assert_eq!(query!(Note.update(text = "d")).run(db).unwrap(), 3);
        assert_eq!(db.execute("UPDATE note SET text = 'e' WHERE id < 3", ()).unwrap(), 2);
        let mut gone = note("f");
        gone.id = 7;
        assert!(matches!(gone.update(db), Err(Error::NotUpdated { .. })));
    });
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
