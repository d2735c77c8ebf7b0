//! Pages: their rows, and what is said of them.

use orm_core::query::PageLink;

use super::{Answer, Cell, ToCell};

/// The rows of a page.
pub fn page_rows<R>(page: &[R], cells: impl Fn(&R) -> Vec<Cell>) -> Answer {
    Answer::Rows(page.iter().map(cells).collect())
}

/// One row of a page.
pub fn page_row<R>(page: &[R], at: usize, cells: impl Fn(&R) -> Vec<Cell>) -> Answer {
    page.get(at).map_or(Answer::Nothing, |row| Answer::Rows(vec![cells(row)]))
}

/// One row of values.
#[must_use]
pub fn one_row(cells: Vec<Cell>) -> Answer {
    Answer::Rows(vec![cells])
}

/// A row for each value.
pub fn flat<T: ToCell>(values: impl IntoIterator<Item = T>) -> Answer {
    Answer::Rows(values.into_iter().map(|value| vec![value.to_cell()]).collect())
}

impl ToCell for PageLink {
    fn to_cell(&self) -> Cell {
        match self {
            PageLink::Page(number) => number.to_cell(),
            PageLink::Gap => self.to_string().to_cell(),
        }
    }
}
