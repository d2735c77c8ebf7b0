//! [`Relate`]: `query!(product.suppliers().add(rows, through_defaults(cost = 3)))`.

use std::marker::PhantomData;
use std::ops::Deref;

use super::{BetweenValues, ManyToMany, Related, RowList, keys};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::{ColumnsBetween, Joins, Model, NoRowsBetween, RowsBetween};
use crate::query::{IntoQuery, Open, Param, Query};
use crate::write::{KeyValue, MayBeNull, atomic};

/// Related rows whose relation can be made and ended.
#[diagnostic::on_unimplemented(
    message = "these rows cannot cease to be related: their key is never NULL",
    label = "rows are added to them by `row.relation().add(&db, rows)`"
)]
pub trait Relates<'q>: IntoQuery<'q, Row = Self::Model, State = Open> {
    /// The model of the rows.
    type Model: Model;
    /// The rows between.
    type Between: RowsBetween;

    /// What writes the relation.
    #[doc(hidden)]
    fn ends(&self) -> Ends<'q, Self::Model>;

    /// These rows, to relate others. Made by `query!`: of a function of the trait itself rustc says no more than that the
    /// relation cannot be ended.
    #[doc(hidden)]
    fn relating(self) -> Relating<'q, Self::Model, Self::Between> {
        let ends = self.ends();
        Relating { query: self.into_query(), ends, between: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, N: MayBeNull, const AT: usize> Relates<'q> for Related<'q, T, N, AT> {
    type Model = T;
    type Between = NoRowsBetween;

    fn ends(&self) -> Ends<'q, T> {
        Ends::Key(self.anywhere())
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, B: Joins> Relates<'q> for ManyToMany<'q, T, B> {
    type Model = T;
    type Between = B::Between;

    fn ends(&self) -> Ends<'q, T> {
        Ends::Join(self.erased())
    }
}

/// Where a relation is written.
#[derive(Debug)]
pub enum Ends<'q, T> {
    /// In a key of the related rows.
    Key(Related<'q, T>),
    /// In rows between.
    Join(ManyToMany<'q, T>),
}

/// Related rows, to relate others; `B` are the rows between.
#[derive(Debug)]
pub struct Relating<'q, T, B> {
    query: Query<'q, T>,
    ends: Ends<'q, T>,
    between: PhantomData<fn() -> B>,
}

impl<'q, T, B> Deref for Relating<'q, T, B> {
    type Target = Query<'q, T>;

    fn deref(&self) -> &Query<'q, T> {
        &self.query
    }
}

/// Whether other rows stay related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They do: `add`.
    Stay,
    /// They do not: `set`.
    Go,
    /// The relation of all rows is ended first, so that rows between are new: `set` with `clear = true`.
    GoFirst,
}

/// A change of which rows are related: what `query!` yields of `add` and `set`.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Supplier { id: i64, name: String }
/// # #[derive(Model)]
/// # #[model(many_to_many(suppliers: Supplier through = Supply))]
/// # struct Product { id: i64, name: String }
/// #[derive(Model)]
/// struct Supply {
///     id: i64,
///     product: ForeignKey<Product>,
///     supplier: ForeignKey<Supplier>,
///     cost: i64,
/// }
///
/// # fn supply(db: &Db, product: &Product, acme: &Supplier) -> orm_core::Result<()> {
/// query!(product.suppliers().add([acme], through_defaults(cost = 3))).run(db)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "nothing is related until this is run"]
pub struct Relate<'q, T> {
    ends: Ends<'q, T>,
    others: Others,
    /// The keys of the rows; none if one of them is not saved yet.
    keys: Option<Vec<Param<'q>>>,
    values: BetweenValues<'q>,
}

/// Made by `query!` of `add` and `set`.
#[rustfmt::skip] // A line, which rustc shows.
pub fn relate<'q, T: Model, B>(to: Relating<'q, T, B>, others: Others, rows: impl RowList<'q, T>, values: BetweenValues<'q>) -> Relate<'q, T> {
    Relate { ends: to.ends, others, keys: keys(rows).ok(), values }
}

impl<T: Model> Relate<'_, T> {
    /// Relates the rows; those that are related already stay as they are. Django's `add()` and `set()`.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a row does not exist, [`Error::NotSaved`] if one, the row at this end, or one that
    /// `through_defaults` names is not saved yet. Then nothing is changed.
    pub fn run(&self, db: &Db) -> Result<()> {
        let Some(keys) = &self.keys else { return Err(Error::NotSaved { model: T::TABLE.model }) };
        let listed = || keys.iter().cloned().collect();
        let wanted = || keys.iter().map(KeyValue::from).collect();
        match (&self.ends, self.others) {
            (Ends::Join(rows), Others::Stay) => rows.link(db, listed(), &self.values),
            (Ends::Join(rows), Others::Go) => rows.replace(db, wanted(), &self.values),
            (Ends::Join(rows), Others::GoFirst) => atomic(db, || {
                rows.clear(db)?;
                rows.link(db, listed(), &self.values)
            }),
            (Ends::Key(rows), Others::Stay) => rows.point_here(db, listed()),
            (Ends::Key(rows), Others::Go) => rows.replace(db, wanted()),
            (Ends::Key(rows), Others::GoFirst) => atomic(db, || {
                rows.clear(db)?;
                rows.point_here(db, listed())
            }),
        }
    }
}

/// The columns of the rows between, by the names of their fields.
#[must_use]
pub fn columns_between<R: HasRowsBetween<Between: ColumnsBetween<C>>, C>(_rows: &R) -> C {
    R::Between::COLUMNS
}

/// What knows the rows between.
pub trait HasRowsBetween {
    /// The rows between.
    type Between: RowsBetween;
}

impl<T, B: RowsBetween> HasRowsBetween for Relating<'_, T, B> {
    type Between = B;
}
