//! The rows some at a time.

use std::fmt;
use std::iter::FusedIterator;

use super::Prefetched;
use crate::db::{Db, Run};
use crate::error::Result;

/// The rows of a query with related rows, fetched some at a time: made by [`Prefetched::iter`].
#[must_use = "rows are read as they are asked for"]
pub struct Chunks<'p, 'q, 'd, B, R> {
    pub(super) query: &'p Prefetched<'q, B, R>,
    pub(super) db: &'d Db,
    pub(super) run: Run<'d>,
    pub(super) chunk: usize,
    pub(super) read: std::vec::IntoIter<R>,
    pub(super) done: bool,
}

impl<B, R> Iterator for Chunks<'_, '_, '_, B, R> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        if let Some(row) = self.read.next() {
            return Some(Ok(row));
        }
        if self.done {
            return None;
        }
        match self.query.read(self.db, &mut self.run, self.chunk, None) {
            Ok(rows) => {
                self.done = rows.len() < self.chunk;
                self.read = rows.into_iter();
                self.read.next().map(Ok)
            }
            Err(error) => {
                self.done = true;
                Some(Err(error))
            }
        }
    }
}

impl<B, R> FusedIterator for Chunks<'_, '_, '_, B, R> {}

impl<B, R> fmt::Debug for Chunks<'_, '_, '_, B, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("chunk", &self.chunk).field("done", &self.done).finish_non_exhaustive()
    }
}
