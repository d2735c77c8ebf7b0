//! What `query!` was given, understood.

// A handful of these live for the length of one expansion.
#![allow(clippy::large_enum_variant)]

mod loading;
mod paths;
mod values;

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Expr as Rust, Lit, LitBool, LitStr, Type};

pub(super) use self::loading::Loading;
use super::bulk::Bulk;
use super::functions::{self, Scalar};
use super::link::{Linking, Through};
use super::many::Many;
use super::obtain::Obtain;
use super::optional::Optional;
use super::relate::Filtered;
use super::zone::Zoned;
use crate::path::{Part, Path};

/// A whole query.
pub(super) struct Query {
    pub(super) source: Source,
    pub(super) methods: Vec<Method>,
    /// `as Type`
    pub(super) cast: Option<Type>,
    /// `through_defaults(…)` of the last method.
    pub(super) through: Option<Through>,
    /// Whether a query in a variable stands inside of it.
    pub(super) inside: bool,
}

/// What a query starts from.
pub(super) enum Source {
    /// A model.
    Model(syn::Path),
    /// A Rust expression that yields a query, such as a variable that holds one.
    Held(Rust),
}

/// One method, and where its name stands.
pub(super) struct Method {
    pub(super) span: Span,
    pub(super) call: Call,
}

/// What a method says.
pub(super) enum Call {
    All,
    Filter(Vec<Condition>),
    /// `filter_some(…)`
    FilterSome(Vec<Optional>),
    Exclude(Vec<Condition>),
    Get(Vec<Condition>),
    OrderBy(Vec<Key>),
    Reverse,
    Distinct,
    Nothing,
    Slice {
        start: Option<Rust>,
        stop: Option<Rust>,
    },
    /// `aggregate(…)`: one row.
    Aggregate(Vec<Named>),
    Annotate(Vec<Named>),
    Alias(Vec<Named>),
    /// The filtered relations of an `annotate` or `alias`.
    Relate(Vec<Filtered>),
    Values(Vec<Selected>),
    ValuesList {
        items: Vec<Selected>,
        flat: bool,
    },
    Only(Vec<Path>),
    /// `defer(…)`; no paths for `defer(None)`.
    Defer(Vec<Path>),
    Dates(Dates),
    /// `union`, `intersection` or `difference`.
    Combine(Combine),
    /// `select_related(…)`; no paths for `select_related(None)`.
    SelectRelated(Vec<Path>),
    /// `prefetch_related(…)`; nothing for `prefetch_related(None)`.
    PrefetchRelated(Vec<Prefetch>),
    /// `latest` or `earliest`: the one row that comes last or first by these keys.
    Edge {
        keys: Vec<Key>,
        latest: bool,
    },
    /// `update(name = value, …)`: changes the rows.
    Update(Vec<Assignment>),
    /// `create(name = value, …)`: makes a row.
    Create(Vec<Assignment>),
    /// `bulk_create(…)` or `bulk_update(…)`
    Many(Many),
    /// `get_or_create(…)` or `update_or_create(…)`.
    Obtain(Obtain),
    /// `add(…)` or `set(…)`
    Link(Linking),
    /// `in_bulk(…)`: a map.
    InBulk(Bulk),
}

/// `name = value`: a column is set.
pub(super) struct Assignment {
    pub(super) name: Ident,
    pub(super) value: Assigned,
}

impl Assignment {
    /// What it is set to, if the database computes that.
    pub(super) fn expr(&self) -> Option<&Expr> {
        match &self.value {
            Assigned::Expr(expr) => Some(expr),
            Assigned::Value(_) | Assigned::Null(_) => None,
        }
    }
}

/// What a column is set to.
pub(super) enum Assigned {
    /// A Rust value: one parameter.
    Value(Rust),
    Null(Span),
    Expr(Expr),
}

/// A set operation with its other parts, and where each stands.
pub(super) struct Combine {
    pub(super) name: Ident,
    /// `all = true`
    pub(super) all: bool,
    pub(super) parts: Vec<(Span, Query)>,
}

/// A relation whose rows are fetched: a path or `Prefetch(path, query, to = name)`.
pub(super) struct Prefetch {
    pub(super) path: Path,
    pub(super) query: Option<Box<Query>>,
    pub(super) to: Option<Ident>,
}

/// `name = expression`
pub(super) struct Named {
    pub(super) name: Ident,
    pub(super) expr: Expr,
}

/// A selected column: a path, or `name = expression`.
pub(super) enum Selected {
    Path(Path),
    Named(Named),
}

/// `dates(path, kind)` or `datetimes(path, kind)`
pub(super) struct Dates {
    pub(super) path: Path,
    pub(super) kind: Ident,
    pub(super) moments: bool,
    pub(super) descending: bool,
    /// The time zone.
    pub(super) zone: Option<LitStr>,
}

/// A key to order by.
pub(super) struct Key {
    pub(super) expr: Expr,
    pub(super) descending: bool,
    pub(super) nulls: Nulls,
}

/// Where NULLs come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    Default,
    First,
    Last,
}

