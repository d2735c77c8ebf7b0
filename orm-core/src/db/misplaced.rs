//! A database in the place of another argument: `product.tags().add([3], &db)`.
//!
//! Whoever confuses two arguments has made one mistake, so rustc is to say one thing: that `[3]` is no database. It would
//! say first that `&db` is no list of rows. Therefore what such arguments are taken by is implemented for databases, too,
//! and no program is built that makes use of that.

use super::Db;

/// A [`Db`].
pub trait IsDb {}

impl IsDb for Db {}

/// Where a database stands in the place of something else.
#[allow(clippy::extra_unused_type_parameters)] // Of a function with one, only what is made use of is evaluated.
pub(crate) const fn misplaced<D: IsDb>() {
    const { panic!("this is the place of something else: the database is the first argument") }
}
