//! Plans as code: what `query!` writes of a plan.
//!
//! A plan is a tree of constants that refer to each other, and rustc works long on each of them. So `query!` writes a
//! plan as bytes, beside the few things that only rustc knows: the segments of paths and other facts about models. The
//! tree is made of these when rustc generates code, where the text is rendered; or when the program runs, where a
//! query is gone on from.
//!
//! The bytes hold lists of parts of a plan. A list refers to others below it, whose level is lower: those at the lowest
//! level refer to none. Each level is read from those below it (`Level`), and the highest has one list alone, which is
//! what the code is of.
//!
//! Numbers are written in groups of seven bits, the lowest first, each but the last with the highest bit set. Code is
//! the number of parameters, the number of levels, and the levels. A level is the number of its lists and the lists. A
//! list is the byte of its `Sort`, the number of its elements, and these, as `Reader` reads them. Behind the levels are the
//! number of the columns of a row and these, as far as they are known: see [`Described`].

mod described;
mod level;
mod read;

use std::marker::PhantomData;

pub use self::described::Described;
use self::level::Level;
use super::{Column, Condition, Conflicts, Key, Kind, Origin, Segment, Set, Step, Within};
use crate::schema::ModelSchema;

/// A part of a plan, as code.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The code.
    pub bytes: &'static [u8],
    /// All names and texts, one after the other.
    pub names: &'static str,
    /// The segments of all paths.
    pub segments: &'static [Segment],
    /// What else only rustc knows.
    pub facts: &'static [Fact],
}

/// What only rustc knows of a part of a plan.
#[derive(Clone, Copy, Debug)]
pub enum Fact {
    /// How a value is stored.
    Kind(Kind),
    /// The default ordering of a model.
    Keys(&'static [Key]),
    /// Where a query inside of another begins.
    Origin(Origin),
    /// The query in a variable that it goes on from instead.
    Within(Within),
    /// A column that is set.
    Column(&'static Column),
    /// The model of a row that is made.
    Schema(&'static ModelSchema),
    /// What happens when rows are made that are there.
    Conflicts(&'static Conflicts),
    /// The pieces of SQL that was written by hand.
    Pieces(&'static [&'static str]),
    /// A whole step.
    Step(&'static Step),
}

/// No facts: what most code has.
pub const NO_FACTS: &[Fact] = &[];

/// The code of the rows that lead to one other: `Step::Sticky` of one condition, that the first segment is the first
/// parameter.
pub const OF_A_ROW: &[u8] = &[
    1, 2, // One parameter, two levels.
    1, 2, 1, 0, 1, 0, 1, 0,
    0, // One list of conditions, of one: `Test` of the first segment with the parameter 0.
    1, 5, 1, 17, 1, 0, 1, // One list of steps, of one: `Sticky` of the conditions one level down, from 0, one.
    0, // No columns.
];

/// Code as a type, so that rustc reads it when it generates code.
pub trait Coded {
    /// The code.
    const CODE: Code;
}

/// What the code of `Q` is of.
struct Decoded<Q>(PhantomData<Q>);

impl<Q: Coded> Decoded<Q> {
    const TOP: &'static Level = level::top::<Q>();
}

/// The steps that the code of `Q` is of.
#[must_use]
pub const fn steps_of<Q: Coded>() -> &'static [Step] {
    Decoded::<Q>::TOP.steps
}

/// What the code of `Q` knows of the columns of a row.
#[must_use]
pub const fn described<Q: Coded>() -> &'static [Described] {
    described::of::<Q>(Decoded::<Q>::TOP)
}

/// The assignments that the code of `Q` is of.
#[must_use]
pub const fn sets_of<Q: Coded>() -> &'static [Set] {
    Decoded::<Q>::TOP.sets
}

/// The condition that the code of `Q` is of.
#[must_use]
pub const fn condition_of<Q: Coded>() -> Condition {
    only(Decoded::<Q>::TOP.conditions)
}

const fn only(conditions: &'static [Condition]) -> Condition {
    match conditions {
        [condition] => *condition,
        conditions => Condition::All(conditions),
    }
}

impl Code {
    /// The steps that this is the code of, read now and kept for the life of the process.
    #[must_use]
    pub fn steps(self) -> &'static [Step] {
        self.top().steps
    }

    /// The assignments that this is the code of, as [`Code::steps`].
    #[must_use]
    pub fn sets(self) -> &'static [Set] {
        self.top().sets
    }

    /// The condition that this is the code of, as [`Code::steps`].
    #[must_use]
    pub fn condition(self) -> Condition {
        only(self.top().conditions)
    }

    /// How many parameters it names.
    #[must_use]
    pub const fn params(self) -> u16 {
        read::params(self)
    }
}
