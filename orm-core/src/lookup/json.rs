//! The lookups of JSON columns and of places in them.

use super::{
    BeginningOfText, Compare, EndOfText, JsonKey, JsonKeys, JsonValues, ListOf, PartOfText, RangeOf, RegularExpression,
    TrueOrFalse, WholeText,
};
use crate::model::{After, Ends, JsonAt, Nullability, Nullable, Open, Selectable, Via};
use crate::plan::Lookup;

impl super::IsJson for serde_json::Value {}

/// The lookups of JSON.
#[derive(Clone, Copy, Debug)]
pub struct JsonLookups {
    /// Equal.
    pub exact: Compare<JsonValues>,
    /// Equal as text, ASCII case ignored.
    pub iexact: Compare<WholeText>,
    /// One of a list.
    pub r#in: Compare<ListOf<JsonValues>>,
    /// Of a column: whether it is NULL. Of a key: whether it is missing.
    pub isnull: Compare<TrueOrFalse>,
    /// Greater.
    pub gt: Compare<JsonValues>,
    /// Greater or equal.
    pub gte: Compare<JsonValues>,
    /// Less.
    pub lt: Compare<JsonValues>,
    /// Less or equal.
    pub lte: Compare<JsonValues>,
    /// Between two values, both included.
    pub range: Compare<RangeOf<JsonValues>>,
    /// Contains a text.
    pub icontains: Compare<PartOfText>,
    /// Begins with a text.
    pub startswith: Compare<BeginningOfText>,
    /// Begins with a text, ASCII case ignored.
    pub istartswith: Compare<BeginningOfText>,
    /// Ends with a text.
    pub endswith: Compare<EndOfText>,
    /// Ends with a text, ASCII case ignored.
    pub iendswith: Compare<EndOfText>,
    /// Matches a regular expression.
    pub regex: Compare<RegularExpression>,
    /// Matches a regular expression, case ignored.
    pub iregex: Compare<RegularExpression>,
    /// The object has the key.
    pub has_key: Compare<JsonKey>,
    /// The object has all the keys.
    pub has_keys: Compare<JsonKeys>,
    /// The object has one of the keys.
    pub has_any_keys: Compare<JsonKeys>,
}

impl JsonLookups {
    /// The handles.
    pub const ALL: JsonLookups = JsonLookups {
        exact: Compare::new(Lookup::Exact),
        iexact: Compare::new(Lookup::IExact),
        r#in: Compare::new(Lookup::In),
        isnull: Compare::new(Lookup::IsNull),
        gt: Compare::new(Lookup::Gt),
        gte: Compare::new(Lookup::Gte),
        lt: Compare::new(Lookup::Lt),
        lte: Compare::new(Lookup::Lte),
        range: Compare::new(Lookup::Range),
        icontains: Compare::new(Lookup::IContains),
        startswith: Compare::new(Lookup::StartsWith),
        istartswith: Compare::new(Lookup::IStartsWith),
        endswith: Compare::new(Lookup::EndsWith),
        iendswith: Compare::new(Lookup::IEndsWith),
        regex: Compare::new(Lookup::Regex),
        iregex: Compare::new(Lookup::IRegex),
        has_key: Compare::new(Lookup::HasKey),
        has_keys: Compare::new(Lookup::HasKeys),
        has_any_keys: Compare::new(Lookup::HasAnyKeys),
    };
}

#[diagnostic::do_not_recommend]
impl Open for JsonAt {
    type Inside = JsonLookups;
    const INSIDE: JsonLookups = JsonLookups::ALL;
}

#[diagnostic::do_not_recommend]
impl Ends for JsonAt {
    type Takes = JsonValues;
}

#[diagnostic::do_not_recommend]
impl Selectable for JsonAt {
    type Type = serde_json::Value;
    type Null = Nullable;
}

#[diagnostic::do_not_recommend]
impl<F: crate::model::Field> Selectable for Via<crate::model::Col<F>, JsonAt> {
    type Type = serde_json::Value;
    type Null = Nullable;
}

#[diagnostic::do_not_recommend]
impl<F: crate::model::Field, L> Selectable for Via<crate::model::Col<F>, Via<JsonAt, L>>
where
    Via<JsonAt, L>: Selectable,
{
    type Type = <Via<JsonAt, L> as Selectable>::Type;
    type Null = Nullable;
}

#[diagnostic::do_not_recommend]
impl<L> Selectable for Via<JsonAt, L>
where
    L: Selectable,
{
    type Type = L::Type;
    type Null = Nullable;
}

#[diagnostic::do_not_recommend]
impl After for JsonAt {
    type Result = serde_json::Value;
    type Null<N: Nullability> = Nullable;
}

#[diagnostic::do_not_recommend]
impl<L: After> After for Via<JsonAt, L> {
    type Result = L::Result;
    type Null<N: Nullability> = Nullable;
}
