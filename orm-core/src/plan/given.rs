//! Columns that are given values where only rustc knows the model: their places, as types.

use crate::model::Place;

/// The places of some columns: the value of a [`Places`].
#[derive(Debug)]
pub struct Given {
    at: usize,
    next: Option<&'static Given>,
}

impl Given {
    /// One column alone.
    #[must_use]
    pub const fn one(at: usize) -> Given {
        Given { at, next: None }
    }

    /// The place of the first.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Whether the column at this place is among them.
    pub(crate) const fn has(&self, at: usize) -> bool {
        let mut given = self;
        while given.at != at {
            given = match given.next {
                Some(next) => next,
                None => return false,
            };
        }
        true
    }
}

/// The places of columns as a type: `(Place<2, String>, (Place<0, i64>, ()))`.
pub trait Places {
    /// The same as a value.
    const GIVEN: Option<&'static Given>;
}

impl Places for () {
    const GIVEN: Option<&'static Given> = None;
}

impl<const AT: usize, F, Rest: Places> Places for (Place<AT, F>, Rest) {
    const GIVEN: Option<&'static Given> = Some(&Given { at: AT, next: Rest::GIVEN });
}

/// Makes sure that no column is set twice, as `category` and `category_id` would.
///
/// # Panics
/// If one is: at compile time, a compile error.
#[track_caller]
pub const fn set_apart(given: Option<&'static Given>) {
    if let Some(first) = given
        && let Some(others) = first.next
    {
        assert!(!others.has(first.at), "this column is set twice, by its two names");
    }
}
