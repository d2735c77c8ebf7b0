//! An expression whose type is known only where its Rust values are.

use crate::lookup::AnyLookups;
use crate::model::Open;
use crate::plan::Column;

/// Stands in a plan for an annotation that contains a Rust value: what follows it in a path is looked up by name, and
/// checked where the value's type is known.
#[derive(Clone, Copy, Debug)]
pub struct Unknown;

impl Unknown {
    /// The column to name if its value cannot be read.
    #[must_use]
    pub const fn column(self) -> &'static Column {
        &Column::COMPUTED
    }
}

#[diagnostic::do_not_recommend]
impl Open for Unknown {
    type Inside = AnyLookups<()>;
    const INSIDE: AnyLookups<()> = AnyLookups::ALL;
}
