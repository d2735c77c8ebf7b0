//! What is known of the columns of a row where the query is written.

use std::marker::PhantomData;

use super::level::Level;
use super::read::Reader;
use super::{Code, Coded};
use crate::plan::{Column, Segment};

/// A column of a row.
// No `Column` for each computed value: it is for errors alone.
#[derive(Clone, Copy, Debug)]
pub enum Described {
    /// The column of a model.
    Column(&'static Column),
    /// A computed value of this name.
    Computed(&'static str),
}

/// At most `N` columns.
struct List<const N: usize> {
    columns: [Described; N],
    count: usize,
}

impl<const N: usize> List<N> {
    /// Those that stand in code behind its levels, of which `top` is the last.
    const fn read(code: Code, top: &Level) -> Self {
        let mut reader = Reader::new(code, &Level::NONE, top.end());
        let mut list = List { columns: [Described::Computed(""); N], count: 0 };
        let count = reader.count();
        // What is too much for a list is not read.
        while list.count < count && count <= N {
            list.columns[list.count] = reader.described();
            list.count += 1;
        }
        list
    }

    const fn all(&self) -> &[Described] {
        self.columns.split_at(self.count).0
    }
}

struct Lists<Q>(PhantomData<Q>);

impl<Q: Coded> Lists<Q> {
    const FEW: &'static List<8> = &List::read(Q::CODE, super::Decoded::<Q>::TOP);
    const MANY: &'static List<2000> = &List::read(Q::CODE, super::Decoded::<Q>::TOP);
}

/// The columns that the code of `Q` describes.
pub(super) const fn of<Q: Coded>(top: &'static Level) -> &'static [Described] {
    match Reader::new(Q::CODE, &Level::NONE, top.end()).count() {
        0 => &[],
        1..=8 => few::<Q>(),
        _ => many::<Q>(),
    }
}

// Functions, so that the constants are evaluated where these are called, and not where they are only named.

const fn few<Q: Coded>() -> &'static [Described] {
    Lists::<Q>::FEW.all()
}

const fn many<Q: Coded>() -> &'static [Described] {
    Lists::<Q>::MANY.all()
}

impl Reader {
    const fn described(&mut self) -> Described {
        if self.byte() != 0 {
            return Described::Computed(self.name());
        }
        match self.known_segment() {
            Segment::Column(column) => Described::Column(column),
            Segment::Relation(relation) => Described::Column(relation.target),
            _ => Described::Column(&Column::COMPUTED),
        }
    }
}
