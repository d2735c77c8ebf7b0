//! Counts the instructions of each workload, with both sides, under callgrind: `cargo run --release --bin instructions`.
//!
//! The program runs itself under valgrind, once for each workload and side, and prints a table. With `--check` it
//! fails if a workload takes more instructions than `rusqlite`. Other arguments select workloads by a part of their names.

use std::env;
use std::hint::black_box;
use std::process::{Command, ExitCode};

use orm_benches::workload::{self, ALL, Answer, Failure, Workload};

fn main() -> Result<ExitCode, Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [run, side, name] = arguments.as_slice()
        && run == "--run"
    {
        let workload = ALL.iter().find(|workload| workload.name == name).ok_or("no such workload")?;
        run_one(side, workload)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (options, parts): (Vec<String>, Vec<String>) =
        arguments.into_iter().partition(|argument| argument.starts_with("--"));
    let mut over = false;
    println!("| workload | this crate | rusqlite | ratio |");
    println!("|---|---:|---:|---:|");
    for workload in ALL.iter().filter(|workload| selected(workload, &parts)) {
        let (ours, by_hand) = (count("ours", workload)?, count("by-hand", workload)?);
        #[allow(clippy::cast_precision_loss)]
        let ratio = ours as f64 / by_hand as f64;
        over |= ratio > 1.0;
        println!("| {} | {} | {} | {ratio:.2} |", workload.name, thousands(ours), thousands(by_hand));
    }
    Ok(if over && options.iter().any(|option| option == "--check") { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn selected(workload: &Workload, parts: &[String]) -> bool {
    parts.is_empty() || parts.iter().any(|part| workload.name.contains(part.as_str()))
}

/// Runs one side of a workload: only what [`measured`] does is counted.
fn run_one(side: &str, workload: &Workload) -> Result<(), Failure> {
    // The first run prepares the statement, which a program does once.
    if side == "ours" {
        let db = workload::ours()?;
        black_box((workload.ours)(&db)?);
        let before = db.statements_reprepared();
        measured(workload.times, &|| (workload.ours)(&db))?;
        match db.statements_reprepared() - before {
            0 => Ok(()),
            times => Err(format!("SQLite prepared the statement again {times} times").into()),
        }
    } else {
        let connection = workload::by_hand()?;
        black_box((workload.by_hand)(&connection)?);
        measured(workload.times, &|| (workload.by_hand)(&connection))
    }
}

/// Callgrind counts what happens inside this function; its name stands in [`count`].
#[inline(never)]
fn measured(times: u64, work: &dyn Fn() -> Result<Answer, Failure>) -> Result<(), Failure> {
    for _ in 0..times {
        black_box(work()?);
    }
    Ok(())
}

/// The instructions of one run of a workload.
fn count(side: &str, workload: &Workload) -> Result<u64, Failure> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*::measured*"])
        .arg(env::current_exe()?)
        .args(["--run", side, workload.name])
        .output()
        .map_err(|error| format!("valgrind does not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{} ({side}): {text}", workload.name).into());
    }
    let collected = text.lines().find_map(|line| line.split_once("Collected :")).ok_or("valgrind printed no count")?;
    Ok(collected.1.trim().parse::<u64>()? / workload.times)
}

/// `1234567` as `1,234,567`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
