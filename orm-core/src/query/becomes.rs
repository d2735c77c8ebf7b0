//! What the rows of a query become where another goes on from it.
//!
//! Rows are read by a plain function. What that needs and only the program knows, such as how rows were read before, is
//! kept with the statement.

use std::fmt;
use std::marker::PhantomData;

use super::row::ReadWith;
use super::{Row, Rows};
use crate::error::Result;

/// What rows of `R` become.
pub trait Becomes<R> {
    /// The new rows.
    type Row;

    /// These, how many columns stand before theirs, and what is kept for reading them.
    fn become_of(self, before: Rows<R>) -> (Rows<Self::Row>, usize, impl FnOnce() -> ReadWith);
}

/// Rows that are said anew.
impl<R, T> Becomes<R> for Rows<T> {
    type Row = T;

    fn become_of(self, _before: Rows<R>) -> (Rows<T>, usize, impl FnOnce() -> ReadWith) {
        (self, 0, || None)
    }
}

/// Rows that are those before, and more.
#[derive(Debug)]
pub struct After<T>(pub(super) Rows<T>);

impl<T> After<T> {
    /// Rows that `read` makes of the row before and of so many columns after that.
    #[must_use]
    pub const fn with(width: usize, read: fn(&Row<'_>) -> Result<T>) -> Self {
        After(Rows::with(read).wide(width))
    }
}

impl<R: 'static, T> Becomes<R> for After<T> {
    type Row = T;

    fn become_of(self, before: Rows<R>) -> (Rows<T>, usize, impl FnOnce() -> ReadWith) {
        let start = before.width();
        (self.0.wide(start + self.0.width()), start, move || Some(Box::new(before)))
    }
}

/// Rows that a closure reads, which holds the types of the columns.
pub struct ReadBy<T, F>(F, PhantomData<fn() -> T>);

/// Rows that `read` makes.
pub fn read_by<T, F>(read: F) -> ReadBy<T, F>
where
    F: Fn(&Row<'_>) -> Result<T> + Send + Sync + 'static,
{
    ReadBy(read, PhantomData)
}

/// The closure as it is kept.
pub(super) type Read<T> = Box<dyn Fn(&Row<'_>) -> Result<T> + Send + Sync>;

impl<R, T: 'static, F> Becomes<R> for ReadBy<T, F>
where
    F: Fn(&Row<'_>) -> Result<T> + Send + Sync + 'static,
{
    type Row = T;

    fn become_of(self, _before: Rows<R>) -> (Rows<T>, usize, impl FnOnce() -> ReadWith) {
        let read: Read<T> = Box::new(self.0);
        (Rows::with(|row| row.read_by()), 0, move || Some(Box::new(read)))
    }
}

impl<T, F> fmt::Debug for ReadBy<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadBy").finish_non_exhaustive()
    }
}
