//! [`UpdateRow`]: a row in a variable that is changed, in the database and in the variable.
//!
//! `query!(variable.update(…))` does not know whether the variable holds a query or a row. Method resolution does: it
//! looks for what takes a value first ([`HoldsQuery`]), and then for what takes `&mut` of it ([`HoldsRow`]).

use std::iter::once;

use super::create::{defaults, written};
use super::extend::extend;
use super::{Choice, GoesOn, IntoQuery, Open, Params, Query, Queryable, Site, Statement, Update};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::{FieldType, Model};
use crate::plan::{Creation, Plan, Set, Step, keep};
use crate::sql::Verb;

/// A row that is changed: what `query!` yields of `update` of a variable that holds a row.
///
/// It is one `UPDATE` of what is named, and nothing else. The variable gets the values that the database made, also of
/// generated columns; its other fields stay as they are.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model, Debug, PartialEq)]
/// # struct Product { id: i64, name: String, stock: i64 }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// let mut mug = query!(Product.create(name = "Mug", stock = 9)).run(&db)?;
/// query!(mug.update(stock = F(stock) + 5)).run(&db)?;
/// assert_eq!(mug.stock, 14);
///
/// fn sell(db: &Db, product: &mut Product) -> orm_core::Result<()> {
///     query!(product.update(stock = F(stock) - 1)).run(db)
/// }
/// sell(&db, &mut mug)?;
/// assert_eq!(mug.stock, 13);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a row is not changed until this is run"]
pub struct UpdateRow<'r, 'q, M> {
    statement: &'static Statement,
    params: Params<'q>,
    row: &'r mut M,
    // So that `run` asks nothing of the row: of one that is no model it was said where the update is.
    write: Write<'q, M>,
}

/// Writes a row: with the statement and its parameters.
type Write<'q, M> = fn(&'static Statement, Params<'q>, &mut M, &Db) -> Result<()>;

impl<'q, M> UpdateRow<'_, 'q, M> {
    /// Changes the row that has this key: Django's `row.field = F("field") + 1` and `save()`, but for the fields that are
    /// not named.
    ///
    /// Columns with `auto_now` are set to the current time.
    ///
    /// # Errors
    /// [`Error::NotUpdated`] if there is no such row; [`Error::Constraint`] if a constraint would be broken.
    pub fn run(self, db: &Db) -> Result<()> {
        (self.write)(self.statement, self.params, self.row, db)
    }

    /// The SQL text. Its last parameters are the key, and the current times, which are made when it is run.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.statement.text(Verb::Select).as_str()
    }

    /// The parameters that are given, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}

fn write<M: Model>(statement: &'static Statement, params: Params<'_>, row: &mut M, db: &Db) -> Result<()> {
    let [Step::Rewrite(creation)] = statement.plan().steps else { return Ok(()) };
    let key = row.key().encode().into_owned();
    let times = defaults::<M>(|column| column.auto_now);
    let params = params.iter().cloned().chain(once(key)).chain(times);
    let made = written(db, statement, params, M::ROWS)?;
    let mut made = made.ok_or(Error::NotUpdated { model: M::TABLE.model })?;
    for (at, column) in creation.schema.columns.iter().enumerate() {
        let is_set = creation.sets.iter().any(|set| set.column.id == column.column.id);
        if is_set || column.auto_now || column.generated.is_some() {
            row.swap(at, &mut made);
        }
    }
    Ok(())
}

/// What a variable holds that `update` changes: a query, or a row.
#[diagnostic::on_unimplemented(
    message = "`update` changes the rows of a query, or a row of a model that a variable holds",
    label = "this is neither: a row is in a variable that is `mut`, or behind a `&mut`"
)]
pub trait Changes<'q> {
    /// What its rows are.
    type Row;
    /// Whether it can be gone on from.
    type State;
    /// What changes it.
    type Update;

    /// The update of these columns, which takes `count` parameters `more`.
    fn change(
        self,
        site: &'static Site,
        sets: impl FnOnce() -> &'static [Set],
        count: u16,
        more: Choice<'q>,
    ) -> Self::Update;
}

#[diagnostic::do_not_recommend]
impl<'q, R, S> Changes<'q> for Query<'q, R, S> {
    type Row = R;
    type State = S;
    type Update = Update<'q>;

    fn change(
        self,
        site: &'static Site,
        sets: impl FnOnce() -> &'static [Set],
        count: u16,
        more: Choice<'q>,
    ) -> Update<'q> {
        Update::new(extend(self, site, || keep([Step::Update(sets())]), count, more))
    }
}

/// A row in a variable.
#[derive(Debug)]
pub struct RowIn<'r, M>(&'r mut M);

#[diagnostic::do_not_recommend]
impl<'r, 'q, M: Model> Changes<'q> for RowIn<'r, M> {
    type Row = M;
    type State = Open;
    type Update = UpdateRow<'r, 'q, M>;

    fn change(
        self,
        site: &'static Site,
        sets: impl FnOnce() -> &'static [Set],
        count: u16,
        more: Choice<'q>,
    ) -> UpdateRow<'r, 'q, M> {
        let (_, params) = more.into_parts();
        let statement = site.of_a_row(M::TABLE, || Plan {
            table: M::TABLE,
            ordering: M::ORDERING,
            steps: keep([Step::Rewrite(keep(Creation { schema: M::SCHEMA, sets: sets() }))]),
            base: None,
            start: None,
            params: count,
            present: 0,
        });
        UpdateRow { statement, params, row: self.0, write }
    }
}

/// What is taken from a variable to be changed, if it holds a query.
pub trait HoldsQuery<'q>: IntoQuery<'q> + Sized {
    /// The query.
    fn __held_to_change(self) -> Query<'q, Self::Row, Self::State> {
        self.into_query()
    }
}

impl<'q, Q: IntoQuery<'q>> HoldsQuery<'q> for Q {}

/// What is borrowed from a variable to be changed, if it holds no query.
pub trait HoldsRow {
    /// The row.
    fn __held_to_change(&mut self) -> RowIn<'_, Self>
    where
        Self: Sized,
    {
        RowIn(self)
    }
}

impl<T> HoldsRow for T {}

/// The fields and the columns of the model that is changed.
#[must_use]
#[allow(clippy::type_complexity)]
pub fn places_of<'q, B: Changes<'q>>(
    _held: &B,
) -> (<<B::Row as Queryable>::Model as Model>::Fields, <<B::Row as Queryable>::Model as Model>::Columns)
where
    B::Row: Queryable,
    B::State: GoesOn<<B::Row as Queryable>::Fields>,
{
    (<<B::Row as Queryable>::Model as Model>::FIELDS, <<B::Row as Queryable>::Model as Model>::COLUMNS)
}

/// The update of what a variable holds.
pub fn change<'q, B: Changes<'q>>(
    held: B,
    site: &'static Site,
    sets: impl FnOnce() -> &'static [Set],
    count: u16,
    more: impl Into<Choice<'q>>,
) -> B::Update {
    held.change(site, sets, count, more.into())
}
