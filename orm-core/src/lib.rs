//! Django's ORM for Rust: queries checked by rustc, SQL as a constant.

pub mod backend;
mod calendar;
pub mod db;
pub mod error;
pub mod expr;
pub mod lookup;
pub mod model;
pub mod plan;
mod python;
pub mod query;
mod raw;
pub mod schema;
pub mod related;
pub mod sql;
pub mod write;

pub use db::Db;
pub use error::{Error, Result};
#[doc(inline)]
pub use model::{ForeignKey, Model, OneToOne};
pub use orm_macros::{Choices, Model};
pub use query::Query;
pub use schema::Schema;

/// What a program that uses models needs in scope.
pub mod prelude {
    pub use crate::write::Save;
    pub use crate::{Choices, Db, Error, ForeignKey, Model, OneToOne, Query, Schema, query, schema};
}

#[doc(hidden)]
pub mod __private {
    pub use orm_macros::query;
}

/// Asks the database: Django's `Model.objects`.
#[macro_export]
macro_rules! query {
    ($($query:tt)*) => {
        $crate::__private::query!([$crate] $($query)*)
    };
}
