//! A file of cases, the database that they were asked of, and how an answer is judged.

use std::collections::HashMap;
use std::sync::OnceLock;

use orm_core::Db;
use serde_json::Value;

use super::Cell;
use super::ask::{Answer, Ask};
use super::compare::same;
use super::state::{Window, changed, state};
use super::{Failure, Outcome};
use crate::sql::SqlTexts;
use crate::world::World;

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
        let case = self.case(id);
        let db = Db::options().read_only(true).open(self.world).expect("the cases' database");
        let texts = SqlTexts::of(&db);
        let answer = ask(&db).map_err(Failure::from);
        report(id, case, &answer, judge(case, &answer, db.statements_sent()).and_then(|()| texts.parse()));
    }

    /// Asks the case of this name on a copy of the database, and compares the answer and what the tables hold then.
    ///
    /// # Panics
    /// If the answer, or the state, is another than Django's.
    pub fn check_write(&self, id: &str, ask: impl FnOnce(&Db) -> Outcome<Answer>) {
        let case = self.case(id);
        let db = World::of(self.world);
        let before = state(db.connection()).expect("the tables");
        let sent = db.statements_sent();
        let (window, texts) = (Window::begin(), SqlTexts::of(&db));
        let answer = ask(&db).map(|answer| window.django_time_in(answer));
        let judged = judge(case, &answer, db.statements_sent() - sent)
            .and_then(|()| changed(db.connection(), &before, &case["state_after"], &window).expect("the tables"))
            .and_then(|()| texts.parse());
        report(id, case, &answer, judged);
    }

    fn case(&self, id: &str) -> &Value {
        self.read.get_or_init(|| self.read()).get(id).unwrap_or_else(|| panic!("no case `{id}`"))
    }

    fn read(&self) -> HashMap<String, Value> {
        let text = std::fs::read_to_string(self.cases).expect("the file of cases");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a JSON array of cases");
        cases.into_iter().map(|case| (case["id"].as_str().unwrap_or_default().to_owned(), case)).collect()
    }
}

/// Fails the test if there is a complaint.
fn report(id: &str, case: &Value, answer: &Outcome<Answer>, judged: Result<(), String>) {
    if let Err(complaint) = judged {
        panic!("{id}: {complaint}\nDjango: {}\nSQL: {}\nours: {answer:?}", case["django"], case["sql"]);
    }
}

/// Whether the answer is Django's.
fn judge(case: &Value, answer: &Outcome<Answer>, sent: u64) -> Result<(), String> {
    // Django knows when nothing can come and sends nothing; one fixed statement may be sent all the same.
    let allowed = case["num_queries"].as_u64().unwrap_or_default().max(1);
    if sent > allowed {
        return Err(format!("{sent} statements instead of {allowed}"));
    }
    match (case["kind"].as_str().unwrap_or_default(), answer) {
        ("error", answer) => failed(&case["error"], answer),
        (_, Err(error)) => Err(format!("the query failed: {error}")),
        ("none" | "nothing", Ok(Answer::Nothing)) => Ok(()),
        // An empty mapping.
        ("dict", Ok(Answer::Rows(rows))) if case["columns"] == Value::Array(Vec::new()) && rows.is_empty() => Ok(()),
        ("none", Ok(_)) | (_, Ok(Answer::Nothing)) => Err("a row against none".to_owned()),
        (_, Ok(Answer::Rows(rows))) => compare(case, rows),
    }
}

/// Whether the query failed as Django's did; an index that is out of range is no row for us.
fn failed(error: &Value, answer: &Outcome<Answer>) -> Result<(), String> {
    let expected = match error["class"].as_str().unwrap_or_default() {
        "RelatedObjectDoesNotExist" => "DoesNotExist",
        class => class,
    };
    match answer {
        Err(error) if error.class() == expected => Ok(()),
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
    if case["columns"][0] == "$key" && case["columns"].as_array().is_some_and(|columns| types.len() < columns.len()) {
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
