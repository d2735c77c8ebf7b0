//! Counts the instructions of each workload, with each crate, under callgrind: `cargo run --release`.
//!
//! The program runs itself under valgrind, once for each crate, and prints what each takes as a part of what `rusqlite`
//! takes by hand. All link the same SQLite and read the same rows, which is checked first.

mod diesel;
mod ours;
mod rusqlite;
mod sea_orm;
mod side;
mod sqlx;

use std::{env, fs};

use ::rusqlite::Connection;
use orm_benches::callgrind::{Count, measured, thousands, with_folder};
use orm_benches::models::SCHEMA;
use orm_benches::workload::{self, Failure};
use side::{ALL, Side};

type Open = fn(&str) -> Result<Box<dyn Side>, Failure>;

/// The crates, the first of which the others are compared with.
const SIDES: [(&str, Open); 5] = [
    ("rusqlite", rusqlite::open),
    ("this crate", ours::open),
    ("diesel", diesel::open),
    ("sqlx", sqlx::open),
    ("sea-orm", sea_orm::open),
];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [name, script] = arguments.as_slice()
        && let Some((_, open)) = SIDES.iter().find(|(side, _)| side == name)
    {
        return run(*open, &fs::read_to_string(script)?);
    }
    let counts: Vec<Vec<u64>> = with_folder(|folder| {
        let script = script(&folder.join("filled.sqlite3"))?;
        check(&script)?;
        let path = folder.join("script.sql");
        fs::write(&path, script)?;
        let arguments = [path.to_string_lossy().into_owned()];
        SIDES.into_iter().map(|(name, _)| Count::start(folder, name, &arguments, true)?.finish()).collect()
    })?;
    if counts.iter().any(|counts| counts.len() != ALL.len()) {
        return Err("callgrind did not count each workload once".into());
    }
    print(&counts);
    Ok(())
}

/// The SQL that fills an empty database with the rows of a file, which is made.
fn script(file: &std::path::Path) -> Result<String, Failure> {
    let filled = workload::by_hand()?;
    let file = file.to_string_lossy();
    filled.execute("VACUUM INTO ?1", [&file])?;
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";
    let tables: Vec<String> =
        filled.prepare(tables)?.query_map([], |row| row.get(0))?.collect::<Result<_, ::rusqlite::Error>>()?;
    let mut script: String = SCHEMA.statements().iter().map(|statement| format!("{statement};\n")).collect();
    script.push_str(&format!(
        "ATTACH '{}' AS filled;\nBEGIN;\nPRAGMA defer_foreign_keys = ON;\n",
        file.replace('\'', "''")
    ));
    for table in tables {
        script.push_str(&format!("INSERT INTO main.\"{table}\" SELECT * FROM filled.\"{table}\";\n"));
    }
    script.push_str("COMMIT;\nDETACH filled;\nANALYZE;\n");
    Ok(script)
}

/// All crates do the same.
fn check(script: &str) -> Result<(), Failure> {
    let mut first: Option<Vec<u64>> = None;
    for (name, open) in SIDES {
        let mut side = open(script).map_err(|error| format!("{name}: {error}"))?;
        let answers: Result<Vec<u64>, Failure> = ALL.iter().map(|workload| (workload.run)(&mut *side)).collect();
        let answers = answers.map_err(|error| format!("{name}: {error}"))?;
        let expected = first.get_or_insert_with(|| answers.clone());
        for (workload, (answer, expected)) in ALL.iter().zip(answers.iter().zip(expected.iter())) {
            if answer != expected {
                return Err(format!("{name}: `{}` gives something else", workload.name).into());
            }
        }
    }
    Ok(())
}

/// Each workload once, so that statements are prepared, and then as often as it is counted.
fn run(open: Open, script: &str) -> Result<(), Failure> {
    let mut side = open(script)?;
    for workload in ALL {
        (workload.run)(&mut *side)?;
        measured(workload.times, || (workload.run)(&mut *side))?;
    }
    Ok(())
}

fn print(counts: &[Vec<u64>]) {
    let version = Connection::open_in_memory()
        .and_then(|connection| connection.query_row("SELECT sqlite_version()", [], |row| row.get::<_, String>(0)));
    println!("SQLite {}", version.unwrap_or_default());
    let names: Vec<&str> = SIDES.iter().map(|(name, _)| *name).collect();
    println!("| workload | instructions of {} |", names.join(" | "));
    println!("|---|{}", "---:|".repeat(SIDES.len()));
    for (at, workload) in ALL.iter().enumerate() {
        let mut by = counts.iter().map(|counts| counts.get(at).copied().unwrap_or_default() / workload.times);
        let base = by.next().unwrap_or_default();
        #[allow(clippy::cast_precision_loss)]
        let ratios: Vec<String> = by.map(|count| format!("{:.2}", count as f64 / base as f64)).collect();
        println!("| {} | {} | {} |", workload.name, thousands(base), ratios.join(" | "));
    }
}
