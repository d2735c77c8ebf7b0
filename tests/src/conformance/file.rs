//! A file of cases, the database that they were asked of, and how an answer is judged.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use orm_core::{Db, Error};
use serde_json::Value;

use super::Cell;
use super::ask::{Answer, Ask};
use super::compare::same;
use super::error::class;
use super::state::{State, changed, state};

/// A file of cases and its database.
#[derive(Debug)]
pub struct File {
    cases: &'static str,
    world: &'static str,
    read: OnceLock<HashMap<String, Value>>,
}

impl File {
    /// The cases in the file `cases`, asked of the database `world`.
    #[must_use]
    pub const fn new(cases: &'static str, world: &'static str) -> File {
        File { cases, world, read: OnceLock::new() }
    }

    /// Asks the case of this name and compares.
    ///
    /// # Panics
    /// If the answer is another than Django's.
    pub fn check(&self, id: &str, ask: Ask) {
        let case = self.read.get_or_init(|| self.read()).get(id).unwrap_or_else(|| panic!("no case `{id}`"));
        let writes = case["mode"] == "write";
        let world = if writes { Copied::of(self.world) } else { Copied::not(self.world) };
        let db = Db::options().read_only(!writes).open(&world.path).expect("the cases' database");
        let before = if writes { state(db.connection()).expect("the tables") } else { State::new() };
        let sent = db.statements_sent();
        let answer = ask(&db);
        let sent = db.statements_sent() - sent;
        let judged = judge(case, &answer, sent).and_then(|()| {
            if writes { changed(db.connection(), &before, &case["state_after"]).expect("the tables") } else { Ok(()) }
        });
        if let Err(complaint) = judged {
            panic!("{id}: {complaint}\nDjango: {}\nSQL: {}\nours: {answer:?}", case["django"], case["sql"]);
        }
    }

    fn read(&self) -> HashMap<String, Value> {
        let text = std::fs::read_to_string(self.cases).expect("the file of cases");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a JSON array of cases");
        cases.into_iter().map(|case| (case["id"].as_str().unwrap_or_default().to_owned(), case)).collect()
    }
}

/// The path of a database, or of a copy of it that goes when this does.
struct Copied {
    path: PathBuf,
    temporary: bool,
}

impl Copied {
    fn not(path: &str) -> Copied {
        Copied { path: path.into(), temporary: false }
    }

    fn of(path: &str) -> Copied {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("orm-world-{}-{}.sqlite3", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let copy = std::env::temp_dir().join(name);
        std::fs::copy(path, &copy).expect("a copy of the cases' database");
        Copied { path: copy, temporary: true }
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        if self.temporary {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                let mut file = self.path.clone().into_os_string();
                file.push(suffix);
                // What is not there need not go.
                drop(std::fs::remove_file(file));
            }
        }
    }
}

/// Whether the answer is Django's.
fn judge(case: &Value, answer: &Result<Answer, Error>, sent: u64) -> Result<(), String> {
    // Django knows when nothing can come and sends nothing; one fixed statement may be sent all the same.
    let allowed = case["num_queries"].as_u64().unwrap_or_default().max(1);
    if sent > allowed {
        return Err(format!("{sent} statements instead of {allowed}"));
    }
    match (case["kind"].as_str().unwrap_or_default(), answer) {
        ("error", answer) => failed(case["error"]["class"].as_str().unwrap_or_default(), answer),
        (_, Err(error)) => Err(format!("the query failed: {error}")),
        ("none" | "nothing", Ok(Answer::Nothing)) => Ok(()),
        // An empty mapping.
        ("dict", Ok(Answer::Rows(rows))) if case["columns"] == Value::Array(Vec::new()) && rows.is_empty() => Ok(()),
        ("none", Ok(_)) | (_, Ok(Answer::Nothing)) => Err("a row against none".to_owned()),
        (_, Ok(Answer::Rows(rows))) => compare(case, rows),
    }
}

/// Whether the query failed as Django's did; an index that is out of range is no row for us.
fn failed(expected: &str, answer: &Result<Answer, Error>) -> Result<(), String> {
    match answer {
        Err(error) if class(error) == expected => Ok(()),
        Ok(Answer::Nothing) if expected == "IndexError" => Ok(()),
        Err(error) => Err(format!("expected {expected}, failed with {error}")),
        Ok(_) => Err(format!("expected {expected}, got an answer")),
    }
}

/// Whether the rows are Django's: in order if the order is part of the contract.
fn compare(case: &Value, rows: &[Vec<Cell>]) -> Result<(), String> {
    let empty = Vec::new();
    let expected = case["rows"].as_array().unwrap_or(&empty);
    let mut types: Vec<&str> = case["types"].as_array().unwrap_or(&empty).iter().filter_map(Value::as_str).collect();
    if case["columns"][0] == "$key" {
        types.insert(0, "value");
    }
    if rows.len() != expected.len() {
        return Err(format!("{} rows instead of {}:\n{}", rows.len(), expected.len(), case["rows"]));
    }
    let equal = |ours: &[Cell], theirs: &Value| {
        theirs.as_array().is_some_and(|theirs| {
            ours.len() == theirs.len()
                && types.len() == theirs.len()
                && ours.iter().zip(theirs).zip(&types).all(|((ours, theirs), kind)| same(ours, theirs, kind))
        })
    };
    if case["ordered"] == Value::Bool(true) {
        return match rows.iter().zip(expected).position(|(ours, theirs)| !equal(ours, theirs)) {
            None => Ok(()),
            Some(at) => Err(format!("row {at} differs from {}\nrow {at}: {:?}", expected[at], rows[at])),
        };
    }
    let mut left: Vec<&Value> = expected.iter().collect();
    for ours in rows {
        match left.iter().position(|theirs| equal(ours, theirs)) {
            Some(at) => drop(left.swap_remove(at)),
            None => return Err(format!("no row of Django's is {ours:?}; left are {left:?}")),
        }
    }
    Ok(())
}
