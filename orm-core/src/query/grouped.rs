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

macro_rules! ends {
    ($($state:ty)*) => {$(
        impl<R> Query<'_, R, $state> {
            /// The first row, if there is one. Without an order, the one with the least key, if that is selected.
            ///
            /// # Errors
            /// As [`Query::all`].
            pub fn first(&self, db: &Db) -> Result<Option<R>> {
                self.first_row(db)
            }

            /// The last row, if there is one: the first in the opposite order. Without an order, the one with the greatest
            /// key, if that is selected.
            ///
            /// # Errors
            /// As [`Query::all`].
            pub fn last(&self, db: &Db) -> Result<Option<R>> {
                self.last_row(db)
            }
        }
    )*};
}

ends! { Open Combined Sliced }

impl<R> Query<'_, R, GroupsInNoOrder> {
    /// Nothing that could be used: without it, rustc would take `last` for that of an iterator.
    #[doc(hidden)]
    pub fn last(&self, _db: &Db) -> GroupsInNoOrder {
        GroupsInNoOrder
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
