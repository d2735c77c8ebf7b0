//! Queries that go on from others: from one that is held in a variable, or that an expression yields.
//!
//! `query!(cheap.filter(…))` has as many statements as there are queries that reach it as `cheap`. Each is made when it
//! is first needed, and kept.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::becomes::Becomes;
use super::row::{Known, ReadWith};
use super::{Before, Choice, GoesOn, Joined, Ordered, Params, Query, Statement};
use crate::model::{Model, NeverNull};
use crate::plan::{Column, Plan, Step, Table, keep};

/// Rows that tell their model.
pub trait Queryable {
    /// The model.
    type Model: Model;
    /// The names that paths begin with: the fields of the model, and the annotations.
    type Fields;

    /// The names.
    fn fields() -> Self::Fields;
}

#[diagnostic::do_not_recommend]
impl<M: Model> Queryable for M {
    type Model = M;
    type Fields = M::Fields;

    fn fields() -> M::Fields {
        M::FIELDS
    }
}

/// A query that another can go on from, because its rows tell their model: by the names `F`.
// Of the query, not of its rows: of a row that `query!` made rustc would show where, which is that query.
#[diagnostic::on_unimplemented(
    message = "a query cannot go on from `{Self}`",
    label = "its rows tell no model, as models with related rows and annotations do"
)]
pub trait TellsModel<F> {
    /// The names.
    fn fields() -> F;
}

#[diagnostic::do_not_recommend]
impl<R: Queryable, S> TellsModel<R::Fields> for Query<'_, R, S> {
    fn fields() -> R::Fields {
        R::fields()
    }
}

/// A query whose rows are models and no more: what is loaded of them, and with them, can be said.
#[diagnostic::on_unimplemented(
    message = "`only` and `defer` go on from rows that are models and no more",
    label = "these rows have more already: say all of it in one place"
)]
pub trait OfModels: Asks {}

#[diagnostic::do_not_recommend]
impl<M: Model, S> OfModels for Query<'_, M, S> {}

/// A query for rows that tell their model.
pub trait Asks {
    /// The rows.
    type Row;
    /// The model.
    type Model: Model;
}

#[diagnostic::do_not_recommend]
impl<R: Queryable, S> Asks for Query<'_, R, S> {
    type Row = R;
    type Model = R::Model;
}

/// What a query can go on from: a query, or the related rows of a row.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no query",
    label = "a query goes on from a query, or from related rows"
)]
pub trait IntoQuery<'q>: Sized {
    /// The rows.
    type Row;
    /// Whether it can be gone on from.
    type State;
    /// What is fetched for the rows.
    type Fetched;

    /// The query, and what is fetched for its rows.
    fn into_parts(self) -> (Query<'q, Self::Row, Self::State>, Self::Fetched);

    /// The query alone.
    fn into_query(self) -> Query<'q, Self::Row, Self::State> {
        self.into_parts().0
    }
}

#[diagnostic::do_not_recommend]
impl<'q, R, S> IntoQuery<'q> for Query<'q, R, S> {
    type Row = R;
    type State = S;
    type Fetched = ();

    fn into_parts(self) -> (Query<'q, R, S>, ()) {
        (self, ())
    }
}

#[diagnostic::do_not_recommend]
impl<'q, R, S> IntoQuery<'q> for &Query<'q, R, S> {
    type Row = R;
    type State = S;
    type Fetched = ();

    fn into_parts(self) -> (Query<'q, R, S>, ()) {
        (self.clone(), ())
    }
}

/// The place of a `query!` in the program: what it made so far, by the statement that it goes on from, by the optional
/// conditions that hold, and by the statements of queries that stand inside.
#[derive(Debug)]
pub struct Site<T: 'static = Made> {
    known: Mutex<BTreeMap<Reached, &'static T>>,
}

/// How a place was reached: the identity of the statement that it goes on from, the conditions that hold, and the identities of
/// the statements that stand inside.
type Reached = (usize, usize, Vec<usize>);

/// What going on from a statement made.
#[derive(Debug)]
pub struct Made {
    statement: Statement,
    /// What is known of the rows, if these are no longer those before.
    known: Known,
}

impl<T> Site<T> {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Site { known: Mutex::new(BTreeMap::new()) }
    }

    /// What goes on from `base` with the optional conditions `present`, or with another statement of that identity.
    pub(crate) fn made(
        &self,
        base: &'static Statement,
        present: usize,
        make: impl FnOnce() -> &'static T,
    ) -> &'static T {
        self.made_around(base, present, Vec::new(), make)
    }

    /// As [`Site::made`], around the statements of these identities.
    fn made_around(
        &self,
        base: &'static Statement,
        present: usize,
        inside: Vec<usize>,
        make: impl FnOnce() -> &'static T,
    ) -> &'static T {
        // What a panic elsewhere left behind is whole: entries are only added.
        let mut known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.entry((base.id(), present, inside)).or_insert_with(make)
    }
}

