//! Which rows can be deleted, as rustc sees them.

use std::marker::PhantomData;

use crate::model::Model;
use crate::query::{Combined, GroupsInNoOrder, Open, Queryable, Sliced};
use crate::write::Facts;

/// What can be deleted: rows of a model.
#[diagnostic::on_unimplemented(
    message = "rows of a slice, of a set operation, or of `values` and the like cannot be deleted",
    label = "rows of a model can: write `filter(pk__in = …)` of the query"
)]
pub trait Deletable {
    /// What writing needs to know of the model.
    #[doc(hidden)]
    fn facts() -> &'static Facts;
}

/// All rows that a query asks for.
#[derive(Debug)]
pub struct RowsOf<R>(PhantomData<R>);

/// Some of the rows that a query asks for, or those of several queries.
#[derive(Debug)]
pub struct SomeOf<R>(PhantomData<R>);

/// With whatever comes with them.
#[diagnostic::do_not_recommend]
impl<R: Queryable> Deletable for RowsOf<R> {
    fn facts() -> &'static Facts {
        R::Model::facts()
    }
}

/// Which rows a query in this state asks for.
pub trait Asks {
    /// [`RowsOf`] or [`SomeOf`] its rows.
    type Of<R>;
}

impl Asks for Open {
    type Of<R> = RowsOf<R>;
}

impl Asks for GroupsInNoOrder {
    type Of<R> = RowsOf<R>;
}

impl Asks for Sliced {
    type Of<R> = SomeOf<R>;
}

impl Asks for Combined {
    type Of<R> = SomeOf<R>;
}
