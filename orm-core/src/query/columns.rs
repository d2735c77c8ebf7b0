//! The columns of a row that `query!` makes on the spot, and how their values are read.
//!
//! What is the same for all such rows stands here, in generic code that rustc checks once: of each query it then has
//! nothing to check but a struct, and a list of its columns.

use std::marker::PhantomData;

use super::{After, FromRow, Row, Rows};
use crate::error::Result;
use crate::expr::Loaded;
use crate::model::{Field, Selectable};
use crate::plan::Described;

/// Columns that are selected, by the types of their values: a tuple of at most 8, a [`Whole`] model, or [`Both`].
pub trait Columns {
    /// Their values.
    type Values;
    /// How many there are.
    const WIDTH: usize;
    /// How many of them are described one by one.
    const DESCRIBED: usize;

    /// Reads them; `place` says where the first of them is.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) if a value is not of its column's type.
    fn read(row: &Row<'_>, place: Place) -> Result<Self::Values>;
}

/// Where columns are: in a row, and among those that are described.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    start: usize,
    number: usize,
}

impl Place {
    /// The place after the columns of `C`.
    #[inline]
    fn after<C: Columns>(self) -> Place {
        Place { start: self.start + C::WIDTH, number: self.number + C::DESCRIBED }
    }

    /// The value of the column number `at`. Only the program knows the columns of a query that goes on from a variable.
    #[inline]
    fn read<F: Field>(self, row: &Row<'_>, at: usize) -> Result<F> {
        let (index, number) = (self.start + at, self.number + at);
        match row.described(number) {
            Some(Described::Column(column)) => row.read(index, column),
            Some(Described::Computed(name)) => row.read_computed(index, name),
            None => row.read(index, row.known(number)),
        }
    }
}

macro_rules! tuples {
    ($($count:literal: $($column:ident $at:tt)+;)*) => {$(
        impl<$($column: Selectable),+> Columns for ($($column,)+) {
            type Values = ($(Loaded<$column>,)+);
            const WIDTH: usize = $count;
            const DESCRIBED: usize = $count;

            #[inline]
            fn read(row: &Row<'_>, place: Place) -> Result<Self::Values> {
                Ok(($(place.read(row, $at)?,)+))
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}

/// None: of a query whose mistakes are told elsewhere.
impl Columns for () {
    type Values = ();
    const WIDTH: usize = 0;
    const DESCRIBED: usize = 0;

    #[inline]
    fn read(_row: &Row<'_>, _place: Place) -> Result<()> {
        Ok(())
    }
}

/// All columns of a model.
#[derive(Debug)]
pub struct Whole<M>(PhantomData<fn() -> M>);

impl<M> Whole<M> {
    /// Those of `M`. By a constant of the model: rustc has two kinds of advice for a name that is no model, and says both where
    /// it stands in different places.
    #[must_use]
    pub const fn of(_rows: Rows<M>) -> Self {
        Whole(PhantomData)
    }
}

impl<M: FromRow> Columns for Whole<M> {
    type Values = M;
    const WIDTH: usize = M::WIDTH;
    const DESCRIBED: usize = 0;

    #[inline]
    fn read(row: &Row<'_>, place: Place) -> Result<M> {
        M::from_row(row, place.start)
    }
}

/// All that rows of `R` consist of, of a query that is gone on from.
#[derive(Debug)]
pub struct Before<R>(PhantomData<fn() -> R>);

impl<R> Before<R> {
    pub(super) const fn new() -> Self {
        Before(PhantomData)
    }
}

/// Where they stand is known only where the program runs: [`rows_after`] begins behind them.
impl<R: 'static> Columns for Before<R> {
    type Values = R;
    const WIDTH: usize = 0;
    const DESCRIBED: usize = 0;

    #[inline]
    fn read(row: &Row<'_>, _place: Place) -> Result<R> {
        row.before()
    }
}

/// The columns of `A`, and then those of `B`.
#[derive(Debug)]
pub struct Both<A, B>(pub A, pub B);

impl<A: Columns, B: Columns> Columns for Both<A, B> {
    type Values = (A::Values, B::Values);
    const WIDTH: usize = A::WIDTH + B::WIDTH;
    const DESCRIBED: usize = A::DESCRIBED + B::DESCRIBED;

    #[inline]
    fn read(row: &Row<'_>, place: Place) -> Result<Self::Values> {
        Ok((A::read(row, place)?, B::read(row, place.after::<A>())?))
    }
}

/// A struct that is made of values, `V`, as [`Columns`] have them. Implemented by `query!` for rows that it makes on the
/// spot.
pub trait FromColumns<V>: Sized {
    /// The row.
    fn from_values(values: V) -> Self;
}

/// Rows of `R`, a struct with a type parameter for each column.
#[inline]
#[must_use]
pub fn rows_of<C: Columns, R: FromColumns<C::Values>>(_columns: C) -> Rows<R> {
    Rows::with(|row| {
        let values = C::read(row, Place { start: 0, number: 0 })?;
        Ok(R::from_values(values))
    })
    .wide(C::WIDTH)
}

/// Rows of `R`, of a query that goes on from another: `C` is [`Before`], and columns after that.
#[inline]
#[must_use]
pub fn rows_after<C: Columns, R: FromColumns<C::Values>>(_columns: C) -> After<R> {
    let rows = Rows::with(|row| {
        let values = C::read(row, Place { start: row.start(), number: 0 })?;
        Ok(R::from_values(values))
    });
    After(rows.wide(C::WIDTH))
}
