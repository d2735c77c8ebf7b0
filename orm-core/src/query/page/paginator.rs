//! Asking a query for its pages: one statement that counts, and one for the rows.

use std::cell::OnceCell;
use std::ops::Range;

use super::super::{Param, Params, Prefetched, Query, RowNumber};
use super::{Page, PageNumber, Pages, PerPage};
use crate::db::Db;
use crate::error::Result;
use crate::sql::Verb;

/// A query whose rows come in pages.
pub trait Paged {
    /// A row.
    type Row;

    /// How many rows there are.
    ///
    /// # Errors
    /// Whatever the database reports.
    fn total(&self, db: &Db) -> Result<i64>;

    /// The rows from `range.start` on, counted from 0, up to `range.end`.
    ///
    /// # Errors
    /// As the query's `all`.
    fn part(&self, db: &Db, range: Range<i64>) -> Result<Vec<Self::Row>>;
}

impl<'q, R, S> Query<'q, R, S> {
    /// The parameters of [`Verb::Page`].
    pub(in crate::query) fn page_params(&self, range: &Range<i64>) -> Params<'q> {
        self.params().iter().cloned().chain([range.start, range.end].map(Param::Integer)).collect()
    }
}

impl<R, S> Paged for Query<'_, R, S> {
    type Row = R;

    fn total(&self, db: &Db) -> Result<i64> {
        self.count(db)
    }

    fn part(&self, db: &Db, range: Range<i64>) -> Result<Vec<R>> {
        self.rows_of(db, Verb::Page, &self.page_params(&range))
    }
}

impl<B, R> Paged for Prefetched<'_, B, R> {
    type Row = R;

    fn total(&self, db: &Db) -> Result<i64> {
        self.count(db)
    }

    fn part(&self, db: &Db, range: Range<i64>) -> Result<Vec<R>> {
        self.rows_of_page(db, &range)
    }
}

fn page<Q: Paged>(query: &Q, db: &Db, pages: Pages, number: i64) -> Result<Page<Q::Row>> {
    let range = pages.rows_of(number);
    let rows = if range.is_empty() { Vec::new() } else { query.part(db, range)? };
    Ok(Page::new(rows, number, pages))
}

/// The methods of everything whose rows come in pages.
/// Page `number`, or the error that there is none.
fn valid_page<Q: Paged>(query: &Q, db: &Db, number: impl PageNumber, pages: Pages) -> Result<Page<Q::Row>> {
    page(query, db, pages, pages.validate(number)?)
}

/// Page `number`, or the one that is nearest.
fn nearest_page<Q: Paged>(query: &Q, db: &Db, number: impl PageNumber, pages: Pages) -> Result<Page<Q::Row>> {
    page(query, db, pages, pages.nearest(number)?)
}

// Not made by a macro: rustc would show that, too.
impl<R, S> Query<'_, R, S> {
    /// Page `number`, from 1, of pages with `per_page` rows: Django's `Paginator(…, per_page).page(number)`.
    ///
    /// One statement counts the rows, another reads those of the page. Rows without an order come by their key.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Note {
    /// #     id: i64,
    /// #     text: String,
    /// # }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Note])?;
    /// # db.execute("INSERT INTO note (text) VALUES ('a'), ('b'), ('c')", ())?;
    /// let page = query!(Note.order_by(text)).page(&db, 2, 2)?;
    /// assert_eq!((page.len(), page[0].text.as_str()), (1, "c"));
    /// assert_eq!((page.num_pages(), page.has_next(), page.start_index()), (2, false, 3));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::PageNotAnInteger`] or [`Error::EmptyPage`] if there is no such page; else as `all`.
    ///
    /// [`Error::PageNotAnInteger`]: crate::Error::PageNotAnInteger
    /// [`Error::EmptyPage`]: crate::Error::EmptyPage
    pub fn page(&self, db: &Db, number: impl PageNumber, per_page: impl PerPage) -> Result<Page<R>> {
        valid_page(self, db, number, Pages::new(self.total(db)?, per_page.rows()))
    }

    /// As `page`, but there is always one to show: the first for what is not an integer, the last for what is
    /// out of range. Django's `get_page`.
    ///
    /// # Errors
    /// [`Error::EmptyPage`](crate::Error::EmptyPage) if `per_page` is less than 1; else as `all`.
    pub fn get_page(&self, db: &Db, number: impl PageNumber, per_page: impl PerPage) -> Result<Page<R>> {
        nearest_page(self, db, number, Pages::new(self.total(db)?, per_page.rows()))
    }

    /// Pages of `per_page` rows, with further settings: Django's `Paginator`.
    pub fn paginate(self, per_page: impl PerPage) -> Paginator<Self> {
        Paginator::new(self, per_page)
    }
}

