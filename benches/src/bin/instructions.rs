//! Counts the instructions of each workload, with both sides, under callgrind: `cargo run --release --bin instructions`.
//!
//! The program runs itself under valgrind, once for each side, and prints a table. With `--check` it fails if a workload
//! takes more instructions than `rusqlite`. Other arguments select workloads by a part of their names.

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

use orm_benches::callgrind::{Count, measured, thousands, with_folder};
use orm_benches::workload::{self, ALL, Failure, Workload};
use orm_core::Db;

fn main() -> Result<ExitCode, Failure> {
    let (options, parts): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let has = |name: &str| options.iter().any(|option| option == name);
    let selected: Vec<&Workload> = ALL.iter().filter(|workload| is_selected(workload, &parts)).collect();
    if let Some(side) = SIDES.into_iter().find(|side| has(side)) {
        run(side, &selected)?;
        return Ok(ExitCode::SUCCESS);
    }
    let [ours, by_hand] = with_folder(|folder| {
        // Both at the same time.
        let [ours, by_hand] = SIDES.map(|side| Count::start(folder, side, &parts, false));
        Ok([ours?.finish()?, by_hand?.finish()?])
    })?;
    if [ours.len(), by_hand.len()] != [selected.len(); 2] {
        return Err("callgrind did not count each workload once".into());
    }
    let mut over = false;
    println!("| workload | this crate | rusqlite | ratio |");
    println!("|---|---:|---:|---:|");
    for (workload, (ours, by_hand)) in selected.iter().zip(ours.iter().zip(&by_hand)) {
        let (ours, by_hand) = (ours / workload.times, by_hand / workload.times);
        #[allow(clippy::cast_precision_loss)]
        let ratio = ours as f64 / by_hand as f64;
        println!("| {} | {} | {} | {ratio:.2} |", workload.name, thousands(ours), thousands(by_hand));
        if ratio > 1.0 {
            over = true;
            eprintln!("{}: {ratio:.4} of `rusqlite`, which is more than 1", workload.name);
        }
    }
    Ok(if over && has("--check") { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// As options of the program itself.
const SIDES: [&str; 2] = ["--ours", "--by-hand"];

fn is_selected(workload: &Workload, parts: &[String]) -> bool {
    parts.is_empty() || parts.iter().any(|part| workload.name.contains(part.as_str()))
}

/// Runs one side of these workloads, each with tables of its own: only what is [`measured`] is counted.
fn run(side: &str, selected: &[&Workload]) -> Result<(), Failure> {
    let filled = workload::by_hand()?;
    for workload in selected {
        let connection = workload::copy(&filled)?;
        // The first run prepares the statements, which a program does once.
        if side == "--by-hand" {
            black_box((workload.by_hand)(&connection)?);
            measured(workload.times, || (workload.by_hand)(&connection))?;
            continue;
        }
        let db = Db::from_connection(connection)?;
        black_box((workload.ours)(&db)?);
        let before = db.statements_reprepared();
        measured(workload.times, || (workload.ours)(&db))?;
        let times = db.statements_reprepared() - before;
        if times > 0 {
            return Err(format!("{}: SQLite prepared the statement again {times} times", workload.name).into());
        }
    }
    Ok(())
}
