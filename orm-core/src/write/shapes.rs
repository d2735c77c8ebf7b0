//! Statements whose text depends on how many rows or which columns they are about.

use std::sync::{Mutex, PoisonError};

use smallvec::SmallVec;

use crate::plan::keep;
use crate::sql::Text;

/// What tells the shapes of one model's statements apart: the kind of statement, then numbers that it is about.
pub(crate) type Shape = SmallVec<[u16; 12]>;

/// The texts that were made so far, each once in the process.
#[derive(Debug)]
pub(crate) struct Shapes(Mutex<Vec<(Shape, &'static Text)>>);

impl Shapes {
    pub(crate) const fn new() -> Shapes {
        Shapes(Mutex::new(Vec::new()))
    }

    /// The text of a shape, made if it is the first time.
    pub(crate) fn text(&self, shape: Shape, make: impl FnOnce() -> String) -> &'static Text {
        // What a panic elsewhere left behind is whole: entries are only added.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = known.iter().find(|(other, _)| *other == shape) {
            return text;
        }
        let text = keep(Text::made(make()));
        known.push((shape, text));
        text
    }
}

/// The kinds of statements that have many shapes.
#[derive(Clone, Copy)]
#[repr(u16)]
pub(crate) enum Tag {
    /// `UPDATE` of some columns of a row.
    Set,
    /// `INSERT` of several rows.
    Rows,
    /// As `Rows`, returning what the database makes of them.
    Returned,
    /// `INSERT` of several rows of which some columns are given.
    Made,
    /// A statement with a table of so many rows of parameters.
    Each,
    /// As `Rows`, ignoring conflicts.
    Ignore,
    /// As `Rows`, updating what is there.
    Upsert,
    /// `UPDATE` of some columns of several rows.
    SetRows,
    /// `SELECT`, `DELETE` and `UPDATE` of the rows that point to rows of this model by a key of theirs.
    Pointing,
    /// `DELETE` by a list of keys.
    DeleteKeys,
    /// `SELECT` of the row with a value in a column.
    By,
    /// Writing the key of related rows.
    Related,
    /// Finding and deleting the rows between related rows.
    Between,
    /// `INSERT` of rows between related rows, of which some columns are given.
    Linked,
}

/// A shape of `tag`.
pub(crate) fn shape(tag: Tag, numbers: impl IntoIterator<Item = u16>) -> Shape {
    let mut shape = Shape::from_slice(&[tag as u16]);
    shape.extend(numbers);
    shape
}
