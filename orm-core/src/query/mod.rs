//! Queries: a statement, its parameters and the type of its rows.

mod param;
#[allow(clippy::module_inception)]
mod query;
mod row;
mod statement;

pub use param::{Param, Params, Short};
pub use query::Query;
pub use row::{FromRow, Row, Rows, Value};
pub use statement::Statement;
