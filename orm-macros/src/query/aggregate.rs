//! Aggregates: `Sum(price, distinct = true, filter = Q(…), default = 0)`.

use proc_macro2::{Ident, TokenStream};
use syn::Expr as Rust;

use super::ast::{Aggregate, Call, Condition, Expr, Item, Named, Right, Selected};
use super::code::{self, AGGREGATES, Node};
use super::functions;
use super::parse::{Parser, option};
use super::plan::Hint;
use super::scope::{Context, Side};
use crate::path::{Part, bare};
use crate::report::Report;

/// The name of the function that is called, if a plain function is.
pub(super) fn called(call: &syn::ExprCall) -> Option<&Ident> {
    match &*call.func {
        Rust::Path(path) => path.path.get_ident(),
        _ => None,
    }
}

/// Whether an argument is an aggregate and nothing else.
pub(super) fn is_aggregate(expr: &Rust) -> bool {
    matches!(expr, Rust::Call(call) if called(call).is_some_and(|name| functions::aggregate(&bare(name)).is_some()))
}

impl Parser {
    /// `Count(orders)` without a name has Django's: `orders__count`.
    pub(super) fn unnamed(&mut self, argument: &Rust) -> Option<Named> {
        let expr = self.expr(argument, true)?;
        let name = match &expr {
            Expr::Aggregate(aggregate) => match &aggregate.argument {
                Some(Expr::Path(path)) if path.parts.iter().all(|part| matches!(part, Part::Name(_))) => {
                    let name = format!("{}__{}", path.name(), aggregate.function.name.to_lowercase());
                    Some(Ident::new(&name, path.place()))
                }
                _ => None,
            },
            _ => None,
        };
        if name.is_none() {
            self.report.at(argument, "this needs a name\nhelp: write `name = …`");
        }
        Some(Named { name: name?, expr })
    }

    pub(super) fn aggregate(&mut self, call: &syn::ExprCall, function: &'static functions::Aggregate) -> Option<Expr> {
        let name = called(call)?.clone();
        let text = function.name;
        let mut made = Aggregate {
            name,
            function,
            argument: None,
            second: None,
            distinct: false,
            sample: false,
            filter: None,
            default: None,
        };
        let mut positional = Vec::new();
        for argument in &call.args {
            let Some((key, value)) = option(argument) else {
                positional.push(argument);
                continue;
            };
            match bare(key).as_str() {
                "distinct" => made.distinct = self.flag(argument),
                "sample" if matches!(function.variant, "StdDev" | "Variance") => made.sample = self.flag(argument),
                "filter" => made.filter = Some(self.condition(value)?),
                "default" if function.variant == "Count" => {
                    self.report.at(key, "`Count` is never NULL, it takes no default");
                }
                "default" => made.default = Some(self.expr(value, true)?),
                "delimiter" if function.variant == "StringAgg" => made.second = Some(self.expr(value, true)?),
                _ => {
                    let options = match function.variant {
                        "Count" => "`distinct` and `filter`",
                        "StdDev" | "Variance" => "`distinct`, `filter`, `default` and `sample`",
                        "StringAgg" => "`distinct`, `filter`, `default` and `delimiter`",
                        _ => "`distinct`, `filter` and `default`",
                    };
                    self.report.at(key, format!("`{text}` has no option `{key}`\nhelp: there are {options}"));
                }
            }
        }
        let most = if function.variant == "StringAgg" { 2 } else { 1 };
        let least = usize::from(function.variant != "Count");
        if !(least..=most).contains(&positional.len()) {
            let expected = if most > 1 { "a text and a delimiter" } else { "one field or expression" };
            self.report.at(call, format!("`{text}` takes {expected}"));
            return None;
        }
        let mut positional = positional.into_iter();
        if let Some(argument) = positional.next() {
            made.argument = Some(self.operand(text, argument)?);
        }
        if let Some(second) = positional.next() {
            made.second = Some(self.expr(second, true)?);
        }
        if let Some(inner) = made.argument.as_ref().and_then(aggregate_in) {
            self.report
                .at(&inner.name, "an aggregate of an aggregate\nhelp: name the inner one with `annotate` before");
            return None;
        }
        if made.distinct && made.second.is_some() {
            self.report.at(call, "the database joins distinct texts by a comma only\nhelp: leave out the delimiter");
        }
        Some(Expr::Aggregate(Box::new(made)))
    }
}

/// An aggregate in an expression, but for those over windows.
pub(super) fn aggregate_in(expr: &Expr) -> Option<&Aggregate> {
    match expr {
        Expr::Aggregate(aggregate) => Some(aggregate),
        Expr::Window(_) => None,
        other => {
            let (parts, conditions) = other.parts();
            let inner = parts.into_iter().find_map(aggregate_in);
            inner.or_else(|| conditions.into_iter().find_map(aggregate_of))
        }
    }
}

