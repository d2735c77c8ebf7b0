//! Which pages there are: arithmetic without a database.

use std::fmt;
use std::ops::RangeInclusive;

use super::{Page, PageNumber};
use crate::error::{Error, Result};

/// Which pages a number of rows is on: what Django's `Paginator` knows once it has counted.
///
/// ```
/// use orm_core::query::Pages;
///
/// let pages = Pages::new(12, 5);
/// assert_eq!((pages.num_pages(), pages.rows_of(3)), (3, 10..12));
/// assert_eq!(pages.orphans(2).num_pages(), 2);
///
/// let links: Vec<String> = Pages::new(100, 5).elided_range(10, 1, 1)?.iter().map(ToString::to_string).collect();
/// assert_eq!(links.join(" "), "1 … 9 10 11 … 20");
/// # Ok::<(), orm_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    count: i64,
    per_page: i64,
    orphans: i64,
    allow_empty_first_page: bool,
}

impl Pages {
    /// The pages of `count` rows. There is always one, if `per_page` is at least 1.
    #[must_use]
    pub const fn new(count: i64, per_page: i64) -> Pages {
        let count = if count < 0 { 0 } else { count };
        Pages { count, per_page, orphans: 0, allow_empty_first_page: true }
    }

    /// As many rows as this, or fewer, are not worth a page of their own: they come at the end of the one before.
    #[must_use]
    pub const fn orphans(self, orphans: i64) -> Pages {
        Pages { orphans: if orphans < 0 { 0 } else { orphans }, ..self }
    }

    /// Whether there is a first page if there are no rows. There is, unless this says otherwise.
    #[must_use]
    pub const fn allow_empty_first_page(self, allow: bool) -> Pages {
        Pages { allow_empty_first_page: allow, ..self }
    }

    /// These pages of another number of rows.
    pub(super) const fn of(self, count: i64) -> Pages {
        Pages { count, ..self }
    }

    /// How many rows there are.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.count
    }

    /// How many rows are on a page.
    #[must_use]
    pub const fn per_page(&self) -> i64 {
        self.per_page
    }

    /// How many pages there are. Pages of no rows are none.
    #[must_use]
    pub const fn num_pages(&self) -> i64 {
        if self.per_page < 1 || (self.count == 0 && !self.allow_empty_first_page) {
            return 0;
        }
        let rest = self.count.saturating_sub(self.orphans);
        let rows = if rest < 1 { 1 } else { rest };
        (rows - 1) / self.per_page + 1
    }

    /// The numbers of all pages, from 1.
    #[must_use]
    pub const fn range(&self) -> RangeInclusive<i64> {
        1..=self.num_pages()
    }

    /// The number of a page that there is: Django's `validate_number`.
    ///
    /// # Errors
    /// [`Error::PageNotAnInteger`], [`Error::EmptyPage`].
    pub fn validate(&self, number: impl PageNumber) -> Result<i64> {
        let number = number.page_number().ok_or(Error::PageNotAnInteger)?;
        if number < 1 || number > self.num_pages() {
            return Err(Error::EmptyPage { number, num_pages: self.num_pages() });
        }
        Ok(number)
    }

    /// The number of the page that is shown to somebody who asks for `number`: the first for what is not an integer,
    /// the last for what is out of range.
    ///
    /// # Errors
    /// [`Error::EmptyPage`] if there are no pages.
    pub fn nearest(&self, number: impl PageNumber) -> Result<i64> {
        match self.validate(number) {
            Err(Error::PageNotAnInteger) => self.validate(1),
            Err(_) => self.validate(self.num_pages()),
            valid => valid,
        }
    }

    /// What is to be said of page `number` without its rows: they are `()`.
    ///
    /// # Errors
    /// As [`Pages::validate`].
    pub fn at(&self, number: impl PageNumber) -> Result<Page<()>> {
        let number = self.validate(number)?;
        let rows = self.rows_of(number);
        // Values without a size take no room.
        let count = usize::try_from(rows.end - rows.start).unwrap_or_default();
        Ok(Page::new(vec![(); count], number, *self))
    }

    /// Which rows are on page `number`, counted from 0.
    #[must_use]
    pub const fn rows_of(&self, number: i64) -> std::ops::Range<i64> {
        let start = (number.saturating_sub(1)).saturating_mul(self.per_page);
        let end = start.saturating_add(self.per_page);
        start..if end.saturating_add(self.orphans) >= self.count { self.count } else { end }
    }

    /// The pages to link to from page `number`: it, `on_each_side` pages on each side, and `on_ends` at both ends, with
    /// a gap where pages are left out. (Django's defaults are 3 and 2.)
    ///
    /// # Errors
    /// As [`Pages::validate`].
    pub fn elided_range(&self, number: impl PageNumber, on_each_side: i64, on_ends: i64) -> Result<Vec<PageLink>> {
        let number = self.validate(number)?;
        let last = self.num_pages();
        let (side, ends) = (on_each_side.clamp(0, last), on_ends.clamp(0, last));
        let mut links = Vec::new();
        let mut add = |pages: RangeInclusive<i64>| links.extend(pages.map(PageLink::Page));
        if last <= (side + ends) * 2 {
            add(1..=last);
            return Ok(links);
        }
        if number > side + ends + 2 {
            add(1..=ends);
            links.push(PageLink::Gap);
            links.extend((number - side..=number).map(PageLink::Page));
        } else {
            add(1..=number);
        }
        if number < last - side - ends - 1 {
            links.extend((number + 1..=number + side).map(PageLink::Page));
            links.push(PageLink::Gap);
            links.extend((last - ends + 1..=last).map(PageLink::Page));
        } else {
            links.extend((number + 1..=last).map(PageLink::Page));
        }
        Ok(links)
    }
}

