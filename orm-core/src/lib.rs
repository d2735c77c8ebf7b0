//! Django's ORM for Rust: queries checked by rustc, SQL as a constant.

pub mod backend;
pub mod error;
pub mod lookup;
pub mod model;
pub mod plan;
pub mod query;
mod raw;
pub mod sql;

pub use error::{Error, Result};
#[doc(inline)]
pub use model::{ForeignKey, Model, OneToOne};
pub use orm_macros::{Choices, Model};
pub use query::Query;

/// What a program that uses models needs in scope.
pub mod prelude {
    pub use crate::{Choices, Error, ForeignKey, Model, OneToOne, Query, query};
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
