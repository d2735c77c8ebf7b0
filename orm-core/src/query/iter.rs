//! Rows one by one.

use std::fmt;
use std::iter::FusedIterator;

use super::Rows;
use crate::db::Run;
use crate::error::Result;

/// The rows of a query, read as they are asked for: made by [`Query::iter`](super::Query::iter) and
/// [`RawQuery::iter`](super::RawQuery::iter).
///
/// The first error is the last item.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// let mut sum = 0;
/// for product in query!(Product.filter(price__gt = 1)).iter(&db)? {
///     sum += product?.price;
/// }
/// assert_eq!(sum, 29);
/// # Ok(())
/// # }
/// ```
#[must_use = "rows are read as they are asked for"]
pub struct Iter<'d, R> {
    run: Run<'d>,
    failed: bool,
    rows: Rows<R>,
}

impl<'d, R> Iter<'d, R> {
    pub(super) fn new(run: Run<'d>, rows: Rows<R>) -> Iter<'d, R> {
        Iter { run, failed: false, rows }
    }
}

impl<R> Iterator for Iter<'_, R> {
    type Item = Result<R>;

    #[inline]
    fn next(&mut self) -> Option<Result<R>> {
        if self.failed {
            return None;
        }
        let row = match self.run.next() {
            Ok(Some(row)) => self.rows.read(&row),
            Ok(None) => return None,
            Err(error) => Err(error),
        };
        self.failed = row.is_err();
        Some(row)
    }
}

impl<R> FusedIterator for Iter<'_, R> {}

impl<R> fmt::Debug for Iter<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("failed", &self.failed).finish_non_exhaustive()
    }
}