/// A link to a page, or the gap between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLink {
    /// To the page of this number.
    Page(i64),
    /// Pages are left out here.
    Gap,
}

/// The number, or `…`.
impl fmt::Display for PageLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PageLink::Page(number) => number.fmt(f),
            PageLink::Gap => f.write_str("…"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pages: Pages, number: i64, side: i64, ends: i64) -> String {
        let links = pages.elided_range(number, side, ends).unwrap();
        links.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// What Django's `get_elided_page_range` answers.
    #[test]
    fn links_are_those_of_django() {
        let pages = Pages::new(50, 1);
        assert_eq!(shown(pages, 43, 3, 2), "1 2 … 40 41 42 43 44 45 46 … 49 50");
        assert_eq!(shown(pages, 7, 3, 2), "1 2 3 4 5 6 7 8 9 10 … 49 50");
        assert_eq!(shown(pages, 8, 3, 2), "1 2 … 5 6 7 8 9 10 11 … 49 50");
        assert_eq!(shown(pages, 1, 0, 0), "1 …");
        assert_eq!(shown(Pages::new(10, 1), 5, 3, 2), "1 2 3 4 5 6 7 8 9 10");
        assert_eq!(shown(Pages::new(0, 5), 1, 3, 2), "1");
    }

    #[test]
    fn orphans_stand_on_the_page_before() {
        let pages = Pages::new(12, 5).orphans(2);
        assert_eq!((pages.num_pages(), pages.rows_of(1), pages.rows_of(2)), (2, 0..5, 5..12));
        assert_eq!(Pages::new(13, 5).orphans(2).num_pages(), 3);
        assert_eq!(Pages::new(2, 5).orphans(9).num_pages(), 1);
    }

    #[test]
    fn numbers_out_of_range_are_errors() {
        let pages = Pages::new(12, 5);
        assert!(matches!(pages.validate(4), Err(Error::EmptyPage { number: 4, num_pages: 3 })));
        assert!(matches!(pages.validate(0), Err(Error::EmptyPage { number: 0, num_pages: 3 })));
        assert!(matches!(pages.validate("x"), Err(Error::PageNotAnInteger)));
        assert_eq!((pages.nearest("x").unwrap(), pages.nearest(-3).unwrap(), pages.nearest(99).unwrap()), (1, 3, 3));
    }

    #[test]
    fn there_may_be_no_page() {
        let none = Pages::new(0, 5).allow_empty_first_page(false);
        assert_eq!((none.num_pages(), none.range().count()), (0, 0));
        assert!(matches!(none.nearest(1), Err(Error::EmptyPage { number: 0, num_pages: 0 })));
        assert!(matches!(Pages::new(3, 0).nearest(1), Err(Error::EmptyPage { .. })));
        assert_eq!(Pages::new(i64::MAX, 1).orphans(i64::MAX).rows_of(i64::MAX), i64::MAX - 1..i64::MAX);
    }
}
