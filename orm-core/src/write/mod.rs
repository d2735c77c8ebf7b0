//! Writing: rows one by one, many rows, and deleting with what points to a row.
//!
//! Everything here is a method of a model ([`Save`], in the prelude), of a query ([`Query::delete`](crate::Query::delete))
//! or of a related object ([`crate::related`]). The texts of the statements about one row are constants; those that depend
//! on how many rows or which fields are made when first needed, once in the process.

mod assign;
mod atomic;
mod batch;
pub(crate) mod batches;
mod bulk;
mod computed;
mod conflict;
mod delete;
pub(crate) mod each;
mod explain;
mod facts;
mod fields;
mod keys;
pub(crate) mod many;
mod now;
mod row;
mod save;
pub(crate) mod shapes;
mod stored;
mod text_default;
mod triggers;

pub use assign::{Becomes, FitsIn, MayBeNull, Settable, Slot, Stored, Written, null};
pub use batch::Batch;
pub use delete::{Asks, Deletable, Deleted, Dependant, Parent, RowsOf, SomeOf};
pub(crate) use facts::facts_of;
pub use facts::{Facts, Kept};
pub use fields::{Fields, NamesFields};
pub use now::Now;
pub use save::Save;
pub use text_default::TextDefault;

pub(crate) use atomic::atomic;
pub(crate) use delete::Collector;
pub(crate) use explain::explained;
pub(crate) use keys::{KeyValue, list};
pub(crate) use row::{execute, is_new, received};
pub(crate) use shapes::Shapes;