/// A condition.
pub(super) enum Condition {
    Test {
        path: Path,
        right: Right,
    },
    /// `left < right`
    Compare {
        left: Expr,
        /// The variant of `plan::Lookup`.
        lookup: &'static str,
        span: Span,
        right: Expr,
    },
    True(Expr),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Odd(Vec<Condition>),
    Not(Box<Condition>),
}

/// The right side of a test.
pub(super) enum Right {
    /// A Rust value: one parameter.
    Value(Rust),
    /// A Rust range or pair: two parameters.
    Pair(Rust),
    Null,
    Bool(LitBool),
    Expr(Expr),
    Query(Box<Query>),
    /// A list that was written out and has expressions in it.
    Items {
        items: Vec<Item>,
        null: bool,
    },
    /// Two ends that were written out and have expressions in them.
    Between(Item, Item),
}

/// A value or expression beside others.
pub(super) enum Item {
    Value(Rust),
    Expr(Expr),
}

/// An expression of the database.
pub(super) enum Expr {
    /// `F(path)`
    Path(Path),
    /// A whole number, text or truth value that was written out.
    Literal(Lit),
    /// `Value(rust)`
    Value(Rust),
    Binary {
        operator: Operator,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Negative(Box<Expr>),
    /// A scalar function.
    Scalar {
        name: Ident,
        function: &'static Scalar,
        arguments: Vec<Expr>,
    },
    Raw(Raw),
    Exists(Box<Query>),
    Subquery(Box<Query>),
    /// `OuterRef(path)`, so many queries outward.
    Outer {
        level: u8,
        path: Path,
    },
    /// `Value(None)`
    Null(Span),
    Aggregate(Box<Aggregate>),
    Case {
        name: Ident,
        whens: Vec<(Condition, Expr)>,
        default: Option<Box<Expr>>,
    },
    /// `Cast(inner, Type)`
    Cast {
        inner: Box<Expr>,
        to: Type,
    },
    /// `Collate(text, "name")`
    Collate {
        text: Box<Expr>,
        collation: LitStr,
    },
    /// `Func("NAME", …, Type)`
    Custom {
        name: LitStr,
        arguments: Vec<Expr>,
        to: Type,
    },
    /// `Q(…)` as a value.
    Condition(Span, Box<Condition>),
    Window(Box<Window>),
    /// A function with `tzinfo`.
    Zoned(Box<Zoned>),
}

/// `Sum(argument, distinct = true, filter = Q(…), default = 0)`
pub(super) struct Aggregate {
    pub(super) name: Ident,
    pub(super) function: &'static functions::Aggregate,
    /// Nothing for `Count()`.
    pub(super) argument: Option<Expr>,
    /// A delimiter.
    pub(super) second: Option<Expr>,
    pub(super) distinct: bool,
    pub(super) sample: bool,
    pub(super) filter: Option<Condition>,
    pub(super) default: Option<Expr>,
}

/// `Window(function, partition_by(…), order_by(…), rows(-1, 1))`
pub(super) struct Window {
    pub(super) name: Ident,
    pub(super) function: Expr,
    pub(super) partition: Vec<Expr>,
    pub(super) order: Vec<Key>,
    /// The frame as SQL.
    pub(super) frame: Option<String>,
}

/// `RawSQL::<Type>("…", values)`
pub(super) struct Raw {
    /// The type of its value.
    pub(super) of: Type,
    /// The text, cut at its parameters.
    pub(super) pieces: Vec<String>,
    pub(super) values: Vec<Rust>,
}

/// An arithmetic operator, and where it stands.
pub(super) struct Operator {
    /// The variant of `plan::Operator`.
    pub(super) variant: &'static str,
    /// The function that types it.
    pub(super) function: &'static str,
    pub(super) span: Span,
}

impl Query {
    /// Where it begins.
    pub(super) fn place(&self) -> Span {
        match &self.source {
            Source::Model(path) => path.span(),
            Source::Held(held) => held.span(),
        }
    }

    /// Whether it begins at a model, and not at a query.
    pub(super) fn begins_at_a_model(&self) -> bool {
        matches!(self.source, Source::Model(_))
    }

    /// The model, if it is named, be it as that of a query that this goes on from: `(cheap as Product).filter(…)`.
    pub(super) fn named(&self) -> Option<&syn::Path> {
        match &self.source {
            Source::Model(path) => Some(path),
            Source::Held(Rust::Cast(cast)) => match &*cast.ty {
                Type::Path(path) => Some(&path.path),
                _ => None,
            },
            Source::Held(_) => None,
        }
    }

    /// The name of the model, if it is named.
    pub(super) fn model_name(&self) -> Option<&Ident> {
        match &self.source {
            Source::Model(path) => path.segments.last().map(|segment| &segment.ident),
            Source::Held(_) => None,
        }
    }
}

impl Path {
    /// Where it ends.
    pub(super) fn place(&self) -> Span {
        self.parts.last().map_or_else(Span::call_site, Part::span)
    }
}

impl Call {
    /// The name of a method that changes the database.
    pub(super) fn writes(&self) -> Option<&'static str> {
        match self {
            Call::Update(_) => Some("update"),
            Call::Create(_) => Some("create"),
            Call::Many(many) => Some(many.name()),
            Call::Link(linking) => Some(linking.name),
            Call::Obtain(obtain) if obtain.name == "get_or_create" => Some("get_or_create"),
            Call::Obtain(_) => Some("update_or_create"),
            _ => None,
        }
    }

