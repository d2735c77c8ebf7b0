//! What is written of a query outside of `query!`, as a Django programmer would: none of it is there, and what rustc says
//! of it tells where it is.

use std::marker::PhantomData;

use super::Query;

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

/// The methods that stand in `query!`, for rustc to find, and to find that they cannot be called.
// Not made by a macro: rustc would show that, too.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs)]
impl<R, S> Query<'_, R, S> {
    pub fn filter<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn filter_some<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn exclude<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn order_by<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn annotate<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn alias<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn aggregate<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn values<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn values_list<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn only<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn defer<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn dates<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn datetimes<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn latest<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn earliest<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn union<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn intersection<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn difference<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn select_related<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn prefetch_related<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn update<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn get_or_create<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn update_or_create<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn map<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn for_each<A, T>(&self, _: A) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn collect<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn into_iter<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn len<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn reverse<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn distinct<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
    pub fn none<T>(&self) -> T where Outcome<T>: GoesOnOutside<T> { Outcome::goes_on() }
}
