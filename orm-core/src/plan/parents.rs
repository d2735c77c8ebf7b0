//! Related rows for many rows at once.

use super::{Hop, Relation};

/// `prefetch_related`: the rows that a relation leads to, of those parents whose keys are one more parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parents {
    /// From the rows back to the join table, if the relation has one.
    pub over: Option<Hop>,
    /// The column there, or of the rows themselves, that holds what the parents are known by, quoted.
    pub column: &'static str,
}

impl Parents {
    /// The rows that `relation` leads to.
    #[must_use]
    pub const fn new(relation: &'static Relation) -> Parents {
        match relation.hops {
            [near, far] => Parents {
                over: Some(Hop::new((far.to, far.to_id), near.table, (far.from, far.from_id), true, false, false)),
                column: near.to,
            },
            hops => Parents { over: None, column: hops[0].to },
        }
    }
}
