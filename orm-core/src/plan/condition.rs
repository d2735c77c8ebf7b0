//! Conditions: what `filter` and `exclude` say.

use super::{Expr, Plan, Segment};

/// A comparison by its Django name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lookup {
    /// Equal.
    Exact,
    /// Equal, ASCII case ignored.
    IExact,
    /// Contains a text.
    Contains,
    /// Contains a text, ASCII case ignored.
    IContains,
    /// Begins with a text.
    StartsWith,
    /// Begins with a text, ASCII case ignored.
    IStartsWith,
    /// Ends with a text.
    EndsWith,
    /// Ends with a text, ASCII case ignored.
    IEndsWith,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// One of a list or of a query's rows.
    In,
    /// Between two values, both included.
    Range,
    /// Whether the value is NULL.
    IsNull,
    /// Matches a regular expression.
    Regex,
    /// Matches a regular expression, case ignored.
    IRegex,
    /// A JSON object has the key.
    HasKey,
    /// A JSON object has all the keys.
    HasKeys,
    /// A JSON object has one of the keys.
    HasAnyKeys,
}

/// The right side of a comparison.
///
/// Parameters are numbered from 0 in the order in which `query!` binds them; a path that ends in `range` takes two.
#[derive(Clone, Copy, Debug)]
pub enum Right {
    /// The parameter of this number.
    Param(u16),
    /// The word `None`.
    Null,
    /// The word `true` or `false`.
    Bool(bool),
    /// An expression of the database.
    Expr(&'static Expr),
    /// The rows of a query.
    Query(&'static Plan),
    /// A list that was written out and has expressions in it. `null` tells that `None` stood among them.
    Items {
        /// The items, without `None`.
        items: &'static [Expr],
        /// Whether `None` was among them.
        null: bool,
    },
    /// Two ends that were written out and have expressions in them.
    Between(&'static Expr, &'static Expr),
}

/// A condition.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// A path compared with something. A path without a [`Segment::Lookup`] at its end means [`Lookup::Exact`].
    Test {
        /// The left side.
        path: &'static [Segment],
        /// The right side.
        right: Right,
    },
    /// An expression compared with something: `F(a) + 1 > 3`.
    Compare {
        /// The left side.
        left: &'static Expr,
        /// How.
        lookup: Lookup,
        /// The right side.
        right: Right,
    },
    /// An expression that is true or false: `Exists(…)`, a boolean function.
    True(&'static Expr),
    /// All of these (`&`, the arguments of `Q` and `filter`); true if there are none.
    All(&'static [Condition]),
    /// One of these (`|`).
    Any(&'static [Condition]),
    /// An odd number of these (`^`).
    Odd(&'static [Condition]),
    /// Not this (`!`).
    Not(&'static Condition),
    /// This, if the bit of this number is set in [`Plan::present`]; else nothing.
    Optional {
        /// Its number among those of the statement.
        number: u16,
        /// The condition.
        condition: &'static Condition,
    },
}
