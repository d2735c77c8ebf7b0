//! The row that a key points to.

use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::{FieldType, ForeignKey, Model, OneToOne};
use crate::sql::Form;

/// The row with this key.
fn fetch<M: Model>(db: &Db, key: &M::Key) -> Result<M> {
    let params = [key.encode()];
    let mut run = db.run(M::facts().text(Form::Get), &params)?;
    run.next()?.map_or(Err(Error::DoesNotExist { model: M::TABLE.model }), |row| M::from_row(&row, 0))
}

impl<M: Model> ForeignKey<M, M::Key> {
    /// Reads the row that this points to.
    ///
    /// Where rows and what they point to are both wanted, `select_related` reads them in one query.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Product { id: i64, name: String }
    /// # #[derive(Model)]
    /// # struct Order { id: i64, product: ForeignKey<Product> }
    /// # fn name(db: &Db, order: &Order) -> orm_core::Result<String> {
    /// let product = order.product.fetch(db)?;
    /// # Ok(product.name)
    /// # }
    /// ```
    ///
    /// It is looked for by its primary key: a key with `to_field` whose type is that of the primary key cannot be fetched
    /// so.
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch(&self, db: &Db) -> Result<M> {
        fetch(db, self.key())
    }
}

impl<M: Model> OneToOne<M, M::Key> {
    /// Reads the row that this points to: see [`ForeignKey::fetch`].
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch(&self, db: &Db) -> Result<M> {
        fetch(db, self.key())
    }
}
