//! Lists as parameters: what `orm_each` makes of them.

use std::path::Path;

use super::{Binder, Cursor, Handle};
use crate::backend::sqlite::open;
use crate::db::Options;
use crate::error::Result;
use crate::query::{OwnedValue, Param, Short, Take};

const EACH: &str = "SELECT value FROM orm_each(?1)";

fn memory() -> Handle {
    open(Path::new(":memory:"), &Options::default()).unwrap()
}

fn values(mut cursor: Cursor<'_>) -> Result<Vec<OwnedValue>> {
    let mut values = Vec::new();
    while let Some(cells) = cursor.step()? {
        values.push(cells.value(0).into());
    }
    Ok(values)
}

fn list<'q>(params: impl IntoIterator<Item = Param<'q>>) -> [Param<'q>; 1] {
    [Param::Listed(params.into_iter().collect())]
}

fn integers(range: impl IntoIterator<Item = i64>) -> Vec<OwnedValue> {
    range.into_iter().map(OwnedValue::Integer).collect()
}

#[test]
fn every_kind_of_value_comes_back() {
    use std::fmt::Write;
    let mut short = Short::new();
    write!(short, "2024-02-29").unwrap();
    let params = [
        Param::Integer(i64::MIN),
        Param::Bool(true),
        Param::Real(f64::NEG_INFINITY),
        Param::Text("text\0with NUL"),
        Param::Text(""),
        Param::Owned(String::from("owned ü \" \\")),
        Param::Short(short),
        Param::Bytes(b"\0\xff"),
        Param::OwnedBytes(Vec::new()),
    ];
    let expected: Vec<_> = params.iter().map(OwnedValue::from).collect();
    let handle = memory();
    // NULLs are left out, and so is what SQLite takes for NULL.
    let more = [Param::Null, Param::Real(f64::NAN)];
    let params = list(more.iter().cloned().chain(params).chain(more.iter().cloned()));
    for _ in 0..3 {
        assert_eq!(values(handle.run(1, || EACH, &params).unwrap()).unwrap(), expected);
        assert_eq!(values(handle.run_copied(1, || EACH, &params).unwrap()).unwrap(), expected);
        assert_eq!(values(handle.run_once(EACH, &params).unwrap()).unwrap(), expected);
    }
}

#[test]
fn a_list_has_any_length() {
    let handle = memory();
    for length in [0, 1, 2, 100_000] {
        let params = list((0..length).map(Param::Integer));
        assert_eq!(values(handle.run(1, || EACH, &params).unwrap()).unwrap(), integers(0..length));
    }
    assert_eq!(handle.reprepared(), 0);
    assert_eq!(values(handle.run(1, || EACH, &[Param::Null]).unwrap()).unwrap(), []);
    assert_eq!(values(handle.run(1, || EACH, &[]).unwrap()).unwrap(), []);
    assert_eq!(values(handle.run_once("SELECT value FROM orm_each", &[]).unwrap()).unwrap(), []);
}

#[test]
fn a_copy_outlives_the_list() {
    let handle = memory();
    let text = String::from("a text of the caller's");
    let params = list([Param::Text(&text), Param::Integer(1)]);
    let mut cursor = handle.run_copied(1, || EACH, &params).unwrap();
    drop(params);
    drop(text);
    assert_eq!(cursor.step().unwrap().unwrap().value(0), crate::query::Value::Text("a text of the caller's"));
    assert_eq!(values(cursor).unwrap(), integers([1]));
}

#[test]
fn lists_are_read_at_the_same_time() {
    let handle = memory();
    let (few, many) = (list([1, 2].map(Param::Integer)), list((1..=3).map(Param::Integer)));
    let mut outer = handle.run(1, || EACH, &few).unwrap();
    while outer.step().unwrap().is_some() {
        assert_eq!(values(handle.run(1, || EACH, &many).unwrap()).unwrap(), integers(1..=3));
    }
    let both = [few.clone(), many.clone()].concat();
    let sql = "SELECT a.value * 10 + b.value FROM orm_each(?1) a, orm_each(?2) b ORDER BY 1";
    let products = values(handle.run_once(sql, &both).unwrap()).unwrap();
    assert_eq!(products, integers([11, 12, 13, 21, 22, 23]));
}

#[test]
fn json_is_taken_too() {
    let handle = memory();
    let json = |text: &str| values(handle.run(1, || EACH, &[Param::Owned(text.to_owned())]).unwrap());
    assert_eq!(json("[3, null, 4]").unwrap(), integers([3, 4]));
    assert_eq!(json(r#"["é", 1.5]"#).unwrap(), [OwnedValue::Text("é".into()), OwnedValue::Real(1.5)]);
    assert_eq!(json("[]").unwrap(), []);
    assert!(json("[1, ").unwrap_err().to_string().contains("malformed JSON"));
    // After an error, the statement goes on as before.
    assert_eq!(json("[5]").unwrap(), integers([5]));
}

#[test]
fn a_text_with_a_list_runs_by_hand() {
    let handle = memory();
    let mut statement = handle.connection().prepare(EACH).unwrap();
    let found: Vec<i64> = statement.query_map(["[1, 2]"], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(found, [1, 2]);
}

#[test]
fn parameters_are_bound_as_they_are_made() {
    let handle = memory();
    let borrowed = String::from("borrowed");
    let mut log = Vec::new();
    let sql = || "SELECT value FROM orm_each(json_array(?1, ?2, ?3, ?4, 'end'))";
    for _ in 0..2 {
        log.clear();
        let cursor = handle.run_filled(1, sql, Some(&mut log), |binder| {
            // What is owned is gone before the statement runs.
            let params = [Param::Text(&borrowed), Param::Owned("owned".to_owned()), Param::Integer(3)];
            params.into_iter().for_each(|param| binder.take(param));
        });
        let texts = ["borrowed", "owned"].map(|text| OwnedValue::Text(text.to_owned()));
        let found = values(cursor.unwrap()).unwrap();
        assert_eq!(found[..2], texts);
        // The fourth is NULL, which a list leaves out.
        assert_eq!(found[2..], [OwnedValue::Integer(3), OwnedValue::Text("end".to_owned())]);
        assert_eq!(log[..3], [&texts[..], &[OwnedValue::Integer(3)]].concat());
    }
    let too_many = |binder: &mut Binder<'_, '_>| (1..=3).for_each(|value| binder.take(Param::Integer(value)));
    let refused = handle.run_filled(2, || "SELECT ?1", None, too_many).err().unwrap();
    assert!(refused.to_string().contains("out of range"), "{refused}");
}
