//! What is written of a query outside of `query!`, as a Django programmer would: none of it is there, and what rustc says
//! of it tells where it is.

use std::marker::PhantomData;

use super::{Query, RawQuery, Single};

/// What no query has: something that comes of a method outside of `query!`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a query goes on inside of `query!`, and is no list of rows",
    label = "write `query!(query.method(…))` to go on, `.all(&db)?` for the rows"
)]
pub trait GoesOnOutside<T> {
    /// Never called.
    fn goes_on() -> T;
}

/// What a method of a query would yield: a type that rustc does not know, so that it has no more to say of what follows.
#[doc(hidden)]
#[derive(Debug)]
pub struct Outcome<T>(PhantomData<fn() -> T>);

/// The same of a method with an argument, which nothing is: not a closure either, whose parameter rustc takes to be an `X`, so
/// that it has nothing to say of what the closure does. Where the argument is a mistake by itself, such as a name that is no
/// variable, rustc says that and no more.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a query goes on inside of `query!`, and is no list of rows",
    label = "write `query!(query.method(…))` to go on, `.all(&db)?` for the rows"
)]
pub trait StandsInside<X, T>: FnOnce(X) -> T {
    /// What the method would yield.
    type Made;

    /// Never called.
    fn goes_on(self) -> Self::Made;
}

// By way of another trait: rustc would show the bound, too.
#[diagnostic::do_not_recommend]
impl<X, T, A: FnOnce(X) -> T + Nothing> StandsInside<X, T> for A {
    type Made = A::Made;

    fn goes_on(self) -> A::Made {
        self.nothing()
    }
}

/// What nothing is.
#[doc(hidden)]
pub trait Nothing {
    /// Nothing, too.
    type Made;

    /// Never called.
    fn nothing(self) -> Self::Made;
}

/// What no raw query has: something that comes of a method other than those that read its rows.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the rows of a raw query are read by `all`, `iter` and `first`",
    label = "say it in the SQL text, such as `SELECT COUNT(*)`"
)]
pub trait SaidInSql {
    /// What the method would yield.
    type Made;

    /// Never called.
    fn said(self) -> Self::Made;
}

// By way of another trait, too.
#[diagnostic::do_not_recommend]
impl<A: Nothing> SaidInSql for A {
    type Made = A::Made;

    fn said(self) -> A::Made {
        self.nothing()
    }
}

/// The methods of other queries, for rustc to find, and to find that they cannot be called.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs)]
impl<R> RawQuery<'_, R> {
    pub fn count<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
    pub fn exists<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
    pub fn get<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
    pub fn last<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
    pub fn delete<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
    pub fn filter<A: SaidInSql>(&self, a: A) -> A::Made { a.said() }
}

/// What no query for one row has: something that comes of a method of the row.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this is a query for one row, not the row",
    label = "run it first: `query!(Model.get(…)).run(&db)?`"
)]
pub trait OfTheRow {
    /// What the method would yield.
    type Made;

    /// Never called.
    fn of_the_row(self) -> Self::Made;
}

// By way of another trait, too.
#[diagnostic::do_not_recommend]
impl<A: Nothing> OfTheRow for A {
    type Made = A::Made;

    fn of_the_row(self) -> A::Made {
        self.nothing()
    }
}

/// The methods of rows, for rustc to find, and to find that they cannot be called.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs)]
impl<R> Single<'_, R> {
    pub fn save<A: OfTheRow>(&self, a: A) -> A::Made { a.of_the_row() }
    pub fn update<A: OfTheRow>(&self, a: A) -> A::Made { a.of_the_row() }
    pub fn refresh<A: OfTheRow>(&self, a: A) -> A::Made { a.of_the_row() }
    pub fn delete<A: OfTheRow>(&self, a: A) -> A::Made { a.of_the_row() }
}

/// The methods that stand in `query!`, for rustc to find, and to find that they cannot be called.
// Not made by a macro: rustc would show that, too.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs)]
impl<R, S> Query<'_, R, S> {
    pub fn filter<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn filter_some<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn exclude<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn order_by<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn annotate<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn alias<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn aggregate<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn values<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn values_list<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn only<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn defer<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn dates<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn datetimes<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn latest<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn earliest<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn union<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn intersection<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn difference<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn select_related<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn prefetch_related<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn update<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn get_or_create<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn update_or_create<'r, A: StandsInside<&'r R, bool>>(&'r self, a: A) -> A::Made { a.goes_on() }
    pub fn map<A: StandsInside<R, U>, U>(&self, a: A) -> A::Made { a.goes_on() }
    pub fn for_each<A: StandsInside<R, ()>>(&self, a: A) -> A::Made { a.goes_on() }
    pub fn collect<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn into_iter<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn len<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn reverse<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn distinct<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn none<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
}
