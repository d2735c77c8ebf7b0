//! The first and the last row, which groups in no order do not have.

use super::{Combined, Open, Query, Sliced};
use crate::db::Db;
use crate::error::Result;
use crate::plan::{Segment, Table};

/// The state of a query for groups, `values(…).annotate(n = Count())`, that orders them by nothing: they have no primary
/// key to go by, so there is no first and no last.
#[derive(Clone, Copy, Debug)]
#[must_use = "groups in no order have no first and no last: order them with `order_by(…)`"]
pub struct GroupsInNoOrder;

/// The state of a query whose rows have a first and a last.
#[diagnostic::on_unimplemented(
    message = "groups in no order have no first and no last",
    label = "order them: `query!(….order_by(…))`"
)]
pub trait Ends {}

// By way of another trait: rustc would show the call once more, and all implementations.
#[diagnostic::do_not_recommend]
impl<S: InOrder> Ends for S {}

/// The same.
#[doc(hidden)]
pub trait InOrder {}

impl InOrder for Open {}
impl InOrder for Combined {}
impl InOrder for Sliced {}

impl<R, S> Query<'_, R, S> {
    /// The first row, if there is one. Without an order, the one with the least key, if that is selected.
    ///
    /// # Errors
    /// As [`Query::all`].
    #[rustfmt::skip] // A line, which rustc shows.
    pub fn first(&self, db: &Db) -> Result<Option<R>> where S: Ends {
        self.first_row(db)
    }

    /// The last row, if there is one: the first in the opposite order. Without an order, the one with the greatest
    /// key, if that is selected.
    ///
    /// # Errors
    /// As [`Query::all`].
    #[rustfmt::skip] // A line, which rustc shows.
    pub fn last(&self, db: &Db) -> Result<Option<R>> where S: Ends {
        self.last_row(db)
    }
}

/// Whether groups are told by the primary key, so that they are rows.
#[derive(Clone, Copy, Debug)]
pub struct Keyed<const KEYED: bool>;

/// The state of a query for groups.
pub trait GroupState {
    /// [`Open`] or [`GroupsInNoOrder`].
    type State;
}

impl GroupState for Keyed<true> {
    type State = Open;
}

impl GroupState for Keyed<false> {
    type State = GroupsInNoOrder;
}

/// Whether the primary key of `table` is among `fields`.
#[must_use]
pub const fn has_key(table: &Table, fields: &[Segment]) -> bool {
    let mut at = 0;
    while at < fields.len() {
        let id = match fields[at] {
            Segment::Column(column) => column.id,
            Segment::Relation(relation) => relation.hops[0].from_id,
            _ => 0,
        };
        if id == table.key.id {
            return true;
        }
        at += 1;
    }
    false
}
