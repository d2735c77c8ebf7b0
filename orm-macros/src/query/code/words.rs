//! The variants that code names by their places, which are those of the lists `ALL` in `orm_core::plan`.

pub(in crate::query) const KINDS: &[&str] =
    &["Bool", "Integer", "Float", "Decimal", "Text", "Bytes", "Date", "Time", "Timestamp", "Duration", "Uuid", "Json"];

pub(in crate::query) const OPERATORS: &[&str] =
    &["Add", "Sub", "Mul", "Div", "Rem", "BitAnd", "BitOr", "BitXor", "ShiftLeft", "ShiftRight"];

pub(in crate::query) const AGGREGATES: &[&str] =
    &["Count", "Sum", "Avg", "Min", "Max", "StdDev", "StdDevSample", "Variance", "VarianceSample", "StringAgg"];

pub(in crate::query) const NULLS: &[&str] = &["Default", "First", "Last"];

pub(in crate::query) const COMBINES: &[&str] = &["Union", "UnionAll", "Intersection", "Difference"];

pub(in crate::query) const LOOKUPS: &[&str] = &[
    "Exact",
    "IExact",
    "Contains",
    "IContains",
    "StartsWith",
    "IStartsWith",
    "EndsWith",
    "IEndsWith",
    "Gt",
    "Gte",
    "Lt",
    "Lte",
    "In",
    "Range",
    "IsNull",
    "Regex",
    "IRegex",
    "HasKey",
    "HasKeys",
    "HasAnyKeys",
];

pub(in crate::query) const TRANSFORMS: &[&str] = &[
    "Year",
    "IsoYear",
    "Month",
    "Day",
    "Week",
    "WeekDay",
    "IsoWeekDay",
    "Quarter",
    "Date",
    "Time",
    "Hour",
    "Minute",
    "Second",
    "Length",
    "Lower",
    "Upper",
    "Trim",
];

/// Those of `plan::Function`, some of which hold a text.
pub(in crate::query) const FUNCTIONS: &[&str] =
    &["Named", "Concat", "Left", "Right", "Now", "Random", "Trunc", "Collate", "KeyText", "Zoned"];

/// Those of `plan::Zoned`.
pub(in crate::query) const ZONED: &[&str] = &["Trunc", "Extract", "Date", "Time"];

/// The byte that names a variant.
pub(super) fn place(words: &[&str], word: &str) -> u8 {
    words.iter().position(|known| *known == word).and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
}

/// What a lookup or transform after an annotation is in the plan.
pub(in crate::query) enum Named {
    Lookup(&'static str),
    Transform(&'static str),
}

/// The lookup or transform of this name. That there is one, and that the type has it, is checked where the type is
/// known.
pub(in crate::query) fn named(name: &str) -> Named {
    let plain = name.replace('_', "");
    let same = |word: &&&'static str| word.eq_ignore_ascii_case(&plain);
    match (LOOKUPS.iter().find(same), TRANSFORMS.iter().find(same)) {
        (None, Some(transform)) => Named::Transform(transform),
        (lookup, _) => Named::Lookup(lookup.unwrap_or(&"Exact")),
    }
}
