//! The query log.

use std::time::Duration;

use super::Db;
use crate::query::OwnedValue;

/// A statement that was run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct QueryEvent<'e> {
    /// Its text.
    pub sql: &'e str,
    /// Its parameters, in the order of their numbers.
    pub params: &'e [OwnedValue],
    /// The time that the database took, without what the program did between rows.
    pub duration: Duration,
    /// How many rows were read.
    pub rows: u64,
}

pub(super) type Listener = Box<dyn Fn(&QueryEvent<'_>) + Send>;

impl Db {
    /// Calls `listener` after each statement: Django's `connection.queries`. One listener; a later one takes its place.
    ///
    /// It is not told of what it sends itself.
    ///
    /// ```
    /// # use orm_core::Db;
    /// # fn main() -> orm_core::Result<()> {
    /// let db = Db::open_in_memory()?;
    /// db.on_query(|query| eprintln!("{:?} {}", query.duration, query.sql));
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_query(&self, listener: impl Fn(&QueryEvent<'_>) + Send + 'static) {
        *self.listener.borrow_mut() = Some(Box::new(listener));
    }

    pub(super) fn is_watched(&self) -> bool {
        self.listener.borrow().is_some()
    }

    pub(super) fn tell(&self, event: &QueryEvent<'_>) {
        // Nothing is borrowed while it is called: it may ask this database, of which it is not told, or name another.
        let Some(listener) = self.listener.take() else { return };
        listener(event);
        self.listener.borrow_mut().get_or_insert(listener);
    }
}
