//! `Db::create_tables`: all tables or none.

// Only the tables matter here.
#![allow(dead_code)]
#![allow(clippy::unwrap_used)] // In helpers of tests, which clippy does not take for tests.

use orm_core::prelude::*;
use orm_tests::models::mini;

#[derive(Model)]
#[model(app = "lib", many_to_many(tags: Tag))]
struct Book {
    id: i64,
    title: String,
}

#[derive(Model)]
#[model(app = "lib")]
struct Tag {
    id: i64,
    #[model(max_length = 40, unique)]
    name: String,
}

const SCHEMA: Schema = schema![Book, Tag];

fn tables(db: &Db) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_master WHERE name LIKE 'lib%' ORDER BY name";
    let mut statement = db.connection().prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn tables_join_tables_and_indexes_are_created() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&SCHEMA).unwrap();
    let tables = tables(&db);
    for name in ["lib_book", "lib_tag", "lib_book_tags"] {
        assert!(tables.iter().any(|table| table == name), "{tables:?}");
    }
    assert!(db.connection().is_autocommit());
    db.connection().execute("INSERT INTO lib_tag (name) VALUES ('new')", []).unwrap();
}

#[test]
fn a_table_that_exists_is_an_error_and_nothing_is_created() {
    for existing in ["CREATE TABLE LIB_TAG (id INTEGER)", "CREATE VIEW lib_book_tags AS SELECT 1"] {
        let db = Db::open_in_memory().unwrap();
        db.connection().execute_batch(existing).unwrap();
        let before = tables(&db);
        let error = db.create_tables(&SCHEMA).unwrap_err();
        assert!(matches!(error, Error::TableExists { .. }), "{error:?}");
        assert!(error.to_string().starts_with("there is a table `lib_"), "{error}");
        assert_eq!(tables(&db), before);
        assert!(db.connection().is_autocommit());
    }
}

#[test]
fn an_index_that_exists_undoes_everything() {
    let db = Db::open_in_memory().unwrap();
    let index = SCHEMA.statements().into_iter().find_map(|statement| {
        let name = statement.strip_prefix("CREATE INDEX ")?.split(' ').next()?.to_owned();
        Some(name)
    });
    let sql = format!("CREATE TABLE other (a); CREATE INDEX {} ON other (a)", index.unwrap());
    db.connection().execute_batch(&sql).unwrap();
    let before = tables(&db);
    let error = db.create_tables(&SCHEMA).unwrap_err();
    assert!(error.database().is_some_and(|error| error.message.contains("already exists")), "{error:?}");
    assert_eq!(tables(&db), before);
    assert!(db.connection().is_autocommit());
}

#[test]
fn an_open_transaction_stays_open() {
    let db = Db::open_in_memory().unwrap();
    db.connection().execute_batch("BEGIN").unwrap();
    db.create_tables(&SCHEMA).unwrap();
    assert!(!db.connection().is_autocommit());
    db.connection().execute_batch("ROLLBACK").unwrap();
    assert!(tables(&db).is_empty());
}

#[test]
fn a_table_comes_after_those_that_it_refers_to() {
    let statements = schema![mini::Order, mini::Product, mini::Tag, mini::Customer].statements();
    let place = |start: &str| statements.iter().position(|statement| statement.starts_with(start));
    let order = [
        place("CREATE TABLE \"mini_customer\""),
        place("CREATE TABLE \"mini_order\""),
        place("CREATE INDEX \"mini_order_customer_id_1d4c092f\""),
    ];
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{statements:#?}");
    let (product, order) = (place("CREATE TABLE \"mini_product\""), place("CREATE TABLE \"mini_order\""));
    assert!(product < order);
}
