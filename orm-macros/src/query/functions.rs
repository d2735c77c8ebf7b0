//! The functions of the database, in one table.

/// A function: how it is named, how it is asked for, how it is typed.
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
    /// The function of `orm_core::expr` that types it.
    pub(super) typed: &'static str,
    /// How the arguments after the first are typed.
    pub(super) rest: Rest,
}

/// What a function is in the plan.
pub(super) enum Sql {
    /// `plan::Function::Named(name)`
    Named(&'static str),
    /// A variant of `plan::Function` without a name of its own.
    Variant(&'static str),
    /// A variant of `plan::Transform`.
    Transform(&'static str),
    /// `plan::Function::Trunc(unit)`
    Trunc(&'static str),
    /// A function that is computed over a window.
    Window(&'static str),
}

/// How the arguments after the first are typed.
pub(super) enum Rest {
    /// The function is applied from the right, two arguments at a time.
    Fold,
    /// Each is added to the result by one of these functions, the last of which is for all that follow.
    Each(&'static [&'static str]),
}

use Rest::{Each, Fold};
use Sql::{Named, Transform, Trunc, Variant, Window};

const ANY: usize = usize::MAX;

/// A function of one argument.
const fn one(name: &'static str, sql: Sql, kind: Option<&'static str>, typed: &'static str) -> Scalar {
    Scalar { name, least: 1, most: 1, sql, kind, typed, rest: Each(&[]) }
}

/// A function without arguments.
const fn none(name: &'static str, sql: Sql, kind: &'static str, typed: &'static str) -> Scalar {
    Scalar { name, least: 0, most: 0, sql, kind: Some(kind), typed, rest: Each(&[]) }
}

/// A function of alike arguments.
const fn fold(name: &'static str, most: usize, sql: &'static str, typed: &'static str) -> Scalar {
    Scalar { name, least: 2, most, sql: Named(sql), kind: None, typed, rest: Fold }
}

/// A function of several arguments.
const fn several(
    name: &'static str,
    (least, most): (usize, usize),
    sql: Sql,
    kind: Option<&'static str>,
    typed: &'static str,
    rest: &'static [&'static str],
) -> Scalar {
    Scalar { name, least, most, sql, kind, typed, rest: Each(rest) }
}

const TEXT: Option<&str> = Some("Text");
const INTEGER: Option<&str> = Some("Integer");

/// All functions.
pub(super) const SCALARS: &[Scalar] = &[
    // Choices between values.
    fold("Coalesce", ANY, "COALESCE", "coalesce"),
    fold("Greatest", ANY, "MAX", "either"),
    fold("Least", ANY, "MIN", "either"),
    fold("NullIf", 2, "NULLIF", "null_if"),
    // Texts.
    one("Chr", Named("CHAR"), TEXT, "character"),
    several("Concat", (2, ANY), Variant("Concat"), TEXT, "concat", &["with_text"]),
    several("Left", (2, 2), Variant("Left"), TEXT, "text", &["and_whole"]),
    one("Length", Named("LENGTH"), INTEGER, "length"),
    one("Lower", Named("LOWER"), TEXT, "text"),
    several("LPad", (3, 3), Named("LPAD"), TEXT, "text", &["and_whole", "and_text"]),
    one("LTrim", Named("LTRIM"), TEXT, "text"),
    one("MD5", Named("MD5"), TEXT, "text"),
    one("Ord", Named("UNICODE"), INTEGER, "first_code"),
    several("Repeat", (2, 2), Named("REPEAT"), TEXT, "text", &["and_whole"]),
    several("Replace", (3, 3), Named("REPLACE"), TEXT, "text", &["and_text"]),
    one("Reverse", Named("REVERSE"), TEXT, "text"),
    several("Right", (2, 2), Variant("Right"), TEXT, "text", &["and_whole"]),
    several("RPad", (3, 3), Named("RPAD"), TEXT, "text", &["and_whole", "and_text"]),
    one("RTrim", Named("RTRIM"), TEXT, "text"),
    one("SHA1", Named("SHA1"), TEXT, "sha1"),
    one("SHA224", Named("SHA224"), TEXT, "sha2"),
    one("SHA256", Named("SHA256"), TEXT, "sha2"),
    one("SHA384", Named("SHA384"), TEXT, "sha2"),
    one("SHA512", Named("SHA512"), TEXT, "sha2"),
    several("StrIndex", (2, 2), Named("INSTR"), INTEGER, "length", &["and_text"]),
    several("Substr", (2, 3), Named("SUBSTR"), TEXT, "text", &["and_whole"]),
    one("Trim", Named("TRIM"), TEXT, "text"),
    one("Upper", Named("UPPER"), TEXT, "text"),
    // Numbers.
    one("Abs", Named("ABS"), None, "number"),
    one("ACos", Named("ACOS"), None, "partial"),
    one("ASin", Named("ASIN"), None, "partial"),
    one("ATan", Named("ATAN"), None, "real"),
    several("ATan2", (2, 2), Named("ATAN2"), None, "real", &["and_number"]),
    one("Ceil", Named("CEILING"), None, "number"),
    one("Cos", Named("COS"), None, "real"),
    one("Cot", Named("COT"), None, "partial"),
    one("Degrees", Named("DEGREES"), None, "real"),
    one("Exp", Named("EXP"), None, "real"),
    one("Floor", Named("FLOOR"), None, "number"),
    one("Ln", Named("LN"), None, "partial"),
    several("Log", (2, 2), Named("LOG"), None, "partial", &["and_number"]),
    several("Mod", (2, 2), Named("MOD"), None, "partial", &["and_number"]),
    none("Pi", Named("PI"), "Float", "pi"),
    several("Power", (2, 2), Named("POWER"), None, "partial", &["and_number"]),
    one("Radians", Named("RADIANS"), None, "real"),
    none("Random", Variant("Random"), "Float", "random"),
    several("Round", (1, 2), Named("ROUND"), None, "real", &["and_whole"]),
    one("Sign", Named("SIGN"), None, "number"),
    one("Sin", Named("SIN"), None, "real"),
    one("Sqrt", Named("SQRT"), None, "partial"),
    one("Tan", Named("TAN"), None, "real"),
    // Dates and times.
    one("ExtractDay", Transform("Day"), None, "extract_date"),
    one("ExtractHour", Transform("Hour"), None, "extract_time"),
    one("ExtractIsoWeekDay", Transform("IsoWeekDay"), None, "extract_date"),
    one("ExtractIsoYear", Transform("IsoYear"), None, "extract_date"),
    one("ExtractMinute", Transform("Minute"), None, "extract_time"),
    one("ExtractMonth", Transform("Month"), None, "extract_date"),
    one("ExtractQuarter", Transform("Quarter"), None, "extract_date"),
    one("ExtractSecond", Transform("Second"), None, "extract_time"),
    one("ExtractWeek", Transform("Week"), None, "extract_date"),
    one("ExtractWeekDay", Transform("WeekDay"), None, "extract_date"),
    one("ExtractYear", Transform("Year"), None, "extract_date"),
    none("Now", Variant("Now"), "Timestamp", "now"),
    one("TruncDate", Transform("Date"), None, "date_of"),
    one("TruncDay", Trunc("day"), None, "trunc_date"),
    one("TruncHour", Trunc("hour"), None, "trunc_time"),
    one("TruncMinute", Trunc("minute"), None, "trunc_time"),
    one("TruncMonth", Trunc("month"), None, "trunc_date"),
    one("TruncQuarter", Trunc("quarter"), None, "trunc_date"),
    one("TruncSecond", Trunc("second"), None, "trunc_time"),
    one("TruncTime", Transform("Time"), None, "time_of"),
    one("TruncWeek", Trunc("week"), None, "trunc_date"),
    one("TruncYear", Trunc("year"), None, "trunc_date"),
    // JSON.
    several("JSONArray", (1, ANY), Named("JSON_ARRAY"), Some("Json"), "json", &["with_any"]),
    several("JSONObject", (1, ANY), Named("JSON_OBJECT"), Some("Json"), "json", &["with_any"]),
    one("KT", Variant("KeyText"), TEXT, "key_text"),
    // Windows.
    none("CumeDist", Window("CUME_DIST"), "Float", "fraction"),
    none("DenseRank", Window("DENSE_RANK"), "Integer", "count_all"),
    one("FirstValue", Window("FIRST_VALUE"), None, "extreme"),
    several("Lag", (1, 3), Window("LAG"), None, "extreme", &["and_whole"]),
    one("LastValue", Window("LAST_VALUE"), None, "extreme"),
    several("Lead", (1, 3), Window("LEAD"), None, "extreme", &["and_whole"]),
    several("NthValue", (2, 2), Window("NTH_VALUE"), None, "extreme", &["and_whole"]),
    one("Ntile", Window("NTILE"), INTEGER, "tile"),
    none("PercentRank", Window("PERCENT_RANK"), "Float", "fraction"),
    none("Rank", Window("RANK"), "Integer", "count_all"),
    none("RowNumber", Window("ROW_NUMBER"), "Integer", "count_all"),
];

/// An aggregate: how it is named, how it is asked for, how it is typed.
pub(super) struct Aggregate {
    /// Django's name, and ours.
    pub(super) name: &'static str,
    /// The variant of `plan::Aggregate`.
    pub(super) variant: &'static str,
    /// The function of `orm_core::expr` that types it.
    pub(super) typed: &'static str,
}

/// All aggregates.
pub(super) const AGGREGATES: &[Aggregate] = &[
    Aggregate { name: "AnyValue", variant: "Min", typed: "extreme" },
    Aggregate { name: "Avg", variant: "Avg", typed: "mean" },
    Aggregate { name: "Count", variant: "Count", typed: "count" },
    Aggregate { name: "GroupConcat", variant: "StringAgg", typed: "joined" },
    Aggregate { name: "Max", variant: "Max", typed: "extreme" },
    Aggregate { name: "Min", variant: "Min", typed: "extreme" },
    Aggregate { name: "StdDev", variant: "StdDev", typed: "mean" },
    Aggregate { name: "StringAgg", variant: "StringAgg", typed: "joined" },
    Aggregate { name: "Sum", variant: "Sum", typed: "sum" },
    Aggregate { name: "Variance", variant: "Variance", typed: "mean" },
];

/// What an expression is written with besides the functions of the tables.
pub(super) const FORMS: &[&str] = &[
    "F", "Value", "OuterRef", "Subquery", "Exists", "Case", "Cast", "Collate", "Extract", "Func", "Q", "RawSQL",
    "Trunc", "Window",
];

/// The function of this name.
pub(super) fn scalar(name: &str) -> Option<&'static Scalar> {
    SCALARS.iter().find(|scalar| scalar.name == name)
}

/// The aggregate of this name.
pub(super) fn aggregate(name: &str) -> Option<&'static Aggregate> {
    AGGREGATES.iter().find(|aggregate| aggregate.name == name)
}

/// Whether a call of this name is an expression of the database.
pub(super) fn is_known(name: &str) -> bool {
    FORMS.contains(&name) || scalar(name).is_some() || aggregate(name).is_some()
}

/// All names of expressions.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FORMS
        .iter()
        .copied()
        .chain(SCALARS.iter().map(|scalar| scalar.name))
        .chain(AGGREGATES.iter().map(|aggregate| aggregate.name))
}
