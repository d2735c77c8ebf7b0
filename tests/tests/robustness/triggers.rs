//! Triggers: rows get the keys that they have, though others are inserted among them, and what is kept out is an error.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
pub struct Entry {
    pub id: i64,
    pub text: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Sized {
    pub id: i64,
    pub text: String,
    #[model(generated = "LENGTH(\"text\")")]
    pub length: Option<i64>,
}

fn with(trigger: &str) -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Entry, Sized]).unwrap();
    db.execute_batch(trigger).unwrap();
    db
}

fn entry(text: &str) -> Entry {
    Entry { id: 0, text: text.to_owned() }
}

fn sized(text: &str) -> Sized {
    Sized { id: 0, text: text.to_owned(), length: None }
}

fn is_kept_out<T: std::fmt::Debug>(result: orm_core::Result<T>, model: &str) {
    let error = result.unwrap_err();
    assert!(matches!(error, Error::NotInserted { .. }), "{error:?}");
    let expected = format!("a trigger of the database has kept this `{model}` out of its table, so it has no key");
    assert_eq!(error.to_string(), expected);
}

/// The keys of rows that are inserted together do not follow each other.
#[test]
fn rows_have_their_own_keys_though_a_trigger_inserts_others() {
    const COPIES: &str = "TRIGGER copies AFTER INSERT ON SHOP_entry WHEN NEW.text <> 'copy' BEGIN
        INSERT INTO shop_entry (text) VALUES ('copy');
    END";
    for temporary in ["", "TEMPORARY "] {
        let db = with(&format!("CREATE {temporary}{COPIES}"));
        let mut first = entry("first");
        first.insert(&db).unwrap();
        assert_eq!(first.id, 1);
        let texts = ["a", "b", "c"];
        let made = Entry::bulk_create(&db, texts.map(entry)).unwrap();
        assert_eq!(made.iter().map(|entry| entry.id).collect::<Vec<_>>(), [3, 5, 7]);
        assert_eq!(query!(Entry.filter(text__in = texts)).all(&db).unwrap(), made);
        let many = Entry::bulk_create(&db, (0..200).map(|at| entry(&at.to_string()))).unwrap();
        assert_eq!(query!(Entry.filter(id__gt = 8).exclude(text = "copy")).all(&db).unwrap(), many);
    }
}

#[test]
fn a_row_that_a_trigger_ignores_gets_no_key() {
    let ignores = |table: &str| {
        format!(
            "CREATE TRIGGER {table}_ignores BEFORE INSERT ON {table} WHEN NEW.text = 'no' BEGIN SELECT RAISE(IGNORE); END;"
        )
    };
    let db = with(&(ignores("shop_entry") + &ignores("shop_sized")));
    let (mut no, mut yes) = (entry("no"), entry("yes"));
    yes.insert(&db).unwrap();
    is_kept_out(no.insert(&db), "Entry");
    is_kept_out(no.save(&db), "Entry");
    assert_eq!((yes.id, no.id), (1, 0));
    is_kept_out(query!(Entry.create(text = "no")).run(&db), "Entry");
    is_kept_out(query!(Entry.get_or_create(text = "no")).run(&db), "Entry");
    is_kept_out(Entry::bulk_create(&db, [entry("no")]), "Entry");
    is_kept_out(Entry::bulk_create(&db, ["a", "no", "b"].map(entry)), "Entry");
    is_kept_out(sized("no").insert(&db), "Sized");
    is_kept_out(Sized::bulk_create(&db, ["a", "no", "b"].map(sized)), "Sized");
    // A row whose key is known is left to the trigger.
    Entry { id: 9, ..entry("no") }.insert(&db).unwrap();
    assert!(!query!(Entry.filter(text = "no")).exists(&db).unwrap());
    assert_eq!(Sized::bulk_create(&db, ["a", "bc"].map(sized)).unwrap().last().map(|row| row.length), Some(Some(2)));
}

/// No row has been written, and the block goes on.
#[test]
fn what_a_trigger_refuses_is_a_broken_constraint() {
    let db = with(
        "CREATE TRIGGER refuses BEFORE INSERT ON shop_entry WHEN NEW.text = 'no' BEGIN SELECT RAISE(ABORT, 'not this'); END;
         CREATE TRIGGER ends BEFORE UPDATE ON shop_entry WHEN NEW.text = 'no' BEGIN SELECT RAISE(ROLLBACK, 'nor this'); END;",
    );
    db.atomic(|db| {
        let refused = Entry::bulk_create(db, (0..200).map(|at| entry(if at == 150 { "no" } else { "yes" })));
        assert!(refused.unwrap_err().to_string().contains("not this"));
        assert!(!query!(Entry.all()).exists(db)?);
        query!(Entry.create(text = "yes")).run(db).map(drop)
    })
    .unwrap();
    // The trigger ends the whole transaction: nothing of it is kept, and nothing after it is done outside of it.
    let ended: orm_core::Result<()> = db.atomic(|db| {
        query!(Entry.create(text = "yes")).run(db)?;
        let inner: orm_core::Result<u64> = db.atomic(|db| query!(Entry.update(text = "no")).run(db));
        assert!(inner.unwrap_err().to_string().contains("nor this"));
        query!(Entry.create(text = "yes")).run(db).map(drop)
    });
    assert!(matches!(ended, Err(Error::Transaction(_))), "{ended:?}");
    assert_eq!(query!(Entry.all()).count(&db).unwrap(), 1);
}
