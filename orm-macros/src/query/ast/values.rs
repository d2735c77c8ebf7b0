//! Whether there is a Rust value in something, whose type only rustc knows.

use super::{Call, Condition, Expr, Item, Query, Right, Selected};

impl Query {
    /// Whether an expression in it has a Rust value.
    pub(in crate::query) fn has_value(&self) -> bool {
        self.methods.iter().any(|method| match &method.call {
            Call::All | Call::Reverse | Call::Distinct | Call::Nothing | Call::Slice { .. } => false,
            Call::Only(_) | Call::Defer(_) | Call::Dates(_) | Call::FilterSome(_) | Call::InBulk(_) => false,
            Call::Combine(combine) => combine.parts.iter().any(|(_, part)| part.has_value()),
            // A query that is fetched stands on its own.
            Call::SelectRelated(_) | Call::PrefetchRelated(_) => false,
            Call::Filter(conditions) | Call::Exclude(conditions) | Call::Get(conditions) => {
                conditions.iter().any(Condition::has_value)
            }
            Call::Relate(relations) => relations.iter().any(|filtered| filtered.condition.has_value()),
            Call::OrderBy(keys) | Call::Edge { keys, .. } => keys.iter().any(|key| key.expr.has_value()),
            Call::Annotate(items) | Call::Alias(items) | Call::Aggregate(items) => {
                items.iter().any(|item| item.expr.has_value())
            }
            Call::Values(items) | Call::ValuesList { items, .. } => items.iter().any(|item| match item {
                Selected::Path(_) => false,
                Selected::Named(item) => item.expr.has_value(),
            }),
            // The type of a value alone is the column's.
            call @ (Call::Update(_) | Call::Create(_)) => call.assigned().into_iter().any(Expr::has_value),
            Call::Many(_) | Call::Link(_) => false,
            Call::Obtain(obtain) => {
                obtain.conditions.iter().any(Condition::has_value) || obtain.assigned().any(Expr::has_value)
            }
        })
    }
}

impl Query {
    /// Whether it gives names to expressions.
    pub(in crate::query) fn has_names(&self) -> bool {
        self.methods.iter().any(|method| match &method.call {
            Call::Annotate(_) | Call::Alias(_) | Call::Aggregate(_) => true,
            Call::Values(items) | Call::ValuesList { items, .. } => {
                items.iter().any(|item| matches!(item, Selected::Named(_)))
            }
            _ => false,
        })
    }
}

impl Expr {
    /// Whether a part of it is a Rust value whose type only rustc knows.
    pub(in crate::query) fn has_value(&self) -> bool {
        match self {
            Expr::Value(_) => true,
            Expr::Exists(query) | Expr::Subquery(query) => query.has_value(),
            other => {
                let (inner, conditions) = other.parts();
                inner.into_iter().any(Expr::has_value) || conditions.into_iter().any(Condition::has_value)
            }
        }
    }
}

impl Condition {
    fn has_value(&self) -> bool {
        match self {
            Condition::Test { right, .. } => match right {
                Right::Value(_) | Right::Pair(_) | Right::Null | Right::Bool(_) => false,
                Right::Expr(expr) => expr.has_value(),
                Right::Query(query) => query.has_value(),
                Right::Items { items, .. } => items.iter().any(Item::has_value),
                Right::Between(low, high) => low.has_value() || high.has_value(),
            },
            Condition::Compare { left, right, .. } => left.has_value() || right.has_value(),
            Condition::True(expr) => expr.has_value(),
            Condition::All(inner) | Condition::Any(inner) | Condition::Odd(inner) => {
                inner.iter().any(Condition::has_value)
            }
            Condition::Not(inner) => inner.has_value(),
        }
    }
}

impl Item {
    fn has_value(&self) -> bool {
        match self {
            Item::Value(_) => false,
            Item::Expr(expr) => expr.has_value(),
        }
    }
}