/// As those of a [`Query`].
impl<B, R> Prefetched<'_, B, R> {
    /// As [`Query::page`].
    ///
    /// # Errors
    /// As [`Query::page`].
    pub fn page(&self, db: &Db, number: impl PageNumber, per_page: impl PerPage) -> Result<Page<R>> {
        valid_page(self, db, number, Pages::new(self.total(db)?, per_page.rows()))
    }

    /// As [`Query::get_page`].
    ///
    /// # Errors
    /// As [`Query::get_page`].
    pub fn get_page(&self, db: &Db, number: impl PageNumber, per_page: impl PerPage) -> Result<Page<R>> {
        nearest_page(self, db, number, Pages::new(self.total(db)?, per_page.rows()))
    }

    /// As [`Query::paginate`].
    pub fn paginate(self, per_page: impl PerPage) -> Paginator<Self> {
        Paginator::new(self, per_page)
    }
}

/// A query in pages: Django's `Paginator`, made by [`Query::paginate`].
///
/// Rows are counted once, when that is first needed.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Note {
/// #     id: i64,
/// #     text: String,
/// # }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Note])?;
/// # db.execute("INSERT INTO note (text) VALUES ('a'), ('b'), ('c')", ())?;
/// let paginator = query!(Note.order_by(text)).paginate(2).orphans(1);
/// assert_eq!(paginator.num_pages(&db)?, 1);
/// assert_eq!(paginator.get_page(&db, "last")?.len(), 3);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a paginator does nothing until it is asked for a page"]
pub struct Paginator<Q> {
    query: Q,
    /// All but the number of rows.
    settings: Pages,
    count: OnceCell<i64>,
}

impl<Q: Paged> Paginator<Q> {
    fn new(query: Q, per_page: impl PerPage) -> Self {
        Paginator { query, settings: Pages::new(0, per_page.rows()), count: OnceCell::new() }
    }

    /// As many rows as this, or fewer, are not worth a page of their own: they come at the end of the one before.
    pub fn orphans(mut self, orphans: impl RowNumber) -> Self {
        self.settings = self.settings.orphans(orphans.number());
        self
    }

    /// Whether there is a first page if there are no rows. There is, unless this says otherwise.
    pub fn allow_empty_first_page(mut self, allow: bool) -> Self {
        self.settings = self.settings.allow_empty_first_page(allow);
        self
    }

    /// Which pages there are.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn pages(&self, db: &Db) -> Result<Pages> {
        let count = match self.count.get() {
            Some(count) => *count,
            None => {
                let count = self.query.total(db)?;
                *self.count.get_or_init(|| count)
            }
        };
        Ok(self.settings.of(count))
    }

    /// How many rows there are on all pages.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn count(&self, db: &Db) -> Result<i64> {
        Ok(self.pages(db)?.count())
    }

    /// How many pages there are.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn num_pages(&self, db: &Db) -> Result<i64> {
        Ok(self.pages(db)?.num_pages())
    }

    /// Page `number`, from 1.
    ///
    /// # Errors
    /// As [`Query::page`].
    pub fn page(&self, db: &Db, number: impl PageNumber) -> Result<Page<Q::Row>> {
        valid_page(&self.query, db, number, self.pages(db)?)
    }

    /// The page to show to somebody who asks for `number`: the first for what is not an integer, the last for what is
    /// out of range.
    ///
    /// # Errors
    /// As [`Query::get_page`].
    pub fn get_page(&self, db: &Db, number: impl PageNumber) -> Result<Page<Q::Row>> {
        nearest_page(&self.query, db, number, self.pages(db)?)
    }
}
