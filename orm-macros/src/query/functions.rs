//! The scalar functions of the database, in one table.

/// A scalar function: how it is named, how it is asked for, how it is typed.
pub(super) struct Scalar {
    /// Django's name, and ours.
    pub(super) name: &'static str,
    /// The fewest arguments.
    pub(super) least: usize,
    /// The most arguments.
    pub(super) most: usize,
    /// How it is asked for.
    pub(super) sql: Sql,
    /// The variant of `plan::Kind` of the result; nothing: that of the first argument.
    pub(super) kind: Option<&'static str>,
    /// The function of `orm_core::expr` that types it. One of any number of arguments is applied from the right, two
    /// at a time.
    pub(super) typed: &'static str,
}

/// A variant of `plan::Function`.
pub(super) enum Sql {
    /// `Named(name)`
    Named(&'static str),
    /// One without a name of its own.
    Variant(&'static str),
}

use Sql::{Named, Variant};

const ANY: usize = usize::MAX;

/// All scalar functions.
pub(super) const SCALARS: &[Scalar] = &[
    Scalar { name: "Abs", least: 1, most: 1, sql: Named("ABS"), kind: None, typed: "number" },
    Scalar { name: "Coalesce", least: 2, most: ANY, sql: Named("COALESCE"), kind: None, typed: "coalesce" },
    Scalar { name: "Length", least: 1, most: 1, sql: Named("LENGTH"), kind: Some("Integer"), typed: "length" },
    Scalar { name: "Lower", least: 1, most: 1, sql: Named("LOWER"), kind: Some("Text"), typed: "text" },
    Scalar { name: "LTrim", least: 1, most: 1, sql: Named("LTRIM"), kind: Some("Text"), typed: "text" },
    Scalar { name: "Random", least: 0, most: 0, sql: Variant("Random"), kind: Some("Float"), typed: "random" },
    Scalar { name: "RTrim", least: 1, most: 1, sql: Named("RTRIM"), kind: Some("Text"), typed: "text" },
    Scalar { name: "Trim", least: 1, most: 1, sql: Named("TRIM"), kind: Some("Text"), typed: "text" },
    Scalar { name: "Upper", least: 1, most: 1, sql: Named("UPPER"), kind: Some("Text"), typed: "text" },
];

/// What an expression is written with besides the functions of the table.
pub(super) const FORMS: &[&str] = &["F", "Value", "OuterRef", "Subquery", "Exists", "RawSQL"];

/// The scalar function of this name.
pub(super) fn scalar(name: &str) -> Option<&'static Scalar> {
    SCALARS.iter().find(|scalar| scalar.name == name)
}

/// Whether a call of this name is an expression of the database.
pub(super) fn is_known(name: &str) -> bool {
    FORMS.contains(&name) || scalar(name).is_some()
}

/// All names of expressions.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FORMS.iter().copied().chain(SCALARS.iter().map(|scalar| scalar.name))
}
