//! Databases that do not fit the models: the error says what is missing, and what to do.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Tag {
    pub id: i64,
    pub name: String,
    pub colour: String,
}

#[test]
fn a_table_that_is_missing_is_named() {
    let db = Db::open_in_memory().unwrap();
    let mut tag = Tag { id: 0, name: "new".to_owned(), colour: "red".to_owned() };
    let errors = [
        query!(Tag.all()).all(&db).unwrap_err(),
        query!(Tag.filter(id = 1)).count(&db).unwrap_err(),
        query!(Tag.create(name = "a", colour = "b")).run(&db).unwrap_err(),
        query!(Tag.update(name = "a")).run(&db).unwrap_err(),
        tag.insert(&db).unwrap_err(),
    ];
    for error in errors {
        let text = error.to_string();
        assert!(text.starts_with("SQLite says: no such table: shop_tag (code 1)"), "{text}");
        assert!(text.contains("\nhelp: `Db::create_tables` makes the tables of models"), "{text}");
    }
}

#[test]
fn a_column_that_is_missing_is_named() {
    let db = Db::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE shop_tag (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name text NOT NULL)")
        .unwrap();
    let mut tag = Tag { id: 0, name: "new".to_owned(), colour: "red".to_owned() };
    let errors = [query!(Tag.all()).all(&db).unwrap_err(), tag.insert(&db).unwrap_err()];
    for error in errors {
        let text = error.to_string();
        assert!(text.contains("no") && text.contains("column") && text.contains("colour"), "{text}");
        assert!(text.contains("\nhelp: add the column to the table"), "{text}");
    }
    // What does not name it works.
    assert_eq!(query!(Tag.values(name)).all(&db).unwrap().len(), 0);
    assert_eq!(query!(Tag.all()).count(&db).unwrap(), 0);
}

#[test]
fn a_mistake_in_sql_by_hand_has_no_such_help() {
    let db = Db::open_in_memory().unwrap();
    let text = db.execute("SELEC 1", ()).unwrap_err().to_string();
    assert!(text.contains("syntax error") && !text.contains("help:"), "{text}");
}
