//! Set operations where a part is held in a variable: the plan is made of the plans of the parts when it is first needed.

use std::marker::PhantomData;

use super::{Combined, FromColumns, Query, Rows, SameType, Site, Statement};
use crate::plan::{Combine, keep};

/// What can be a part of a set operation: a query.
#[diagnostic::on_unimplemented(
    message = "a set operation is of queries whose rows come with no fetched ones",
    label = "this is no such query: `prefetch_related` is for what the set operation yields"
)]
pub trait Combines<'q>: Sized {
    /// The rows.
    type Row;
    /// What is known of the query.
    type State;

    /// The query.
    fn part(self) -> Query<'q, Self::Row, Self::State>;
}

#[diagnostic::do_not_recommend]
impl<'q, R, S> Combines<'q> for Query<'q, R, S> {
    type Row = R;
    type State = S;

    fn part(self) -> Query<'q, R, S> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'q, R, S> Combines<'q> for &Query<'q, R, S> {
    type Row = R;
    type State = S;

    fn part(self) -> Query<'q, R, S> {
        self.clone()
    }
}

/// The rows of both sides of a set operation.
#[derive(Debug)]
pub struct Sides<A, B>(PhantomData<fn() -> (A, B)>);

impl<A, B> Sides<A, B> {
    /// Those of these queries, and how those of the second are read.
    pub fn of<S, T>(_first: &Query<'_, A, S>, part: &Query<'_, B, T>) -> (Self, Rows<B>) {
        (Sides(PhantomData), part.rows())
    }
}

/// Structs that `query!` made on the spot are rows of one kind if their columns are: those of the second side have values that
/// are read as those of the first.
pub trait ByColumns<V> {
    /// Nothing: the place where rustc finds that they are.
    fn same_rows<R>(&self, _rows: R) {}
}

impl<V, W: FitColumns<V>, A: FromColumns<V>, B: FromColumns<W>> ByColumns<(V, W)> for Sides<A, B> {}

/// Bare values that are never NULL stand beside those that may be.
impl<T> ByColumns<Option<T>> for Sides<Option<T>, T> {}

/// The values of columns that are read as the values `V` are, one by one.
pub trait FitColumns<V> {}

macro_rules! fit_columns {
    ($($($own:ident $first:ident)+;)*) => {$(
        impl<$($first,)+ $($own: SameType<$first>),+> FitColumns<($($first,)+)> for ($($own,)+) {}
    )*};
}

fit_columns! {
    A B;
    A B C D;
    A B C D E F;
    A B C D E F G H;
    A B C D E F G H I J;
    A B C D E F G H I J K L;
    A B C D E F G H I J K L M N;
    A B C D E F G H I J K L M N O P;
}

/// All other rows are if they are of the same type. (rustc looks here if there is no [`ByColumns`].)
pub trait ByType<A> {
    /// Nothing: the place where rustc checks that they are.
    fn same_rows<R: SameRows<Rows<A>>>(&self, _rows: R) {}
}

impl<A, B> ByType<A> for &Sides<A, B> {}

/// Rows that stand beside `A`: the same.
#[diagnostic::on_unimplemented(
    message = "the sides of a set operation have different rows",
    label = "these are `{Self}`, those of the first side `{A}`"
)]
pub trait SameRows<A> {}

#[diagnostic::do_not_recommend]
impl<A> SameRows<A> for A {}

/// The rows of `base`, combined with those of `part`.
pub fn combine<'q, A, S, B, T>(
    base: Query<'q, A, S>,
    site: &'static Site<Statement>,
    kind: Combine,
    part: Query<'q, B, T>,
) -> Query<'q, A, Combined> {
    let (other, params) = part.into_parts();
    let statement = site.made(base.statement(), other.id(), || {
        keep(Statement::rendered(base.statement().plan().combined(kind, other.plan())))
    });
    let rows = base.rows();
    base.open().becomes(statement, params, rows).combined()
}
