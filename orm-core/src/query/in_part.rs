//! Rows of some columns, by `values` or `only`: that they cannot be written is said in one place.

use crate::db::Db;

/// A whole row, which can be written: what no row of some columns is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a row of some columns cannot be written",
    label = "load whole rows, without `values` and `only`, or write `query!(Model.filter(…).update(…))`"
)]
pub trait IsWhole {
    /// What writing it would yield.
    type Made;

    /// Never called.
    fn made(&self) -> Self::Made;
}

/// Implemented by `query!` for rows of some columns: the methods of whole rows, for rustc to find, and to find that they cannot
/// be called.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs)]
pub trait InPart {
    fn insert(&self, _db: &Db) -> <Self as IsWhole>::Made where Self: IsWhole { self.made() }
    fn save(&self, _db: &Db) -> <Self as IsWhole>::Made where Self: IsWhole { self.made() }
    fn update(&self, _db: &Db) -> <Self as IsWhole>::Made where Self: IsWhole { self.made() }
    fn refresh(&self, _db: &Db) -> <Self as IsWhole>::Made where Self: IsWhole { self.made() }
    fn delete(&self, _db: &Db) -> <Self as IsWhole>::Made where Self: IsWhole { self.made() }
}
