//! Related rows of a query that goes on from another, or by such a query: what a named model makes a constant of is made
//! here when it is first needed.

use std::fmt;

use super::level::Related;
use super::{Prefetched, SinglePrefetched, Toward};
use crate::model::Model;
use crate::plan::{Plan, Step, keep};
use crate::query::{IntoQuery, Open, Params, Query, Queryable, Settled, Single, Site, extend};

impl<M: Model, S> Toward<M, S> {
    /// All rows that it leads to, of many parents.
    pub fn query<'q>(self, site: &'static Site) -> Query<'q, M> {
        let plan = || Plan {
            table: M::TABLE,
            ordering: M::ORDERING,
            steps: keep([Step::Parents(self.parents())]),
            base: None,
            start: None,
            params: 0,
            present: 0,
        };
        Query::new(site.of_a_row(M::TABLE, plan), Params::new(), M::ROWS)
    }

    /// The rows of `query` that it leads to, of many parents.
    pub fn rows_of<'q, Q: Fetches<'q, M>>(self, query: Q, site: &'static Site) -> Prefetched<'q, Q::Base, Q::Row> {
        query.fetches_rows().belonging(self, site)
    }
}

impl<'q, B, R> Prefetched<'q, B, R> {
    /// Those of its rows that `way` leads to, of many parents.
    pub fn belonging<M: Model, S>(self, way: Toward<M, S>, site: &'static Site) -> Self {
        let steps = || -> &'static [Step] { keep([Step::Parents(way.parents())]) };
        Prefetched { query: extend(self.query, site, steps, 0, Params::new()), ..self }
    }
}

/// What `Prefetch` takes for a relation to `M`: a query for rows of that model, with what is fetched for them or without.
#[diagnostic::on_unimplemented(
    message = "`Prefetch` takes a query for rows of `{M}` here: the relation leads there",
    label = "this is no such query"
)]
pub trait Fetches<'q, M> {
    /// The rows without what is fetched for them.
    type Base;
    /// The rows.
    type Row;

    /// The query.
    fn fetches_rows(self) -> Prefetched<'q, Self::Base, Self::Row>;
}

// Two implementations for queries: rustc would show the only one.
#[diagnostic::do_not_recommend]
impl<'q, M, R: Queryable<Model: Same<M>> + 'q> Fetches<'q, M> for Query<'q, R> {
    type Base = R;
    type Row = R;

    fn fetches_rows(self) -> Prefetched<'q, R, R> {
        self.fetches()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, M, R: Queryable<Model: Same<M>> + 'q, S: Settled> Fetches<'q, M> for Query<'q, R, S> {
    type Base = R;
    type Row = R;

    fn fetches_rows(self) -> Prefetched<'q, R, R> {
        self.fetches()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, M, B: Queryable<Model: Same<M>>, R> Fetches<'q, M> for Prefetched<'q, B, R> {
    type Base = B;
    type Row = R;

    fn fetches_rows(self) -> Self {
        self
    }
}

/// A query, with what is fetched for its rows or without.
pub trait Fetchable<'q> {
    /// The rows without what is fetched for them.
    type Base;
    /// The rows.
    type Row;

    /// The query.
    fn fetches(self) -> Prefetched<'q, Self::Base, Self::Row>;
}

#[diagnostic::do_not_recommend]
impl<'q, R: 'q, S> Fetchable<'q> for Query<'q, R, S> {
    type Base = R;
    type Row = R;

    fn fetches(self) -> Prefetched<'q, R, R> {
        Prefetched::last_level(self.open())
    }
}

#[diagnostic::do_not_recommend]
impl<'q, B, R> Fetchable<'q> for Prefetched<'q, B, R> {
    type Base = B;
    type Row = R;

    fn fetches(self) -> Self {
        self
    }
}

/// The same model.
pub trait Same<M> {}

#[diagnostic::do_not_recommend]
impl<M> Same<M> for M {}

/// As [`Toward::rows_of`], of rows of a struct of the user's that are made of those of `M`, which is checked elsewhere.
pub fn belonging_as<'q, M: Model, Q: Fetchable<'q>, S>(
    query: Q,
    way: Toward<M, S>,
    site: &'static Site,
) -> Prefetched<'q, Q::Base, Q::Row> {
    query.fetches().belonging(way, site)
}

#[diagnostic::do_not_recommend]
impl<'q, B, R> IntoQuery<'q> for Prefetched<'q, B, R> {
    type Row = B;
    type State = Open;
    type Fetched = Related<'q, B, R>;

    fn into_parts(self) -> (Query<'q, B>, Related<'q, B, R>) {
        (self.query, self.related)
    }
}

/// What is fetched for the rows of a query that goes on from another: what was fetched for the rows of that.
pub trait Around<'q, B, S> {
    /// The query with it.
    type Made;

    /// `query` with it.
    fn around(self, query: Query<'q, B, S>) -> Self::Made;
}

impl<'q, B, S> Around<'q, B, S> for () {
    type Made = Query<'q, B, S>;

    fn around(self, query: Query<'q, B, S>) -> Query<'q, B, S> {
        query
    }
}

impl<'q, B, R, S> Around<'q, B, S> for Related<'q, B, R> {
    type Made = Prefetched<'q, B, R>;

    fn around(self, query: Query<'q, B, S>) -> Prefetched<'q, B, R> {
        Prefetched { query: query.open(), related: self }
    }
}

impl<B, R> fmt::Debug for Related<'_, B, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Related").finish_non_exhaustive()
    }
}

/// Nothing that is fetched: what rows are can be said anew.
#[diagnostic::on_unimplemented(
    message = "what is loaded with rows is said before what is fetched for them",
    label = "these rows come with fetched ones: `prefetch_related` is said once, after `select_related` and `annotate`"
)]
pub trait Unfetched: Sized {
    /// Makes sure that nothing is fetched yet. Of a function of the trait itself rustc says no more than that.
    fn unfetched(self) {}
}

#[diagnostic::do_not_recommend]
impl Unfetched for () {}

/// A query for one row.
pub trait OfOneRow {
    /// As such.
    type Made;

    /// As such.
    fn one(self) -> Self::Made;
}

impl<'q, R> OfOneRow for Query<'q, R> {
    type Made = Single<'q, R>;

    fn one(self) -> Single<'q, R> {
        Single::new(self)
    }
}

impl<'q, B, R> OfOneRow for Prefetched<'q, B, R> {
    type Made = SinglePrefetched<'q, B, R>;

    fn one(self) -> SinglePrefetched<'q, B, R> {
        SinglePrefetched::new(self)
    }
}

/// A query for one row, with what is fetched for it or without.
pub fn one<Q: OfOneRow>(query: Q) -> Q::Made {
    query.one()
}
