//! Many rows that one statement writes, each with parameters of its own, which expressions compute with.

use super::{Conflicts, Creation, Set};

/// The step of a plan for many rows; the only one. The parameters of a row are the columns of a table of all rows.
#[derive(Clone, Copy, Debug)]
pub enum Each {
    /// `bulk_create(…)`: makes the rows. After the plan's parameters come the defaults of each.
    Create(&'static Creation, &'static Conflicts),
    /// `bulk_update(…)`: changes the rows.
    Update {
        /// The number of the parameter that is a row's primary key.
        key: u16,
        /// What is set.
        sets: &'static [Set],
    },
}
