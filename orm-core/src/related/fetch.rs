//! The row that a key points to.
//!
//! The methods stand here once for each kind of key: of methods that a macro makes, rustc shows the macro, too.

use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::{Field, FieldType, ForeignKey, KeyOf, Model, OneToOne, Place};
use crate::sql::{Form, Text};
use crate::write::shapes::{Tag, shape};

/// The row with this key.
fn fetch<M: Model>(db: &Db, key: &M::Key) -> Result<M> {
    one(db, M::facts().text(Form::Get), key)
}

/// The row whose column at a place holds this key.
fn fetch_by<M: Model, T: FieldType, const AT: usize, F: Field>(db: &Db, key: &T, place: Place<AT, F>) -> Result<M> {
    let at = u16::try_from(AT).unwrap_or(u16::MAX);
    let text = M::facts().shapes.text(shape(Tag::By, [at]), || {
        let (table, column) = (M::TABLE, place.column().qualified);
        format!("SELECT {} FROM {} WHERE {column} = ?1", table.select, table.quoted)
    });
    one(db, text, key)
}

fn one<M: Model, T: FieldType>(db: &Db, text: &'static Text, key: &T) -> Result<M> {
    let params = [key.encode()];
    let mut run = db.run(text, &params)?;
    run.next()?.map_or(Err(Error::DoesNotExist { model: M::TABLE.model }), |row| M::from_row(&row, 0))
}

impl<M: Model> ForeignKey<M, M::Key> {
    /// Reads the row that this points to: Django's `order.product`.
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
    /// It is looked for by its primary key; a key with `to_field` has [`ForeignKey::fetch_by`].
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch(&self, db: &Db) -> Result<M> {
        fetch(db, self.key())
    }
}

impl<M: Model, T: FieldType> ForeignKey<M, T> {
    /// Reads the row that this points to by the column that `to_field` names.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Country { id: i64, #[model(unique)] code: String }
    /// # #[derive(Model)]
    /// # struct City { id: i64, #[model(to_field = code)] country: ForeignKey<Country, String> }
    /// # fn country(db: &Db, city: &City) -> orm_core::Result<Country> {
    /// let country = city.country.fetch_by(db, |country| country.code)?;
    /// # Ok(country)
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch_by<const AT: usize, F: Field>(
        &self,
        db: &Db,
        column: impl FnOnce(M::Columns) -> Place<AT, F>,
    ) -> Result<M>
    where
        T: KeyOf<F::Base>,
    {
        fetch_by(db, self.key(), column(M::COLUMNS))
    }
}

impl<M: Model> OneToOne<M, M::Key> {
    /// Reads the row that this points to: see [`ForeignKey::fetch`].
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Customer { id: i64, name: String }
    /// # #[derive(Model)]
    /// # struct Profile { id: i64, customer: OneToOne<Customer> }
    /// # fn name(db: &Db, profile: &Profile) -> orm_core::Result<String> {
    /// let customer = profile.customer.fetch(db)?;
    /// # Ok(customer.name)
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch(&self, db: &Db) -> Result<M> {
        fetch(db, self.key())
    }
}

impl<M: Model, T: FieldType> OneToOne<M, T> {
    /// Reads the row that this points to by the column that `to_field` names: see [`ForeignKey::fetch_by`].
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is no such row; else as [`Query::all`](crate::Query::all).
    pub fn fetch_by<const AT: usize, F: Field>(
        &self,
        db: &Db,
        column: impl FnOnce(M::Columns) -> Place<AT, F>,
    ) -> Result<M>
    where
        T: KeyOf<F::Base>,
    {
        fetch_by(db, self.key(), column(M::COLUMNS))
    }
}
