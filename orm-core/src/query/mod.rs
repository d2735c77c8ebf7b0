//! Queries: a statement, its parameters and the type of its rows.

mod combined;
mod explain;
mod extend;
mod iter;
mod param;
mod params;
#[allow(clippy::module_inception)]
mod query;
mod read;
mod record;
mod row;
mod single;
mod slice;
mod statement;
#[cfg(test)]
mod tests;
mod value;

pub use combined::{Combined, NullFits, Open, Part, SameType, same_column};
pub use extend::{Queryable, Site, extend, fields_of};
pub use iter::Iter;
pub use param::{Param, Params, Short};
pub use params::IntoParams;
pub use query::Query;
pub use record::Record;
pub use row::{FromRow, Row, Rows};
pub use single::Single;
pub use slice::{RowNumber, SliceEnd};
pub use statement::Statement;
pub use value::{OwnedValue, Value};
