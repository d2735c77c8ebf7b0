//! Pagination: Django's `Paginator` and `Page`.
//!
//! [`Pages`] is the arithmetic: which pages there are, and which rows stand on one. A [`Paginator`] asks a query for
//! what that needs, a [`Page`] is what it answers.

mod number;
#[allow(clippy::module_inception)]
mod page;
mod pages;
mod paginator;

pub use number::{Counts, PageNumber, PerPage};
pub use page::Page;
pub use pages::{PageLink, Pages};
pub use paginator::{Paged, Paginator};
