//! Kept statements: no text is prepared twice, and nothing that runs at the same time disturbs the other.

use std::path::Path;

use super::{Cursor, Handle, open};
use crate::db::Options;
use crate::error::{Error, Result};
use crate::query::{OwnedValue, Param, Value};

fn memory(setup: &str) -> Handle {
    let handle = open(Path::new(":memory:"), &Options::default()).unwrap();
    handle.connection().execute_batch(setup).unwrap();
    handle
}

fn rows(mut cursor: Cursor<'_>, width: usize) -> Result<Vec<Vec<OwnedValue>>> {
    let mut rows = Vec::new();
    while let Some(cells) = cursor.step()? {
        rows.push((0..width).map(|index| cells.value(index).into()).collect());
    }
    Ok(rows)
}

const NUMBERS: &str = "
    CREATE TABLE number (id INTEGER PRIMARY KEY, text TEXT, size REAL);
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)
    INSERT INTO number SELECT i, 'number ' || i, i / 2.0 FROM n;";

#[test]
fn every_kind_of_value_comes_back() {
    let handle = memory("");
    let short = {
        use std::fmt::Write;
        let mut short = crate::query::Short::new();
        write!(short, "2024-02-29").unwrap();
        short
    };
    let params = [
        Param::Null,
        Param::Bool(true),
        Param::Integer(i64::MIN),
        Param::Real(0.1),
        Param::Text("text\0with NUL"),
        Param::Text(""),
        Param::Owned(String::from("owned ü")),
        Param::Short(short),
        Param::Json(String::from("{}")),
        Param::Bytes(b"\0\xff"),
        Param::OwnedBytes(Vec::new()),
    ];
    let expected = [params.iter().map(OwnedValue::from).collect::<Vec<_>>()];
    let sql = "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11";
    for _ in 0..3 {
        assert_eq!(rows(handle.run(1, || sql, &params).unwrap(), 11).unwrap(), expected);
        assert_eq!(rows(handle.run_copied(1, || sql, &params).unwrap(), 11).unwrap(), expected);
        assert_eq!(rows(handle.run_once(sql, &params).unwrap(), 11).unwrap(), expected);
    }
}

