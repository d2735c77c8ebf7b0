//! Which fields of a query an expression names, from wherever in it.

use super::{Call, Condition, Expr, Item, Query, Right, Selected};
use crate::path::Path;

impl Expr {
    /// Adds the paths of the query `level` queries around this expression: of its own, if that is 0.
    pub(in crate::query) fn paths<'e>(&'e self, level: u8, found: &mut Vec<&'e Path>) {
        match self {
            Expr::Path(path) if level == 0 => found.push(path),
            Expr::Outer { level: own, path } if *own == level => found.push(path),
            Expr::Exists(query) | Expr::Subquery(query) => query.paths(level + 1, found),
            other => {
                let (inner, conditions) = other.parts();
                inner.into_iter().for_each(|inner| inner.paths(level, found));
                conditions.into_iter().for_each(|condition| condition.paths(level, found));
            }
        }
    }
}

impl Condition {
    fn paths<'e>(&'e self, level: u8, found: &mut Vec<&'e Path>) {
        match self {
            Condition::Test { path, right } => {
                if level == 0 {
                    found.push(path);
                }
                match right {
                    Right::Value(_) | Right::Pair(_) | Right::Null | Right::Bool(_) => {}
                    Right::Expr(expr) => expr.paths(level, found),
                    Right::Query(query) => query.paths(level + 1, found),
                    Right::Items { items, .. } => items.iter().for_each(|item| item.paths(level, found)),
                    Right::Between(low, high) => [low, high].into_iter().for_each(|item| item.paths(level, found)),
                }
            }
            Condition::Compare { left, right, .. } => {
                left.paths(level, found);
                right.paths(level, found);
            }
            Condition::True(expr) => expr.paths(level, found),
            Condition::All(inner) | Condition::Any(inner) | Condition::Odd(inner) => {
                inner.iter().for_each(|inner| inner.paths(level, found));
            }
            Condition::Not(inner) => inner.paths(level, found),
        }
    }
}

impl Item {
    fn paths<'e>(&'e self, level: u8, found: &mut Vec<&'e Path>) {
        if let Item::Expr(expr) = self {
            expr.paths(level, found);
        }
    }
}

impl Query {
    /// Adds what is named by `OuterRef`: all other paths are of this query itself.
    fn paths<'e>(&'e self, level: u8, found: &mut Vec<&'e Path>) {
        for method in &self.methods {
            match &method.call {
                Call::Filter(conditions) | Call::Exclude(conditions) | Call::Get(conditions) => {
                    conditions.iter().for_each(|condition| condition.paths(level, found));
                }
                Call::OrderBy(keys) | Call::Edge { keys, .. } => {
                    keys.iter().for_each(|key| key.expr.paths(level, found));
                }
                Call::Annotate(items) | Call::Alias(items) | Call::Aggregate(items) => {
                    items.iter().for_each(|item| item.expr.paths(level, found));
                }
                Call::Values(items) | Call::ValuesList { items, .. } => items.iter().for_each(|item| {
                    if let Selected::Named(item) = item {
                        item.expr.paths(level, found);
                    }
                }),
                Call::Combine(combine) => combine.parts.iter().for_each(|(_, part)| part.paths(level, found)),
                Call::Relate(relations) => {
                    relations.iter().for_each(|filtered| filtered.condition.paths(level, found));
                }
                Call::All | Call::Reverse | Call::Distinct | Call::Nothing | Call::Slice { .. } => {}
                Call::Only(_) | Call::Defer(_) | Call::Dates(_) | Call::FilterSome(_) => {}
                Call::SelectRelated(_) | Call::PrefetchRelated(_) => {}
                // Nothing is set inside of another query.
                Call::Update(_)
                | Call::Create(_)
                | Call::Obtain(_)
                | Call::Many(_)
                | Call::Link(_)
                | Call::InBulk(_) => {}
            }
        }
    }
}
