//! Deleting the rows of a query.

use super::{Asks, Collector, Deletable, Deleted};
use crate::db::Db;
use crate::error::Result;
use crate::query::{Open, Prefetched, Query};
use crate::sql::Verb;
use crate::write::{KeyValue, execute};

impl<R, S> Query<'_, R, S> {
    /// Deletes the rows, and does with the rows that point to them what the `on_delete` of their keys says: see
    /// [`Save::delete`](crate::write::Save::delete). Django's `QuerySet.delete()`.
    ///
    /// If nothing points to rows of the model, this is one `DELETE`; else the rows' keys are read first.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product { id: 0, name: String::from("Mug"), price: 9 }.insert(&db)?;
    /// let deleted = query!(Product.filter(price__lt = 10)).delete(&db)?;
    /// assert_eq!(deleted.of("shop.Product"), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Save::delete`](crate::write::Save::delete).
    // A type of its own is to be deletable, so that rustc points at the name of the method.
    pub fn delete<Q: Deletable>(&self, db: &Db) -> Result<Deleted>
    where
        S: Asks<Of<R> = Q>,
    {
        let facts = Q::facts();
        if facts.is_leaf() {
            let count = execute(db, self.text(Verb::Delete), self.params());
            return Deleted::directly(db, facts, count, || self.keys(db).unwrap_or_default());
        }
        Collector::delete(db, facts, self.keys(db)?)
    }

    fn keys(&self, db: &Db) -> Result<Vec<KeyValue>> {
        let mut run = db.run(self.text(Verb::Keys), self.params())?;
        let mut keys = Vec::new();
        while let Some(row) = run.next()? {
            keys.push(KeyValue::from(row.value(0)));
        }
        Ok(keys)
    }
}

impl<B, R> Prefetched<'_, B, R> {
    /// Deletes the rows, as [`Query::delete`] does; nothing is fetched for them.
    ///
    /// # Errors
    /// As [`Query::delete`].
    pub fn delete<Q: Deletable>(&self, db: &Db) -> Result<Deleted>
    where
        Open: Asks<Of<B> = Q>,
    {
        self.query().delete(db)
    }
}
