//! Deleting rows and what points to them: Django's `delete()`.

mod collect;
mod deletable;
mod dependant;
mod parent;
mod pointing;
mod query;
mod referrer;

pub(crate) use collect::Collector;
pub use deletable::{Asks, Deletable, RowsOf, SomeOf};
pub use dependant::Dependant;
pub use parent::Parent;

use super::{Facts, KeyValue};
use crate::db::Db;
use crate::error::Result;

/// What was deleted: rows by model.
///
/// ```
#[doc = include_str!("../../doc/shop.txt")]
/// let deleted = mug.delete(&db)?;
/// assert_eq!((deleted.of("shop.Product"), deleted.of("shop.Product_tags"), deleted.total()), (1, 1, 2));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    counts: Vec<(&'static str, u64)>,
}

impl Deleted {
    /// How many rows, of all models together. Rows whose key was set to NULL or to its default do not count.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// How many rows of one model, by Django's label: `shop.Order`; of a join table: `shop.Product_tags`.
    #[must_use]
    pub fn of(&self, label: &str) -> u64 {
        self.iter().find_map(|(own, count)| (own == label).then_some(count)).unwrap_or_default()
    }

    /// The labels of all models of which rows were deleted, and how many.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        self.counts.iter().copied()
    }

    fn add(&mut self, label: &'static str, count: u64) {
        if count == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(own, _)| *own == label) {
            Some((_, sum)) => *sum += count,
            None => self.counts.push((label, count)),
        }
    }

    /// What a single `DELETE` of a model to which nothing points came to. If it failed, says who points to the rows with
    /// these keys all the same.
    pub(crate) fn directly(
        db: &Db,
        facts: &'static Facts,
        count: Result<u64>,
        keys: impl FnOnce() -> Vec<KeyValue>,
    ) -> Result<Deleted> {
        let mut deleted = Deleted::default();
        match count {
            Ok(count) => deleted.add(facts.schema.table.label, count),
            Err(error) if error.is_foreign_key_violation() => {
                return Err(referrer::named(db, error, &[(facts, &keys())], &[]));
            }
            Err(error) => return Err(error),
        }
        Ok(deleted)
    }
}