#[test]
fn parameters_may_be_too_few_or_too_many() {
    let handle = memory("");
    let params = [Param::Text("a"), Param::Text("b"), Param::Text("c")];
    let run = |params: &[Param<'_>]| rows(handle.run(1, || "SELECT ?1, ?2", params).unwrap(), 2).unwrap();
    let text = |text: &str| OwnedValue::Text(text.to_owned());
    assert_eq!(run(&params), [[text("a"), text("b")]]);
    // Nothing is left of the run before.
    assert_eq!(run(&params[..1]), [[text("a"), OwnedValue::Null]]);
    assert_eq!(run(&[]), [[OwnedValue::Null, OwnedValue::Null]]);
}

#[test]
fn values_out_of_range_and_broken_text() {
    let handle = memory("");
    let mut cursor = handle.run_once("SELECT CAST(x'ff' AS TEXT), zeroblob(3), x''", &[]).unwrap();
    let cells = cursor.step().unwrap().unwrap();
    assert_eq!(cells.value(0), Value::BrokenText(b"\xff"));
    assert_eq!(cells.value(1), Value::Bytes(&[0, 0, 0]));
    assert_eq!(cells.value(2), Value::Bytes(&[]));
    assert_eq!(cells.value(3), Value::Null);
    assert_eq!(cells.value(usize::MAX), Value::Null);
    // A value may be read again, and two be held at once.
    let (a, b) = (cells.value(1), cells.value(1));
    assert_eq!(a, b);
}

/// A character that is not ASCII is seen wherever it stands, and so is a byte that is not UTF-8.
#[test]
fn text_of_every_length_is_checked() {
    let handle = memory("");
    let read = |bytes: &[u8]| {
        let params = [Param::Bytes(bytes)];
        let mut cursor = handle.run(1, || "SELECT CAST(?1 AS TEXT)", &params).unwrap();
        OwnedValue::from(cursor.step().unwrap().unwrap().value(0))
    };
    for length in 0..40 {
        let plain = vec![b'a'; length];
        assert_eq!(read(&plain), OwnedValue::Text("a".repeat(length)));
        for at in 0..length {
            let mut broken = plain.clone();
            broken[at] = 0xff;
            assert_eq!(read(&broken), OwnedValue::Bytes(broken.clone()));
            let text = format!("{}é{}", "a".repeat(at), "a".repeat(length - at));
            assert_eq!(read(text.as_bytes()), OwnedValue::Text(text));
        }
    }
}

#[test]
fn text_of_a_utf16_database_is_read() {
    let handle = memory("PRAGMA encoding = 'UTF-16'; CREATE TABLE t (c TEXT); INSERT INTO t VALUES ('zażółć 🦀')");
    let sql = || "SELECT c FROM t WHERE c = ?1";
    for _ in 0..2 {
        let params = [Param::Text("zażółć 🦀")];
        let mut cursor = handle.run(1, sql, &params).unwrap();
        let cells = cursor.step().unwrap().unwrap();
        let (first, second) = (cells.value(0), cells.value(0));
        assert_eq!((first, second), (Value::Text("zażółć 🦀"), Value::Text("zażółć 🦀")));
    }
}

#[test]
fn a_value_shown_as_sql_is_that_value() {
    let handle = memory("");
    for value in [
        OwnedValue::Null,
        OwnedValue::Integer(i64::MIN + 1),
        OwnedValue::Real(-0.5),
        OwnedValue::Real(1e300),
        OwnedValue::Real(f64::INFINITY),
        OwnedValue::Real(f64::NEG_INFINITY),
        OwnedValue::Text(String::from("it's")),
        OwnedValue::Text(String::from("a\0'b")),
        OwnedValue::Bytes(vec![0, 0xff]),
    ] {
        assert_eq!(one(&handle, &format!("SELECT {value}")).unwrap(), value, "{value}");
    }
    assert_eq!(OwnedValue::Real(f64::NAN).to_string(), "NULL");
}

#[test]
fn changing_parameters_prepare_nothing_again() {
    let handle = memory(NUMBERS);
    let texts = [
        "SELECT id FROM number ORDER BY text LIMIT ?1",
        "SELECT id FROM number WHERE text LIKE 'number ' || ?1 || '%'",
        "SELECT id FROM number WHERE text LIKE ?1 ESCAPE '\\'",
        "SELECT id FROM number WHERE size = ?1",
        "SELECT id FROM number WHERE id IN (SELECT value FROM json_each('[' || ?1 || ']'))",
    ];
    for round in 0..100_i64 {
        for (slot, text) in (1..).zip(texts) {
            let params = [Param::Integer(round)];
            rows(handle.run(slot, || text, &params).unwrap(), 1).unwrap();
        }
    }
    assert_eq!(handle.reprepared(), 0);
}

#[test]
fn a_changed_table_is_noticed() {
    let handle = memory(NUMBERS);
    let sql = || "SELECT * FROM number WHERE id = 1";
    rows(handle.run(1, sql, &[]).unwrap(), 3).unwrap();
    handle.connection().execute_batch("ALTER TABLE number ADD COLUMN more TEXT DEFAULT 'x'").unwrap();
    let found = rows(handle.run(1, sql, &[]).unwrap(), 4).unwrap();
    assert_eq!(found[0][3], OwnedValue::Text(String::from("x")));
}

/// The same statement runs inside itself, some runs are given up half-way, texts of all kinds are bound.
#[test]
fn a_statement_runs_inside_itself() {
    let handle = memory(NUMBERS);
    let sql = || "SELECT id, text FROM number WHERE id > ?1 AND text <> ?2 ORDER BY id";
    fn descend(handle: &Handle, sql: fn() -> &'static str, from: i64, depth: u32) -> i64 {
        let needle = format!("number {}", from + 1);
        let params = [Param::Integer(from), Param::Text(&needle)];
        let mut cursor = match depth % 2 {
            0 => handle.run(7, sql, &params).unwrap(),
            _ => handle.run_copied(7, sql, &params).unwrap(),
        };
        let mut sum = 0;
        let mut steps = 0;
        while let Some(cells) = cursor.step().unwrap() {
            let (Value::Integer(id), Value::Text(text)) = (cells.value(0), cells.value(1)) else { panic!() };
            assert_ne!(text, needle);
            if depth > 0 {
                sum += descend(handle, sql, id, depth - 1);
            }
            assert_eq!(text, format!("number {id}"));
            sum += id;
            steps += 1;
            if steps == 4 {
                break;
            }
        }
        sum
    }
    let first = descend(&handle, sql, 0, 5);
    assert_eq!(first, descend(&handle, sql, 0, 5));
    assert_eq!(handle.reprepared(), 0);
}

#[test]
fn many_slots_interleave() {
    let handle = memory(NUMBERS);
    let text =
        |slot: u32| if slot.is_multiple_of(2) { "SELECT ?1 + id FROM number" } else { "SELECT ?1 || text FROM number" };
    let params: Vec<_> = (0..50).map(|slot| [Param::Owned(slot.to_string())]).collect();
    for _ in 0..3 {
        // Each slot twice, at different speeds.
        let mut cursors: Vec<_> = (0..100_u32)
            .map(|at| handle.run(1 + at % 50, || text(at % 50), &params[at as usize % 50]).unwrap())
            .collect();
        for round in 0..20 {
            for (at, cursor) in cursors.iter_mut().enumerate() {
                if (round + at) % 3 != 0 {
                    let cells = cursor.step().unwrap().unwrap();
                    assert_ne!(cells.value(0), Value::Null);
                }
            }
            if round % 5 == 4 {
                cursors.remove(round);
            }
        }
    }
}

#[test]
fn after_the_last_row_there_is_none() {
    let handle = memory("");
    let mut cursor = handle.run_once("SELECT 1", &[]).unwrap();
    assert!(cursor.step().unwrap().is_some());
    for _ in 0..3 {
        assert!(cursor.step().unwrap().is_none());
    }
    let mut cursor = handle.run_once("SELECT abs(-9223372036854775808)", &[]).unwrap();
    assert!(matches!(cursor.step(), Err(Error::Database(error)) if error.message == "integer overflow"));
    assert!(cursor.step().unwrap().is_none());
}

#[test]
fn a_statement_that_failed_can_run_again() {
    let handle = memory("CREATE TABLE t (c TEXT UNIQUE)");
    let insert = |text: &str| rows(handle.run_copied(3, || "INSERT INTO t VALUES (?1)", &[Param::Text(text)])?, 0);
    insert("a").unwrap();
    assert!(insert("a").unwrap_err().is_unique_violation());
    insert("b").unwrap();
    assert_eq!(rows(handle.run_once("SELECT count(*) FROM t", &[]).unwrap(), 1).unwrap(), [[OwnedValue::Integer(2)]]);
}

#[test]
fn a_leaked_cursor_leaves_the_rest_alone() {
    let handle = memory(NUMBERS);
    {
        let params = [Param::Owned(String::from("number 3"))];
        let mut cursor = handle.run(1, || "SELECT id FROM number WHERE text <> ?1", &params).unwrap();
        cursor.step().unwrap();
        std::mem::forget(cursor);
    }
    for _ in 0..3 {
        let params = [Param::Text("number 4")];
        let cursor = handle.run(1, || "SELECT id FROM number WHERE text <> ?1", &params).unwrap();
        assert_eq!(rows(cursor, 1).unwrap().len(), 199);
    }
}

#[test]
fn bad_statements_are_errors() {
    let handle = memory("");
    for sql in ["", "  -- nothing\n", "SELECT", "SELECT * FROM missing", "SELECT 1\0 garbage, SELECT"] {
        let result = handle.run_once(sql, &[]).map(drop);
        match sql {
            // SQLite reads up to the NUL.
            "SELECT 1\0 garbage, SELECT" => result.unwrap(),
            _ => assert!(matches!(result, Err(Error::Database(_))), "{sql:?}"),
        }
    }
    let error = handle.run_once("SELECT * FROM missing", &[]).map(drop).unwrap_err();
    assert_eq!(
        error.to_string(),
        "SQLite says: no such table: missing (code 1) in `SELECT * FROM missing`\nhelp: `Db::create_tables` makes the tables of models; if it is there under another name, a model's `app` and `table` say which"
    );
}

/// SQLite would take it for a text and find nothing.
#[test]
fn an_unknown_name_in_quotes_is_an_error() {
    let handle = memory(NUMBERS);
    let sql = "SELECT COUNT(*) FROM number WHERE \"txet\" = 'number 1'";
    assert!(matches!(handle.run_once(sql, &[]), Err(Error::Database(error)) if error.message.contains("txet")));
}

#[test]
fn a_connection_goes_in_and_out() {
    let handle = memory(NUMBERS);
    rows(handle.run(1, || "SELECT id FROM number", &[]).unwrap(), 1).unwrap();
    let connection = handle.into_connection();
    // Closing fails as long as there are statements.
    connection.close().map_err(|(_, error)| error).unwrap();
}

#[test]
fn a_handle_moves_between_threads() {
    let handle = memory(NUMBERS);
    let count = |handle: &Handle| rows(handle.run(1, || "SELECT id FROM number", &[]).unwrap(), 1).unwrap().len();
    assert_eq!(count(&handle), 200);
    let handle = std::thread::spawn(move || {
        assert_eq!(count(&handle), 200);
        handle
    })
    .join()
    .unwrap();
    assert_eq!(count(&handle), 200);
}

fn one(handle: &Handle, sql: &str) -> Result<OwnedValue> {
    let mut cursor = handle.run_once(sql, &[])?;
    Ok(cursor.step()?.map_or(OwnedValue::Null, |cells| cells.value(0).into()))
}

#[cfg(feature = "regex")]
#[test]
fn regexp_searches() {
    let handle = memory("");
    for (sql, found) in [
        ("'Café Crème' REGEXP 'é C'", OwnedValue::Integer(1)),
        ("'abc' REGEXP '^b'", OwnedValue::Integer(0)),
        ("'ABC' REGEXP '(?i)' || 'b'", OwnedValue::Integer(1)),
        ("NULL REGEXP 'a'", OwnedValue::Null),
        ("'a' REGEXP NULL", OwnedValue::Null),
        ("12 REGEXP '^1'", OwnedValue::Integer(1)),
        ("12.0 REGEXP '^12\\.0$'", OwnedValue::Integer(1)),
        ("'Ünï' REGEXP '^\\w{3}$'", OwnedValue::Integer(1)),
    ] {
        assert_eq!(one(&handle, &format!("SELECT {sql}")).unwrap(), found, "{sql}");
    }
    let error = one(&handle, "SELECT 'a' REGEXP '('").unwrap_err();
    assert!(error.to_string().contains("`(` is not a regular expression"), "{error}");
    // The pattern of one row is not taken for the next.
    let sql = "SELECT group_concat(a REGEXP b) FROM (SELECT 'x' a, 'x' b UNION ALL SELECT 'x', 'y' UNION ALL SELECT 'y', 'y')";
    assert_eq!(one(&handle, sql).unwrap(), OwnedValue::Text(String::from("1,0,1")));
}

#[test]
fn functions_of_django() {
    let handle = memory("");
    let text = |text: &str| OwnedValue::Text(text.to_owned());
    let m = "'2024-02-29 13:14:15.000016'";
    for (sql, value) in [
        (format!("django_datetime_extract('hour', {m}, 'UTC', 'UTC')"), OwnedValue::Integer(13)),
        (format!("django_datetime_extract('hour', {m}, 'UTC+02:00', 'UTC')"), OwnedValue::Integer(15)),
        (format!("django_datetime_extract('week_day', {m}, NULL, NULL)"), OwnedValue::Integer(5)),
        (String::from("django_date_extract('iso_year', '2021-01-03')"), OwnedValue::Integer(2020)),
        (String::from("django_date_extract('week_day', '2024-03-03')"), OwnedValue::Integer(1)),
        (String::from("django_date_extract('iso_week_day', '2024-03-03')"), OwnedValue::Integer(7)),
        (String::from("django_date_extract('year', NULL)"), OwnedValue::Null),
        (String::from("django_time_extract('second', '13:14:15.5')"), OwnedValue::Integer(15)),
        (String::from("django_date_trunc('week', '2024-02-29', NULL, NULL)"), text("2024-02-26")),
        (format!("django_datetime_trunc('quarter', {m}, 'UTC', 'UTC')"), text("2024-01-01 00:00:00")),
        (format!("django_datetime_trunc('minute', {m}, 'UTC', 'UTC')"), text("2024-02-29 13:14:00")),
        (String::from("django_time_trunc('hour', '13:14:15', NULL, NULL)"), text("13:00:00")),
        (format!("django_datetime_cast_date({m}, 'UTC', 'UTC')"), text("2024-02-29")),
        (format!("django_datetime_cast_time({m}, 'UTC', 'UTC')"), text("13:14:15.000016")),
        (format!("django_format_dtdelta('+', {m}, 172800000000)"), text("2024-03-02 13:14:15.000016")),
        (format!("django_format_dtdelta('-', {m}, 16)"), text("2024-02-29 13:14:15")),
        (String::from("django_format_dtdelta('+', '2024-02-29', 86400000000)"), text("2024-03-01")),
        (String::from("django_format_dtdelta('+', 86400000000, 3600000001)"), text("1 day, 1:00:00.000001")),
        (String::from("django_format_dtdelta('-', '2024-02-29', '2024-03-01')"), OwnedValue::Integer(-86_400_000_000)),
        (String::from("django_format_dtdelta('-', 0, 1)"), text("-1 day, 23:59:59.999999")),
        (
            String::from("django_timestamp_diff('2024-01-02 00:00:00', '2024-01-01 23:59:59.5')"),
            OwnedValue::Integer(500_000),
        ),
        (String::from("django_time_diff('01:00:00', '02:00:00')"), OwnedValue::Integer(-3_600_000_000)),
        (String::from("django_timestamp_diff('x', '2024-01-01')"), OwnedValue::Null),
    ] {
        assert_eq!(one(&handle, &format!("SELECT {sql}")).unwrap(), value, "{sql}");
    }
    assert!(one(&handle, &format!("SELECT django_datetime_cast_date({m}, 'Europe/Nowhere', 'UTC')")).is_err());
    // Deterministic, so that an index may use them.
    handle
        .connection()
        .execute_batch("CREATE TABLE t (d); CREATE INDEX i ON t (django_date_extract('year', d))")
        .unwrap();
}

#[test]
fn functions_of_texts_and_numbers() {
    let handle =
        memory("CREATE TABLE sample (x); INSERT INTO sample VALUES (2), (4), (4.0), (4), (5), (5), (7), (9), (NULL)");
    let text = |text: &str| OwnedValue::Text(text.to_owned());
    for (sql, value) in [
        ("LPAD('né', 5, 'ab')", text("abané")),
        ("RPAD('né', 5, 'ab')", text("néaba")),
        ("LPAD('abcdef', 3, 'x')", text("abc")),
        ("LPAD(12, 4, '0')", text("0012")),
        ("LPAD(NULL, 3, 'x')", OwnedValue::Null),
        ("REPEAT('ab', 3)", text("ababab")),
        ("REPEAT('ab', -1)", text("")),
        ("REVERSE('né')", text("én")),
        ("MD5('abc')", text("900150983cd24fb0d6963f7d28e17f72")),
        ("BITXOR(6, 3)", OwnedValue::Integer(5)),
        ("SIGN(-2.5)", OwnedValue::Integer(-1)),
        ("SQRT(16)", OwnedValue::Real(4.0)),
        ("SQRT(-1)", OwnedValue::Null),
        ("POWER(2, 10)", OwnedValue::Real(1024.0)),
        ("LOG(2, 8)", OwnedValue::Real(3.0)),
        ("LOG(1000)", OwnedValue::Real(3.0)),
        ("LN(0)", OwnedValue::Null),
        ("MOD(5.5, 2)", OwnedValue::Real(1.5)),
        ("CEILING(1.2)", OwnedValue::Real(2.0)),
        ("FLOOR(-3)", OwnedValue::Integer(-3)),
        ("PI() > 3.14", OwnedValue::Integer(1)),
        ("(SELECT STDDEV_POP(x) FROM sample)", OwnedValue::Real(2.0)),
        ("(SELECT VAR_POP(x) FROM sample)", OwnedValue::Real(4.0)),
        ("(SELECT VAR_SAMP(x) FROM sample WHERE x IN (2, 4))", OwnedValue::Real(1.0)),
        ("(SELECT STDDEV_SAMP(x) FROM sample WHERE x = 9)", OwnedValue::Null),
        ("(SELECT STDDEV_POP(x) FROM sample WHERE x = 0)", OwnedValue::Null),
    ] {
        assert_eq!(one(&handle, &format!("SELECT {sql}")).unwrap(), value, "{sql}");
    }
    assert!(one(&handle, "SELECT REPEAT('ab', 9223372036854775807)").is_err());
}
