//! The cases' database to write to, and what Django's writing made of it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use orm_core::Db;
use serde_json::Value;

use crate::conformance::state::{Window, changed, raw, state};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases.json");
const WORLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/world.sqlite3");

/// A copy of the cases' database, gone when it is dropped.
#[derive(Debug)]
pub struct World {
    db: Db,
    path: PathBuf,
}

impl World {
    /// A fresh copy.
    ///
    /// # Panics
    /// If there is no room for it.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> World {
        World::of(WORLD)
    }

    /// A copy of this database.
    pub(crate) fn of(original: &str) -> World {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("orm-world-{}-{}.sqlite3", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::copy(original, &path).expect("a copy of the cases' database");
        let db = Db::options().open(&path).expect("the cases' database");
        World { db, path }
    }

    /// How many statements `work` sends, and what it gives.
    pub fn counted<T>(&self, work: impl FnOnce(&Db) -> T) -> (u64, T) {
        let before = self.db.statements_sent();
        let given = work(&self.db);
        (self.db.statements_sent() - before, given)
    }

    /// The only value of a query's only row.
    ///
    /// # Panics
    /// If there is none.
    pub fn value(&self, sql: &str) -> Value {
        let row = self.db.connection().query_row(sql, [], |row| row.get_ref(0).map(raw));
        row.expect("a row")
    }

    /// Compares all tables with what Django left after the case of this name.
    ///
    /// # Panics
    /// If a table differs.
    pub fn assert_state(&self, case: &str) {
        let cases = cases();
        let case = cases.get(case).unwrap_or_else(|| panic!("no case `{case}`"));
        let untouched = state(World::new().connection()).expect("the tables");
        let compared =
            changed(self.connection(), &untouched, &case["state_after"], &Window::begin()).expect("the tables");
        if let Err(complaint) = compared {
            panic!("after {}: {complaint}", case["django"]);
        }
    }
}

impl Deref for World {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let mut file = self.path.clone().into_os_string();
            file.push(end);
            // Most of these do not exist.
            let _ = std::fs::remove_file(file);
        }
    }
}

fn cases() -> &'static BTreeMap<String, Value> {
    static CASES_READ: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    CASES_READ.get_or_init(|| {
        let text = std::fs::read_to_string(CASES).expect("the file of cases");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a JSON array of cases");
        cases.into_iter().map(|case| (case["id"].as_str().unwrap_or_default().to_owned(), case)).collect()
    })
}
