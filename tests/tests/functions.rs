//! The SQL functions that SQLite lacks: Django's results, and what Django leaves open.

#![allow(clippy::panic, clippy::unwrap_used)]

use orm_core::Db;
use rusqlite::types::Value;

fn ask(db: &Db, expression: &str) -> rusqlite::Result<Value> {
    db.connection().query_row(&format!("SELECT {expression}"), [], |row| row.get(0))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn check(cases: &[(&str, Value)]) {
    let db = Db::open_in_memory().unwrap();
    for (expression, expected) in cases {
        assert_eq!(&ask(&db, expression).unwrap(), expected, "{expression}");
    }
}

/// As [`check`], with the last digits open: they are the C library's.
fn check_reals(cases: &[(&str, f64)]) {
    let db = Db::open_in_memory().unwrap();
    for (expression, expected) in cases {
        let Value::Real(found) = ask(&db, expression).unwrap() else { panic!("{expression}") };
        assert!((found - expected).abs() <= expected.abs() * 1e-15, "{expression}: {found:?}, expected {expected:?}");
    }
}

#[test]
fn text_is_repeated_reversed_and_padded() {
    check(&[
        ("REPEAT('new', 2)", text("newnew")),
        ("REPEAT('é', 3)", text("ééé")),
        ("REPEAT('x', 0)", text("")),
        ("REPEAT('x', -1)", text("")),
        ("REPEAT(NULL, 2)", Value::Null),
        ("REPEAT('x', NULL)", Value::Null),
        ("REPEAT(12, 2)", text("1212")),
        ("REVERSE('unused')", text("desunu")),
        ("REVERSE('日本語🚀')", text("🚀語本日")),
        ("REVERSE('')", text("")),
        ("REVERSE(NULL)", Value::Null),
        ("REVERSE(1.5)", text("5.1")),
        ("LPAD('Laptop', 8, '.')", text("..Laptop")),
        ("LPAD('Phone', 8, 'abcd')", text("abcPhone")),
        ("LPAD('Laptop', 4, '.')", text("Lapt")),
        ("LPAD('Laptop', 8, '')", text("Laptop")),
        ("LPAD('été', 5, 'ü')", text("üüété")),
        ("LPAD('Laptop', -1, '.')", text("")),
        ("RPAD('Laptop', 4, '.')", text("Lapt")),
        ("RPAD('Pen', 8, 'ab')", text("Penababa")),
        ("RPAD('été', 2, 'x')", text("ét")),
        ("RPAD('Pen', 8, '')", text("Pen")),
        ("LPAD(NULL, 8, '.')", Value::Null),
        ("LPAD('x', NULL, '.')", Value::Null),
        ("RPAD('x', 8, NULL)", Value::Null),
    ]);
}

#[test]
fn a_text_that_would_be_too_long_is_an_error() {
    let db = Db::open_in_memory().unwrap();
    for expression in ["REPEAT('x', 9223372036854775807)", "LPAD('', 9223372036854775807, 'x')", "RPAD('', 1e18, 'x')"]
    {
        let error = ask(&db, expression).unwrap_err().to_string();
        assert!(error.contains("string or blob too big"), "{error}");
    }
    assert_eq!(ask(&db, "REPEAT('', 9223372036854775807)").unwrap(), text(""));
}

#[test]
fn hashes_are_in_hexadecimal_digits() {
    check(&[
        ("MD5('new')", text("22af645d1859cb5ca6da0c484f1f37ea")),
        ("MD5('')", text("d41d8cd98f00b204e9800998ecf8427e")),
        ("MD5(NULL)", Value::Null),
        ("SHA1('abc')", text("a9993e364706816aba3e25717850c26c9cd0d89d")),
        ("SHA224('abc')", text("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")),
        ("SHA256('abc')", text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")),
        (
            "SHA384('abc')",
            text("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"),
        ),
        (
            "SHA512('abc')",
            text(
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                 2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            ),
        ),
        ("SHA256(NULL)", Value::Null),
    ]);
}

#[test]
fn numbers_as_django_recorded_them() {
    check(&[
        ("SIGN(-5)", Value::Integer(-1)),
        ("SIGN(0)", Value::Integer(0)),
        ("SIGN(42)", Value::Integer(1)),
        ("CEILING(-2.5)", Value::Real(-2.0)),
        ("CEILING(1.25)", Value::Real(2.0)),
        ("FLOOR(-2.5)", Value::Real(-3.0)),
        ("FLOOR(42.42)", Value::Real(42.0)),
        ("TRUNC(-2.5)", Value::Real(-2.0)),
        ("POWER(7, 2)", Value::Real(49.0)),
        ("MOD(7, 4)", Value::Real(3.0)),
        ("MOD(-7, 4)", Value::Real(-3.0)),
        ("PI()", Value::Real(std::f64::consts::PI)),
    ]);
    check_reals(&[
        ("SQRT(7)", 2.645_751_311_064_590_7),
        ("SQRT(42)", 6.480_740_698_407_86),
        ("EXP(1.25)", 3.490_342_957_461_841_4),
        ("LN(1.25)", 0.223_143_551_314_209_76),
        ("LOG(10, 7)", 0.845_098_040_014_256_7),
        ("SIN(1.25)", 0.948_984_619_355_586_2),
        ("COS(1.25)", 0.315_322_362_395_268_7),
        ("TAN(1.25)", 3.009_569_673_862_831_3),
        ("ATAN2(1.25, 7)", 0.176_708_856_070_036_6),
        ("DEGREES(1.25)", 71.619_724_391_352_9),
        ("RADIANS(1.25)", 0.021_816_615_649_929_12),
        ("COT(1.25)", 0.332_273_417_254_528_6),
    ]);
}

#[test]
fn the_other_functions_of_numbers() {
    check_reals(&[
        ("ACOS(0.5)", std::f64::consts::FRAC_PI_3),
        ("ASIN(0.5)", std::f64::consts::FRAC_PI_6),
        ("ATAN(0.5)", 0.463_647_609_000_806_1),
        ("COSH(0.5)", 1.127_625_965_206_380_7),
        ("SINH(0.5)", 0.521_095_305_493_747_4),
        ("TANH(0.5)", 0.462_117_157_260_009_76),
        ("ACOSH(2)", 1.316_957_896_924_816_6),
        ("ASINH(0.5)", 0.481_211_825_059_603_47),
        ("ATANH(0.5)", 0.549_306_144_334_054_8),
        ("LOG(1000)", 3.0),
        ("LOG10(1000)", 3.0),
        ("LOG2(1024)", 10.0),
        ("POW(2, 0.5)", std::f64::consts::SQRT_2),
    ]);
    check(&[
        // Integers stay integers.
        ("CEIL(7)", Value::Integer(7)),
        ("FLOOR(9007199254740993)", Value::Integer(9_007_199_254_740_993)),
        // A text that is a number is one.
        ("FLOOR(' 2.5 ')", Value::Real(2.0)),
        ("SQRT('4')", Value::Real(2.0)),
        ("SQRT('1e2')", Value::Real(10.0)),
        ("BITXOR(12, 10)", Value::Integer(6)),
        ("BITXOR(-1, 1)", Value::Integer(-2)),
    ]);
}

#[test]
fn outside_of_a_functions_domain_there_is_nothing() {
    for expression in [
        "SQRT(-1)",
        "LN(0)",
        "LN(-1)",
        "LOG(0)",
        "LOG(1, 5)",
        "LOG(10, 0)",
        "LOG(0, 5)",
        "ACOS(2)",
        "MOD(5, 0)",
        "POWER(-1, 0.5)",
        "SIN('x')",
        "SIN('inf')",
        "SIN(x'01')",
        "SIN(NULL)",
        "CEIL(NULL)",
        "CEIL('nan')",
        "POWER(NULL, 1)",
        "MOD(1, NULL)",
        "ATAN2('x', 1)",
        "COT(NULL)",
        "BITXOR(NULL, 1)",
        "BITXOR(1, 'x')",
    ] {
        check(&[(expression, Value::Null)]);
    }
}

#[test]
fn every_call_of_a_random_function_differs() {
    let db = Db::open_in_memory().unwrap();
    let mut sum = 0.0;
    for _ in 0..1000 {
        let Value::Real(value) = ask(&db, "RAND()").unwrap() else { panic!() };
        assert!((0.0..1.0).contains(&value));
        sum += value;
    }
    assert!((400.0..600.0).contains(&sum), "{sum}");
    let ids = |function: &str| -> Vec<String> {
        (0..100)
            .map(|_| match ask(&db, function).unwrap() {
                Value::Text(id) => id,
                other => panic!("{other:?}"),
            })
            .collect()
    };
    for (function, version) in [("UUIDV4()", '4'), ("UUIDV7()", '7')] {
        let mut found = ids(function);
        for id in &found {
            assert!(id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')), "{id}");
            assert_eq!(id.chars().nth(12), Some(version), "{id}");
            assert!(matches!(id.as_bytes()[16], b'8' | b'9' | b'a' | b'b'), "{id}");
        }
        found.sort();
        found.dedup();
        assert_eq!(found.len(), 100);
    }
    // Those of version 7 are in the order of their making, to the millisecond.
    let early = ids("UUIDV7()").swap_remove(0);
    std::thread::sleep(std::time::Duration::from_millis(3));
    assert!(early < ids("UUIDV7()").swap_remove(0));
    // A column may default to them, and an index may not be over them.
    db.execute_batch("CREATE TABLE t (id TEXT DEFAULT (UUIDV4()), n INTEGER); INSERT INTO t (n) VALUES (1)").unwrap();
    assert!(db.execute("CREATE INDEX i ON t (RAND())", ()).is_err());
    db.execute("CREATE INDEX i ON t (SQRT(n), REVERSE(id))", ()).unwrap();
}

/// The prices of the recorded cases.
const PRICES: &str = "(VALUES (1200), (800), (150), (15), (90), (5), (2), (350), (150), (45), (15), (1))";

#[test]
fn spread_as_django_recorded_it() {
    let of = |function: &str| format!("{function}(column1) FROM {PRICES}");
    check_reals(&[
        (&of("STDDEV_POP"), 364.462_418_044_256_9),
        (&of("VAR_POP"), 132_832.854_166_666_66),
        (&of("STDDEV_SAMP"), 380.668_580_502_539_2),
        (&of("VAR_SAMP"), 144_908.568_181_818_18),
        // Large numbers with a small spread.
        ("VAR_POP(column1) FROM (VALUES (1000000001.0), (1000000002.0), (1000000003.0))", 2.0 / 3.0),
    ]);
}

#[test]
fn aggregates_skip_nulls() {
    let some = "FROM (VALUES (NULL), (6), (NULL), (10))";
    let none = "FROM (VALUES (NULL), (NULL))";
    let one = "FROM (VALUES (NULL), (7))";
    let empty = "FROM (SELECT 1 AS column1 WHERE 0)";
    let real = Value::Real;
    for (function, of_some, of_one) in [
        ("VAR_POP", real(4.0), real(0.0)),
        ("VAR_SAMP", real(8.0), Value::Null),
        ("STDDEV_POP", real(2.0), real(0.0)),
        ("STDDEV_SAMP", real(8.0_f64.sqrt()), Value::Null),
        ("ANY_VALUE", Value::Integer(6), Value::Integer(7)),
        ("BIT_AND", Value::Integer(2), Value::Integer(7)),
        ("BIT_OR", Value::Integer(14), Value::Integer(7)),
        ("BIT_XOR", Value::Integer(12), Value::Integer(7)),
    ] {
        let of = |rows: &str| format!("{function}(column1) {rows}");
        check(&[(&of(some), of_some), (&of(one), of_one), (&of(none), Value::Null), (&of(empty), Value::Null)]);
    }
}

#[test]
fn aggregates_over_groups_and_distinct_values() {
    let rows = "FROM (VALUES ('a', 1), ('a', 3), ('a', 3), ('b', 5), ('b', NULL))";
    let groups = |function: &str| {
        format!("group_concat(v, ' ') FROM (SELECT {function} AS v {rows} GROUP BY column1 ORDER BY column1)")
    };
    check(&[
        (&groups("VAR_POP(DISTINCT column2)"), text("1.0 0.0")),
        (&groups("ANY_VALUE(column1)"), text("a b")),
        (&groups("BIT_XOR(column2)"), text("1 5")),
        (&groups("BIT_OR(column2) FILTER (WHERE column2 > 1)"), text("3 5")),
    ]);
}
