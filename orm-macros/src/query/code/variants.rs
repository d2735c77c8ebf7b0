//! The variants of the plan's types, by the bytes that name them in code.

/// The variants of `plan::Segment` that code names.
#[derive(Clone, Copy)]
pub(in crate::query) enum Segment {
    Annotation,
    Lookup,
    Transform,
    Key,
    Index,
}

/// The variants of `plan::Expr`.
#[derive(Clone, Copy)]
pub(in crate::query) enum Expr {
    Path,
    Param,
    Integer,
    Text,
    Bool,
    Null,
    Star,
    Binary,
    Negative,
    Function,
    Transform,
    Aggregate,
    Case,
    Cast,
    Subquery,
    Exists,
    Outer,
    Window,
    Condition,
    Raw,
}

/// The variants of `plan::Condition`.
#[derive(Clone, Copy)]
pub(in crate::query) enum Condition {
    Test,
    Compare,
    True,
    All,
    Any,
    Odd,
    Not,
    Optional,
}

/// The variants of `plan::Right`.
#[derive(Clone, Copy)]
pub(in crate::query) enum Right {
    Param,
    Null,
    Bool,
    Expr,
    Query,
    Items,
    Between,
}

/// The variants of `plan::Step` that code names.
#[derive(Clone, Copy)]
pub(in crate::query) enum Step {
    Filter,
    Exclude,
    Order,
    Reverse,
    Distinct,
    Nothing,
    Slice,
    Annotate,
    Alias,
    Values,
    Aggregate,
    Combine,
    Update,
    Create,
    Rewrite,
    EachCreate,
    EachUpdate,
    /// `Step::Related` of nothing; what follows relations is a fact. (17 is the step of related rows.)
    Unrelated = 18,
    Fact,
}

/// How a value is stored.
#[derive(Clone, Copy)]
pub(in crate::query) enum Kind {
    /// One of [`KINDS`].
    Of(&'static str),
    /// What only rustc knows.
    Fact(u64),
}
