//! Collecting what a deletion reaches, and deleting it in one transaction.

use std::collections::HashSet;

use super::dependant::rule;
use super::pointing::{Act, Pointing};
use super::{Deleted, Dependant, referrer};
use crate::db::Db;
use crate::error::{DeletionRefused, Error, Result};
use crate::query::Param;
use crate::schema::OnDelete;
use crate::sql::Text;
use crate::write::shapes::{Tag, shape};
use crate::write::{Facts, KeyValue, atomic, execute, list};

/// What was reached so far.
pub(crate) struct Collector<'d> {
    pub(super) db: &'d Db,
    /// Rows to delete by their keys; a model was reached before the models that depend on it.
    found: Vec<Found>,
    /// Rows to delete by what they point to, without being looked at.
    fast: Vec<Fast>,
    /// Keys to set to NULL or to a default.
    changes: Vec<(&'static Text, [Param<'static>; 2])>,
    /// Rows that forbid their deletion, unless they are deleted for another reason.
    restricted: Vec<Restricted>,
    /// Keys by which rows forbid the deletion: `OrderItem.product`.
    protecting: Vec<String>,
    /// Models by their places in `found`: the first is deleted after the second.
    order: Vec<(usize, usize)>,
}

struct Found {
    facts: &'static Facts,
    keys: Vec<KeyValue>,
    seen: HashSet<KeyValue>,
}

struct Fast {
    text: &'static Text,
    keys: Param<'static>,
    label: &'static str,
    /// The rows' model, and which of them they are; none for a join table.
    which: Option<(&'static Facts, Pointing)>,
}

struct Restricted {
    facts: &'static Facts,
    key: String,
    rows: Vec<KeyValue>,
}

/// Rows that are yet to be looked at.
struct Open {
    facts: &'static Facts,
    keys: Vec<KeyValue>,
    from: From,
}

/// How rows were reached, and from which model, by its place in `found`.
#[derive(Clone, Copy)]
enum From {
    /// By the user, who may want to keep their parents.
    User { keeps_parents: bool },
    /// Because they point to deleted ones by a key that is never NULL.
    Pointed(usize),
    /// Because they point to deleted ones by a key that can be NULL.
    Nullable,
    /// Because they are what deleted ones inherit from.
    Child(usize),
}

impl<'d> Collector<'d> {
    /// Deletes the rows of a model with these keys, the rows that they inherit from, and what depends on them.
    pub(crate) fn delete(db: &Db, facts: &'static Facts, keys: Vec<KeyValue>) -> Result<Deleted> {
        Self::delete_from(db, Open { facts, keys, from: From::User { keeps_parents: false } })
    }

    /// The same, but for the rows that they inherit from.
    pub(crate) fn delete_keeping_parents(db: &Db, facts: &'static Facts, keys: Vec<KeyValue>) -> Result<Deleted> {
        Self::delete_from(db, Open { facts, keys, from: From::User { keeps_parents: true } })
    }

    fn delete_from(db: &Db, rows: Open) -> Result<Deleted> {
        if rows.keys.is_empty() {
            return Ok(Deleted::default());
        }
        let mut collector = Collector::new(db);
        let outcome = atomic(db, || {
            collector.collect(rows)?;
            collector.check_restricted()?;
            collector.execute()
        });
        outcome.map_err(|error| collector.explained(error))
    }

