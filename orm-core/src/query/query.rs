//! [`Query`]: what `query!` yields.

use std::marker::PhantomData;

use super::{Choice, Combined, Cut, GroupState, Keyed, Open, Params, Row, Rows, Shapes, Statement};
use crate::error::Result;
use crate::plan::{AlsoLoaded, Chosen};
use crate::sql::{Text, Verb};

/// A query: a statement, its parameters, and `R`, the type of its rows.
///
/// Nothing happens until a method is given the database.
///
/// It can be returned from a function, run in several ways, and gone on from.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Product { id: i64, name: String, price: i64 }
/// fn cheaper_than<'a>(price: i64) -> Query<'a, Product> {
///     query!(Product.filter(price__lt = price))
/// }
///
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// let cheap = cheaper_than(10);
/// println!("{} products", cheap.count(&db)?);
/// let first = query!(cheap.order_by(name)).first(&db)?;
/// # assert!(first.is_none());
/// # Ok(())
/// # }
/// ```
///
/// `S` tells what can be done with it: after a set operation it is [`Combined`], after a slice [`Sliced`](super::Sliced), and from a
/// variable that holds one no other query can go on; the rows of a slice cannot be deleted as such; groups without an
/// order are [`GroupsInNoOrder`](super::GroupsInNoOrder), and have no first and no last.
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Query<'q, R, S = Open> {
    statement: &'static Statement,
    params: Params<'q>,
    rows: Rows<R>,
    state: PhantomData<fn() -> S>,
}

/// The same query once more, to run it or to go on from it in different ways.
impl<R, S> Clone for Query<'_, R, S> {
    fn clone(&self) -> Self {
        Query { statement: self.statement, params: self.params.clone(), rows: self.rows, state: PhantomData }
    }
}

impl<'q, R> Query<'q, R> {
    /// Made by `query!`.
    #[doc(hidden)]
    #[inline]
    pub fn new(statement: &'static Statement, params: Params<'q>, rows: Rows<R>) -> Self {
        Query { statement, params, rows: rows.described(statement.columns()), state: PhantomData }
    }

    /// Made by `query!` of a query with optional conditions.
    #[doc(hidden)]
    #[inline]
    pub fn shaped<const BLOCKS: usize>(
        (none, shapes): (&'static Statement, &'static Shapes<BLOCKS>),
        choice: Choice<'q>,
        rows: Rows<R>,
    ) -> Self {
        let (present, params) = choice.into_parts();
        Query::new(shapes.statement(none, present), params, rows)
    }

    /// Made by `query!` of groups in no order; `KEYED` if the primary key tells them.
    #[doc(hidden)]
    #[inline]
    pub fn grouped<const KEYED: bool>(self) -> Query<'q, R, <Keyed<KEYED> as GroupState>::State>
    where
        Keyed<KEYED>: GroupState,
    {
        Query { statement: self.statement, params: self.params, rows: self.rows, state: PhantomData }
    }

    /// Made by `query!` of a set operation.
    #[doc(hidden)]
    #[inline]
    pub fn combined(self) -> Query<'q, R, Combined> {
        Query { statement: self.statement, params: self.params, rows: self.rows, state: PhantomData }
    }
}

impl<'q, R, S: Cut> Query<'q, R, S> {
    /// Made by `query!` of a slice.
    #[doc(hidden)]
    #[inline]
    pub fn sliced(self) -> Query<'q, R, S::State> {
        Query { statement: self.statement, params: self.params, rows: self.rows, state: PhantomData }
    }
}

impl<'q, R, S> Query<'q, R, S> {
    /// Made by `query!` of what it keeps to itself: whatever can be done with the rows is told elsewhere.
    #[doc(hidden)]
    #[inline]
    pub fn open(self) -> Query<'q, R> {
        Query { statement: self.statement, params: self.params, rows: self.rows, state: PhantomData }
    }

    /// Rows from another statement, with more parameters.
    pub(crate) fn becomes<T>(self, statement: &'static Statement, more: Params<'q>, rows: Rows<T>) -> Query<'q, T, S> {
        Query { statement, params: self.params.and(more), rows, state: PhantomData }
    }

    /// The statement and its parameters.
    #[inline]
    pub(super) fn into_parts(self) -> (&'static Statement, Params<'q>) {
        (self.statement, self.params)
    }

    #[inline]
    pub(crate) fn statement(&self) -> &'static Statement {
        self.statement
    }

    /// Made use of by `query!`: which columns of the model are loaded.
    #[doc(hidden)]
    #[must_use]
    pub fn loaded(&self) -> Chosen {
        self.statement.plan().loaded()
    }

    /// Made use of by `query!`: what is loaded with the model's own columns.
    #[doc(hidden)]
    #[must_use]
    pub fn selected(&self) -> AlsoLoaded {
        self.statement.plan().also_loaded()
    }

    #[inline]
    pub(crate) fn rows(&self) -> Rows<R> {
        self.rows
    }

    #[inline]
    pub(super) fn read(&self, row: &Row<'_>) -> Result<R> {
        self.rows.read(row)
    }

    #[inline]
    pub(crate) fn text(&self, verb: Verb) -> &'static Text {
        self.statement.text(verb)
    }

    /// The SQL text: Django's `str(queryset.query)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// let query = query!(Product.filter(price__lt = 10).values(name));
    /// assert!(query.sql().starts_with("SELECT \"shop_product\".\"name\""));
    /// assert_eq!(query.params().len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.text(Verb::Select).as_str()
    }

    /// The SQL text of [`Query::get`].
    pub(super) fn get_sql(&self) -> &'static str {
        self.text(Verb::Get).as_str()
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}