    /// Whether rustc would have more to say of a query that ends so and has a mistake: what a new row lacks may be what could
    /// not be read, and what reads rows makes no statement that changes some.
    pub(super) fn says_more(&self) -> bool {
        matches!(self, Call::Create(_) | Call::Update(_) | Call::Obtain(_) | Call::Link(_) | Call::Many(_))
    }

    /// The expressions that it sets columns to.
    pub(super) fn assigned(&self) -> Vec<&Expr> {
        match self {
            Call::Update(assignments) | Call::Create(assignments) => {
                assignments.iter().filter_map(Assignment::expr).collect()
            }
            Call::Obtain(obtain) => obtain.assigned().collect(),
            Call::Many(many) => many.assigned().collect(),
            _ => Vec::new(),
        }
    }

    /// The expressions that it makes a row of.
    pub(super) fn computed(&self) -> Vec<&Expr> {
        match self {
            Call::Create(assignments) => assignments.iter().filter_map(Assignment::expr).collect(),
            Call::Obtain(obtain) => obtain.computed().collect(),
            Call::Many(many) => many.computed().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it says what rows are.
    pub(super) fn shapes(&self) -> bool {
        matches!(self, Call::Annotate(_) | Call::Alias(_) | Call::Values(_) | Call::ValuesList { .. } | Call::Dates(_))
    }

    /// Whether rows are from here on what this selects, and no models.
    pub(super) fn selects(&self) -> bool {
        match self {
            Call::Values(items) | Call::ValuesList { items, .. } => !items.is_empty(),
            Call::Dates(_) | Call::Aggregate(_) => true,
            _ => false,
        }
    }
}

impl Expr {
    /// Where what is wrong with its type is reported.
    pub(super) fn place(&self) -> Span {
        match self {
            Expr::Path(path) | Expr::Outer { path, .. } => path.place(),
            Expr::Literal(literal) => literal.span(),
            Expr::Value(value) => value.span(),
            Expr::Binary { operator, .. } => operator.span,
            Expr::Negative(inner) => inner.place(),
            Expr::Raw(raw) => super::parse::place(&raw.of),
            Expr::Scalar { name, .. } => name.span(),
            Expr::Zoned(zoned) => zoned.moment.place(),
            Expr::Exists(query) | Expr::Subquery(query) => query.place(),
            Expr::Null(span) | Expr::Condition(span, _) => *span,
            Expr::Aggregate(aggregate) => aggregate.argument.as_ref().map_or(aggregate.name.span(), Expr::place),
            Expr::Case { name, .. } => name.span(),
            Expr::Cast { to, .. } => to.span(),
            Expr::Collate { text, .. } => text.place(),
            Expr::Custom { name, .. } => name.span(),
            Expr::Window(window) => window.name.span(),
        }
    }

    /// The expressions that it is made of, and the conditions in it.
    pub(super) fn parts(&self) -> (Vec<&Expr>, Vec<&Condition>) {
        match self {
            Expr::Path(_) | Expr::Literal(_) | Expr::Outer { .. } | Expr::Value(_) | Expr::Null(_) => {
                Default::default()
            }
            Expr::Exists(_) | Expr::Subquery(_) | Expr::Raw(_) => Default::default(),
            Expr::Binary { left, right, .. } => (vec![left, right], vec![]),
            Expr::Negative(inner) | Expr::Cast { inner, .. } | Expr::Collate { text: inner, .. } => {
                (vec![inner], vec![])
            }
            Expr::Scalar { arguments, .. } | Expr::Custom { arguments, .. } => (arguments.iter().collect(), vec![]),
            Expr::Aggregate(aggregate) => {
                let Aggregate { argument, second, filter, default, .. } = &**aggregate;
                ([argument, second, default].into_iter().flatten().collect(), filter.iter().collect())
            }
            Expr::Case { whens, default, .. } => (
                whens.iter().map(|(_, then)| then).chain(default.as_deref()).collect(),
                whens.iter().map(|(when, _)| when).collect(),
            ),
            Expr::Zoned(zoned) => (vec![&zoned.moment], vec![]),
            Expr::Condition(_, condition) => (vec![], vec![condition]),
            Expr::Window(window) => {
                let keys = window.order.iter().map(|key| &key.expr);
                (std::iter::once(&window.function).chain(&window.partition).chain(keys).collect(), vec![])
            }
        }
    }
}

impl Condition {
    /// Whether it is `!Exists(…)`.
    pub(super) fn is_denied(&self) -> bool {
        match self {
            Condition::Not(inner) => matches!(&**inner, Condition::True(Expr::Exists(_))),
            _ => false,
        }
    }
}