/// An aggregate in a condition.
fn aggregate_of(condition: &Condition) -> Option<&Aggregate> {
    match condition {
        Condition::Test { right, .. } => match right {
            Right::Expr(expr) => aggregate_in(expr),
            Right::Items { items, .. } => items.iter().find_map(aggregate_item),
            Right::Between(low, high) => aggregate_item(low).or_else(|| aggregate_item(high)),
            Right::Value(_) | Right::Pair(_) | Right::Null | Right::Bool(_) | Right::Query(_) => None,
        },
        Condition::Compare { left, right, .. } => aggregate_in(left).or_else(|| aggregate_in(right)),
        Condition::True(expr) => aggregate_in(expr),
        Condition::All(inner) | Condition::Any(inner) | Condition::Odd(inner) => inner.iter().find_map(aggregate_of),
        Condition::Not(inner) => aggregate_of(inner),
    }
}

fn aggregate_item(item: &Item) -> Option<&Aggregate> {
    match item {
        Item::Value(_) => None,
        Item::Expr(expr) => aggregate_in(expr),
    }
}

/// Reports aggregates where none can be, and what is none where one must be.
pub(super) fn check(call: &Call, report: &mut Report) {
    match call {
        Call::Filter(conditions) | Call::Exclude(conditions) | Call::Get(conditions) => {
            if let Some(aggregate) = conditions.iter().find_map(aggregate_of) {
                let name = aggregate.function.name;
                report.at(
                    &aggregate.name,
                    format!("a condition on an aggregate needs its name\nhelp: write `.alias(n = {name}(…))` before, and `n` here"),
                );
            }
        }
        Call::Aggregate(items) => {
            let mut before: Vec<String> = Vec::new();
            for item in items {
                let uses_one = before.iter().any(|name| begins_with(&item.expr, name));
                if aggregate_in(&item.expr).is_none() && !uses_one {
                    report.at(
                        &item.name,
                        "this is no aggregate\nhelp: `aggregate` takes `Count`, `Sum`, `Avg`, `Min`, `Max` …",
                    );
                }
                before.push(bare(&item.name));
            }
        }
        Call::Annotate(items) | Call::Alias(items) => items.iter().for_each(|item| windowed(&item.expr, report)),
        Call::Values(items) | Call::ValuesList { items, .. } => items.iter().for_each(|item| {
            if let Selected::Named(item) = item {
                windowed(&item.expr, report);
            }
        }),
        _ => {}
    }
}

/// Whether a path in `expr` begins with `name`.
fn begins_with(expr: &Expr, name: &str) -> bool {
    match expr {
        Expr::Path(path) => matches!(path.parts.first(), Some(Part::Name(first)) if bare(first) == name),
        other => other.parts().0.into_iter().any(|part| begins_with(part, name)),
    }
}

/// Reports functions over windows that have none.
fn windowed(expr: &Expr, report: &mut Report) {
    match expr {
        Expr::Scalar { name, function: functions::Scalar { sql: functions::Sql::Window(_), .. }, .. } => {
            report.at(name, format!("`{name}` is computed over a window\nhelp: write `Window({name}(…), …)`"));
        }
        Expr::Window(_) => {}
        other => other.parts().0.into_iter().for_each(|part| windowed(part, report)),
    }
}

impl<'a> Context<'a> {
    /// An aggregate of the plan.
    pub(super) fn aggregate(&mut self, aggregate: &'a Aggregate) -> Node {
        let Aggregate { function, argument, second, distinct, sample, filter, default, .. } = aggregate;
        let variant = if *sample { format!("{}Sample", function.variant) } else { function.variant.to_owned() };
        let like = argument.as_ref().map_or(Hint::None, |argument| Hint::Of("like", argument));
        let argument = match argument {
            Some(argument) => self.expr(argument, Hint::None),
            None => Node::expr(code::Expr::Star),
        };
        let second = second.as_ref().map(|second| self.expr(second, Hint::None));
        let filter = filter.as_ref().map(|filter| self.condition(filter));
        let default = default.as_ref().map(|default| self.expr(default, like));
        let made = Node::expr(code::Expr::Aggregate).word(AGGREGATES, &variant).one(argument);
        made.maybe(second).flag(*distinct).maybe(filter).maybe(default)
    }

    /// The type of an aggregate.
    pub(super) fn aggregate_type(&self, aggregate: &Aggregate, side: Side) -> TokenStream {
        let function = aggregate.function;
        let Some(argument) = &aggregate.argument else { return self.call("count_all", aggregate.name.span(), &[]) };
        let typed = self.argument_type(argument, side);
        let result = self.call(function.typed, argument.place(), &[typed]);
        let result = match &aggregate.second {
            Some(second) => self.call("with_text", second.place(), &[result, self.expr_type(second, side)]),
            None => result,
        };
        match &aggregate.default {
            Some(default) => self.call("coalesce", default.place(), &[result, self.expr_type(default, side)]),
            None => result,
        }
    }
}