    fn new(db: &'d Db) -> Collector<'d> {
        Collector {
            db,
            found: Vec::new(),
            fast: Vec::new(),
            changes: Vec::new(),
            restricted: Vec::new(),
            protecting: Vec::new(),
            order: Vec::new(),
        }
    }

    /// Reaches these rows and all that depends on them.
    fn collect(&mut self, rows: Open) -> Result<()> {
        let model = rows.facts.schema.table.model;
        // A list of what is still to be looked at, as rows may depend on rows of their own model without end.
        let mut open = vec![rows];
        while let Some(Open { facts, keys, from }) = open.pop() {
            let (place, new) = self.add(facts, keys);
            match from {
                From::Pointed(source) if source != place => self.order.push((source, place)),
                From::Child(child) if child != place => self.order.push((place, child)),
                _ => {}
            }
            if new.is_empty() {
                continue;
            }
            if !matches!(from, From::User { keeps_parents: true }) {
                for parent in facts.parents {
                    let keys = self.parents(facts, *parent, &new)?;
                    open.push(Open { facts: parent.facts(), keys, from: From::Child(place) });
                }
            }
            for (at, dependant) in facts.dependants.iter().enumerate() {
                let twin = |other: &Dependant| other.same(dependant);
                if facts.dependants.get(..at).is_some_and(|before| before.iter().any(twin)) {
                    continue;
                }
                // One of the children is where this came from. Another must not go unasked for: the database refuses.
                if matches!(from, From::Child(_)) && dependant.is_child() {
                    continue;
                }
                if let Some((facts, keys, nullable)) = self.follow(facts, at, dependant, &new)? {
                    let from = if nullable { From::Nullable } else { From::Pointed(place) };
                    open.push(Open { facts, keys, from });
                }
            }
        }
        if self.protecting.is_empty() {
            return Ok(());
        }
        let keys = std::mem::take(&mut self.protecting);
        Err(Error::Protected(Box::new(DeletionRefused { model, keys })))
    }

    /// Notes rows; which of them are new.
    fn add(&mut self, facts: &'static Facts, keys: Vec<KeyValue>) -> (usize, Vec<KeyValue>) {
        let place = self.found.iter().position(|found| found.facts.is(facts)).unwrap_or_else(|| {
            self.found.push(Found { facts, keys: Vec::new(), seen: HashSet::new() });
            self.found.len() - 1
        });
        let Some(found) = self.found.get_mut(place) else { return (place, Vec::new()) };
        let new: Vec<KeyValue> = keys.into_iter().filter(|key| found.seen.insert(key.clone())).collect();
        found.keys.extend(new.iter().cloned());
        (place, new)
    }

    /// Does what the `on_delete` of a dependant says; the rows that have to be looked at in turn, if there are any, and
    /// whether their key can be NULL.
    fn follow(
        &mut self,
        facts: &'static Facts,
        at: usize,
        dependant: &Dependant,
        keys: &[KeyValue],
    ) -> Result<Option<(&'static Facts, Vec<KeyValue>, bool)>> {
        let pointing = Pointing { facts, at };
        if dependant.is_fast() && !pointing.is_first() {
            // They are deleted with those that point here by another column.
            return Ok(None);
        }
        let keys = list(keys);
        let (holder, column) = match *dependant {
            Dependant::Join { label, .. } => {
                self.fast.push(Fast { text: pointing.text(Act::Delete), keys, label, which: None });
                return Ok(None);
            }
            Dependant::Key { holder, column, .. } => (holder(), column),
        };
        let Some((place, schema)) = holder.column_called(column) else { return Ok(None) };
        let name = || format!("{}.{}", holder.schema.table.model, schema.column.name);
        match rule(schema) {
            OnDelete::DoNothing => {}
            OnDelete::Cascade if dependant.is_fast() => {
                let (text, label) = (pointing.text(Act::Delete), holder.schema.table.label);
                self.fast.push(Fast { text, keys, label, which: Some((holder, pointing)) });
            }
            OnDelete::Cascade => {
                let rows = self.find(pointing.text(Act::Find), keys)?;
                return Ok((!rows.is_empty()).then_some((holder, rows, schema.column.null)));
            }
            rule @ (OnDelete::SetNull | OnDelete::SetDefault) => {
                let value = (rule == OnDelete::SetDefault).then(|| holder.default(place)).flatten();
                self.changes.push((pointing.text(Act::Set), [keys, value.unwrap_or(Param::Null)]));
            }
            OnDelete::Protect => {
                if !self.find(pointing.text(Act::Find), keys)?.is_empty() {
                    let name = name();
                    if !self.protecting.contains(&name) {
                        self.protecting.push(name);
                    }
                }
            }
            OnDelete::Restrict => {
                let rows = self.find(pointing.text(Act::Find), keys)?;
                if !rows.is_empty() {
                    self.restricted.push(Restricted { facts: holder, key: name(), rows });
                }
            }
        }
        Ok(None)
    }

    fn find(&self, text: &'static Text, keys: Param<'static>) -> Result<Vec<KeyValue>> {
        let params = [keys];
        let mut run = self.db.run(text, &params)?;
        let mut rows = Vec::new();
        while let Some(row) = run.next()? {
            rows.push(KeyValue::from(row.value(0)));
        }
        Ok(rows)
    }

    /// An error if a row that restricts the deletion is not deleted itself.
    fn check_restricted(&mut self) -> Result<()> {
        let mut by: Vec<String> = Vec::new();
        for restricted in std::mem::take(&mut self.restricted) {
            let Restricted { facts, key, mut rows } = restricted;
            if let Some(found) = self.found.iter().find(|found| found.facts.is(facts)) {
                rows.retain(|row| !found.seen.contains(row));
            }
            for fast in &self.fast {
                if let Some((holder, pointing)) = fast.which
                    && holder.is(facts)
                    && !rows.is_empty()
                {
                    let reached = self.reached(facts, &pointing.among(), fast.keys.clone(), &rows)?;
                    rows.retain(|row| !reached.contains(row));
                }
            }
            if !rows.is_empty() && !by.contains(&key) {
                by.push(key);
            }
        }
        match self.found.first() {
            Some(found) if !by.is_empty() => {
                let model = found.facts.schema.table.model;
                Err(Error::Restricted(Box::new(DeletionRefused { model, keys: by })))
            }
            _ => Ok(()),
        }
    }

    /// Which of `rows` are deleted because they are `among` those that point to deleted ones.
    fn reached(
        &self,
        facts: &'static Facts,
        among: &str,
        keys: Param<'static>,
        rows: &[KeyValue],
    ) -> Result<HashSet<KeyValue>> {
        let table = facts.schema.table;
        let sql = format!(
            "SELECT {key} FROM {} WHERE ({among}) AND {key} IN (SELECT value FROM orm_each(?2))",
            table.quoted,
            key = table.key.quoted
        );
        let params = [keys, list(rows)];
        let mut run = self.db.run_once(&sql, &params)?;
        let mut reached = HashSet::new();
        while let Some(row) = run.next()? {
            reached.insert(KeyValue::from(row.value(0)));
        }
        Ok(reached)
    }

    fn execute(&self) -> Result<Deleted> {
        let mut deleted = Deleted::default();
        for fast in &self.fast {
            deleted.add(fast.label, execute(self.db, fast.text, std::slice::from_ref(&fast.keys))?);
        }
        for (text, params) in &self.changes {
            execute(self.db, text, params)?;
        }
        for found in self.sorted() {
            let Found { facts, keys, .. } = found;
            let table = facts.schema.table;
            let text = facts.shapes.text(shape(Tag::DeleteKeys, []), || {
                format!("DELETE FROM {} WHERE {} IN (SELECT value FROM orm_each(?1))", table.quoted, table.key.quoted)
            });
            deleted.add(table.label, execute(self.db, text, &[list(keys)])?);
        }
        Ok(deleted)
    }

    /// What was found, so that rows come before those that they point to, unless they point to each other.
    fn sorted(&self) -> Vec<&Found> {
        let mut sorted: Vec<usize> = Vec::new();
        while sorted.len() < self.found.len() {
            let free = |place: &usize| {
                let done = |other: &usize| sorted.contains(other);
                !done(place) && self.order.iter().all(|(later, earlier)| later != place || done(earlier))
            };
            match (0..self.found.len()).find(free) {
                Some(place) => sorted.push(place),
                // A circle: the constraint must be deferred, as Django's are.
                None => return self.found.iter().rev().collect(),
            }
        }
        sorted.into_iter().filter_map(|place| self.found.get(place)).collect()
    }

    /// Says which table still points to a row, if that is what went wrong.
    fn explained(&self, error: Error) -> Error {
        if !error.is_foreign_key_violation() {
            return error;
        }
        let found: Vec<(&'static Facts, &[KeyValue])> =
            self.found.iter().map(|found| (found.facts, found.keys.as_slice())).collect();
        let fast = self.fast.iter().filter_map(|fast| Some((fast.which?, &fast.keys)));
        let fast: Vec<_> = fast.map(|((facts, pointing), keys)| (facts, pointing.among(), keys)).collect();
        referrer::named(self.db, error, &found, &fast)
    }
}
