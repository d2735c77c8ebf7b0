//! Expressions: what the database computes.

use super::{Condition, Key, Kind, Plan, Segment, Transform};

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
}

/// A scalar function by its Django name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Function {
    /// A function that is written as its name and its arguments: `Named("UPPER")`.
    Named(&'static str),
    /// `Concat`: NULLs count as empty text.
    Concat,
    /// `Left(text, n)`.
    Left,
    /// `Right(text, n)`.
    Right,
    /// `Now()`.
    Now,
    /// `Random()`.
    Random,
    /// `Trunc*` of a date or moment: the kind is `year`, `quarter`, `month`, `week`, `day`, `hour`, `minute`, `second`.
    Trunc(&'static str),
    /// `Collate(text, "nocase")`
    Collate(&'static str),
    /// `KT(path)`: the value at a place inside JSON, as text.
    KeyText,
    /// A function of a moment with `tzinfo`, the name of a time zone.
    Zoned(Zoned, &'static str),
}

/// What is asked of a moment in a time zone. The kinds are those of [`Function::Trunc`] and of [`Transform`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoned {
    /// `Trunc*`: the moment at which that began there.
    Trunc(&'static str),
    /// `Extract*`
    Extract(&'static str),
    /// `TruncDate`
    Date,
    /// `TruncTime`
    Time,
}

/// An aggregate by its Django name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Aggregate {
    /// `Count`
    Count,
    /// `Sum`
    Sum,
    /// `Avg`
    Avg,
    /// `Min`
    Min,
    /// `Max`
    Max,
    /// `StdDev`, of the population.
    StdDev,
    /// `StdDev(sample = true)`.
    StdDevSample,
    /// `Variance`, of the population.
    Variance,
    /// `Variance(sample = true)`.
    VarianceSample,
    /// `StringAgg`: texts joined by a delimiter.
    StringAgg,
}

/// One branch of a [`Expr::Case`].
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// The condition.
    pub when: Condition,
    /// The value if it holds.
    pub then: Expr,
}

/// The window of a [`Expr::Window`].
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// `partition_by`
    pub partition: &'static [Expr],
    /// `order_by`
    pub order: &'static [Key],
    /// The frame as SQL, such as `ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING`, or nothing.
    pub frame: Option<&'static str>,
}

/// An expression.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// `F(path)`: a column, possibly of a related model and with transforms; a relation means its key.
    Path(&'static [Segment]),
    /// A parameter, and how its value is stored.
    Param(u16, Kind),
    /// A whole number that was written out.
    Integer(i64),
    /// A text that was written out.
    Text(&'static str),
    /// `true` or `false`.
    Bool(bool),
    /// NULL.
    Null,
    /// `*`, in `Count`.
    Star,
    /// Two expressions and an operator between them.
    Binary {
        /// The operator.
        operator: Operator,
        /// The left side.
        left: &'static Expr,
        /// The right side.
        right: &'static Expr,
    },
    /// `-x`
    Negative(&'static Expr),
    /// A scalar function. `kind` is the kind of its result; `None`: that of its first argument.
    Function {
        /// Which.
        function: Function,
        /// Its arguments.
        arguments: &'static [Expr],
        /// The kind of its result.
        kind: Option<Kind>,
    },
    /// A transform of an expression.
    Transform(&'static Expr, Transform),
    /// An aggregate.
    Aggregate {
        /// Which.
        function: Aggregate,
        /// Its argument.
        argument: &'static Expr,
        /// A second argument, such as a delimiter.
        second: Option<&'static Expr>,
        /// `distinct = true`
        distinct: bool,
        /// `filter = Q(…)`
        filter: Option<&'static Condition>,
        /// `default = …`
        default: Option<&'static Expr>,
    },
    /// `Case`
    Case {
        /// The branches.
        whens: &'static [When],
        /// `default = …`
        default: Option<&'static Expr>,
    },
    /// `Cast`
    Cast(&'static Expr, Kind),
    /// `Subquery`
    Subquery(&'static Plan),
    /// `Exists`
    Exists(&'static Plan),
    /// `OuterRef`: a path of the enclosing query; `level` 1 is the nearest.
    Outer {
        /// How many queries outward.
        level: u8,
        /// The path there.
        path: &'static [Segment],
    },
    /// `Window`
    Window {
        /// The function over the window.
        function: &'static Expr,
        /// The window.
        window: &'static Window,
    },
    /// A condition as a value: true, false or NULL.
    Condition(&'static Condition),
    /// `RawSQL`: pieces of SQL with a parameter after each but the last.
    Raw {
        /// The pieces.
        pieces: &'static [&'static str],
        /// The first parameter.
        first: u16,
        /// The kind of the result.
        kind: Kind,
    },
}
