//! The rows of one page, and where it stands among the others.

use std::ops::Deref;

use super::{PageLink, Pages};

/// One page of a query's rows: Django's `Page`. It derefs to the slice of its rows, and iterates over them.
///
/// ```
#[doc = include_str!("../../doc/shop.txt")]
/// let page = query!(Product.order_by(name)).page(&db, 1, 1)?;
/// for product in &page {
///     println!("{}", product.name);
/// }
/// assert_eq!((page.num_pages(), page.next_page_number()), (2, Some(2)));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<R> {
    /// The rows.
    pub rows: Vec<R>,
    number: i64,
    pages: Pages,
}

impl<R> Page<R> {
    pub(super) fn new(rows: Vec<R>, number: i64, pages: Pages) -> Page<R> {
        Page { rows, number, pages }
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(&self) -> i64 {
        self.number
    }

    /// All pages.
    #[must_use]
    pub fn pages(&self) -> Pages {
        self.pages
    }

    /// How many pages there are.
    #[must_use]
    pub fn num_pages(&self) -> i64 {
        self.pages.num_pages()
    }

    /// How many rows there are on all pages.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.pages.count()
    }

    /// Whether a page comes after it.
    #[must_use]
    pub fn has_next(&self) -> bool {
        self.number < self.num_pages()
    }

    /// Whether a page comes before it.
    #[must_use]
    pub fn has_previous(&self) -> bool {
        self.number > 1
    }

    /// Whether there are other pages.
    #[must_use]
    pub fn has_other_pages(&self) -> bool {
        self.has_previous() || self.has_next()
    }

    /// The number of the next page, if there is one.
    #[must_use]
    pub fn next_page_number(&self) -> Option<i64> {
        self.has_next().then_some(self.number + 1)
    }

    /// The number of the page before, if there is one.
    #[must_use]
    pub fn previous_page_number(&self) -> Option<i64> {
        self.has_previous().then_some(self.number - 1)
    }

    /// The number of its first row among all rows, from 1; 0 if there are none.
    #[must_use]
    pub fn start_index(&self) -> i64 {
        if self.count() == 0 { 0 } else { self.pages.rows_of(self.number).start + 1 }
    }

    /// The number of its last row among all rows.
    #[must_use]
    pub fn end_index(&self) -> i64 {
        self.pages.rows_of(self.number).end
    }

    /// The pages to link to, three on each side of this one and two at both ends: Django's `get_elided_page_range`.
    ///
    /// [`Pages::elided_range`] takes other numbers.
    #[must_use]
    pub fn elided_range(&self) -> Vec<PageLink> {
        // The page exists, so its number is valid.
        self.pages.elided_range(self.number, 3, 2).unwrap_or_default()
    }
}

impl<R> Deref for Page<R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        &self.rows
    }
}

impl<R> IntoIterator for Page<R> {
    type Item = R;
    type IntoIter = std::vec::IntoIter<R>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

impl<'p, R> IntoIterator for &'p Page<R> {
    type Item = &'p R;
    type IntoIter = std::slice::Iter<'p, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}
