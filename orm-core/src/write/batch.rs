//! [`Batch`]: the rows that `bulk_create` and `bulk_update` are given.

use crate::db::{Db, misplaced};

/// Rows in one go, by value or by reference, as `T` says: a `Vec`, an array, an iterator or whatever else can be iterated.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of `{T}`",
    label = "expected a `Vec`, an array or an iterator of `{T}`"
)]
pub trait Batch<T> {
    /// All of them.
    #[doc(hidden)]
    fn list(self) -> Vec<T>;
}

#[diagnostic::do_not_recommend]
impl<T, I: IntoIterator<Item = T>> Batch<T> for I {
    fn list(self) -> Vec<T> {
        self.into_iter().collect()
    }
}

/// A database in the place of rows: see [`misplaced`].
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T> Batch<T> for &Db {
    fn list(self) -> Vec<T> {
        misplaced::<Db>();
        Vec::new()
    }
}
