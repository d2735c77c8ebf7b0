//! Counts the instructions of each workload, with both sides, under callgrind: `cargo run --release --bin instructions`.
//!
//! The program runs itself under valgrind, once for each side, and prints a table. With `--check` it fails if a workload
//! takes more instructions than `rusqlite`. Other arguments select workloads by a part of their names.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use orm_benches::workload::{self, ALL, Answer, Failure, Workload};
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
    let folder = env::temp_dir().join(format!("instructions-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let counted = count_both(&folder, &parts);
    fs::remove_dir_all(&folder)?;
    let [ours, by_hand] = counted?;
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

/// Runs one side of these workloads, each with tables of its own: only what [`measured`] does is counted.
fn run(side: &str, selected: &[&Workload]) -> Result<(), Failure> {
    let filled = workload::by_hand()?;
    for workload in selected {
        let connection = workload::copy(&filled)?;
        // The first run prepares the statements, which a program does once.
        if side == "--by-hand" {
            black_box((workload.by_hand)(&connection)?);
            measured(workload.times, &|| (workload.by_hand)(&connection))?;
            continue;
        }
        let db = Db::from_connection(connection)?;
        black_box((workload.ours)(&db)?);
        let before = db.statements_reprepared();
        measured(workload.times, &|| (workload.ours)(&db))?;
        let times = db.statements_reprepared() - before;
        if times > 0 {
            return Err(format!("{}: SQLite prepared the statement again {times} times", workload.name).into());
        }
    }
    Ok(())
}

/// Callgrind counts what happens inside this function; its name stands in [`start`].
#[inline(never)]
fn measured(times: u64, work: &dyn Fn() -> Result<Answer, Failure>) -> Result<(), Failure> {
    for _ in 0..times {
        black_box(work()?);
    }
    Ok(())
}

/// The instructions of each workload, all its times together, with both sides. They run at the same time.
fn count_both(folder: &Path, parts: &[String]) -> Result<[Vec<u64>; 2], Failure> {
    let [ours, by_hand] = SIDES.map(|side| start(folder, side, parts));
    let (ours, by_hand) = (finish(folder, SIDES[0], ours?)?, finish(folder, SIDES[1], by_hand?)?);
    Ok([ours, by_hand])
}

fn start(folder: &Path, side: &str, parts: &[String]) -> Result<Child, Failure> {
    let mut file = std::ffi::OsString::from("--callgrind-out-file=");
    file.push(folder.join(side));
    Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*::measured*", "--dump-after=*measured*"])
        .arg(file)
        .arg(env::current_exe()?)
        .arg(side)
        .args(parts)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("valgrind does not start: {error}").into())
}

/// Callgrind writes a file, with a number, each time that [`measured`] returns.
fn finish(folder: &Path, side: &str, child: Child) -> Result<Vec<u64>, Failure> {
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("{side}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut counts = Vec::new();
    while let Ok(text) = fs::read_to_string(folder.join(format!("{side}.{}", counts.len() + 1))) {
        let total = text.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("callgrind wrote no total")?;
        counts.push(total.trim().parse()?);
    }
    Ok(counts)
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