impl Site {
    /// The statement of a plan about a row of `table` alone.
    pub(super) fn of_a_row(&self, table: &'static Table, plan: impl FnOnce() -> Plan) -> &'static Statement {
        let mut known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let make = || {
            keep(Made {
                statement: Statement::rendered(plan()),
                known: Known { columns: &[], start: 0, read_with: None },
            })
        };
        &known.entry((std::ptr::from_ref(table).addr(), 0, Vec::new())).or_insert_with(make).statement
    }
}

impl<T> Default for Site<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// As [`fields_of`], for what orders the rows or takes a slice of them.
#[must_use]
#[rustfmt::skip] // A line, which rustc shows.
pub fn order_fields_of<'q, R, S: Ordered<F>, F>(_query: &Query<'q, R, S>) -> F where Query<'q, R, S>: TellsModel<F> {
    <Query<'q, R, S> as TellsModel<F>>::fields()
}

/// Nothing: the place where rustc checks that the rows of `query` can be cut, or turned round.
pub fn in_order<R, S: Ordered<()>>(_query: &Query<'_, R, S>) {}

/// As [`fields_of`], for what orders the rows of a set operation of which `query` is the first side.
#[must_use]
#[rustfmt::skip] // A line, which rustc shows.
pub fn side_fields_of<'q, R, S, F>(_query: &Query<'q, R, S>) -> F where Query<'q, R, S>: TellsModel<F> {
    <Query<'q, R, S> as TellsModel<F>>::fields()
}

/// The names that paths of what goes on from `query` begin with.
#[must_use]
#[rustfmt::skip] // A line, which rustc shows.
pub fn fields_of<'q, R, S: GoesOn<F>, F>(_query: &Query<'q, R, S>) -> F where Query<'q, R, S>: TellsModel<F> {
    <Query<'q, R, S> as TellsModel<F>>::fields()
}

/// The fields of the model that `query` asks for, and the places of its columns: for what sets them.
#[must_use]
#[allow(clippy::type_complexity)] // A pair.
pub fn own_of<R: Queryable, S>(
    _query: &Query<'_, R, S>,
) -> (<R::Model as Model>::Fields, <R::Model as Model>::Columns) {
    (<R::Model as Model>::FIELDS, <R::Model as Model>::COLUMNS)
}

/// The rows of `query`, to which columns can be added, and related rows.
#[must_use]
pub fn before<R: Queryable, S>(_query: &Query<'_, R, S>) -> Before<R> {
    Before::new()
}

/// Rows that are models of the type `M`.
#[diagnostic::on_unimplemented(message = "the rows of this query are `{Self}`", label = "these are no `{M}`")]
pub trait RowsAre<M> {}

#[diagnostic::do_not_recommend]
impl<M: Model> RowsAre<M> for M {}

/// Nothing: the place where rustc checks that the rows of `query` are models of the type that was named.
pub fn rows_are<M, R: RowsAre<M>, S>(_query: &Query<'_, R, S>) {}

/// The table of the model that `query` asks for.
#[must_use]
pub fn table_of<R: Queryable, S>(_query: &Query<'_, R, S>) -> &'static Table {
    <R::Model as Model>::TABLE
}

/// The model that `query` asks for, as a type. Its rows are nothing else.
#[must_use]
pub fn model_of<Q: OfModels>(_query: &Q) -> Joined<Q::Model, NeverNull> {
    Joined::new()
}

/// `base` with more steps, which take the parameters `more`.
pub fn extend<'q, R, S>(
    base: Query<'q, R, S>,
    site: &'static Site,
    steps: impl FnOnce() -> &'static [Step],
    count: u16,
    more: impl Into<Choice<'q>>,
) -> Query<'q, R, S> {
    let rows = base.rows();
    let (made, more) = go_on(base.statement(), site, || (steps(), &[]), (0, || None), count, more.into());
    base.becomes(&made.statement, more, rows)
}

/// As [`extend`], with steps that change what rows are. `made` gives the steps and the columns that are selected.
pub fn reshape<'q, R, S, B: Becomes<R>>(
    base: Query<'q, R, S>,
    site: &'static Site,
    made: impl FnOnce() -> (&'static [Step], &'static [&'static Column]),
    count: u16,
    more: impl Into<Choice<'q>>,
    rows: B,
) -> Query<'q, B::Row, S> {
    let (rows, start, read_with) = rows.become_of(base.rows());
    let (made, more) = go_on(base.statement(), site, made, (start, read_with), count, more.into());
    base.becomes(&made.statement, more, rows.of(&made.known))
}

fn go_on<'q>(
    base: &'static Statement,
    site: &'static Site,
    made: impl FnOnce() -> (&'static [Step], &'static [&'static Column]),
    (start, read_with): (usize, impl FnOnce() -> ReadWith),
    params: u16,
    more: Choice<'q>,
) -> (&'static Made, Params<'q>) {
    let ((present, inside), more) = more.into_all();
    let made = site.made_around(base, usize::from(present), inside, || {
        let (steps, columns) = made();
        let from = base.plan();
        let plan = Plan { steps, base: Some(from), start: None, params, present, ..*from };
        keep(Made { statement: Statement::rendered(plan), known: Known { columns, start, read_with: read_with() } })
    });
    (made, more)
}
