//! What each method takes.

use proc_macro2::{Group, Ident};
use syn::{Expr as Rust, Lit};

use super::super::ast::{Call, Dates};
use super::super::link::LINKING;
use super::super::{condition, guess, prefetch};
use super::{METHODS, Parser, option};
use crate::path::{Path, bare};

impl Parser {
    pub(in crate::query) fn method(&mut self, name: &Ident, group: &Group) -> Option<Call> {
        let text = bare(name);
        let links = LINKING.contains(&text.as_str());
        if !links && !METHODS.contains(&text.as_str()) {
            self.unknown(name);
            return None;
        }
        let mut arguments = self.arguments(group.stream());
        if links || matches!(text.as_str(), "create" | "get_or_create" | "update_or_create") {
            self.through = self.through_defaults(&mut arguments);
        }
        match text.as_str() {
            "add" | "set" => self.linking(name, arguments),
            "filter" => Some(Call::Filter(self.conditions(&arguments))),
            "filter_some" => self.filter_some(name, &arguments),
            "exclude" => Some(Call::Exclude(self.conditions(&arguments))),
            "get" => Some(Call::Get(self.conditions(&arguments))),
            "order_by" => Some(Call::OrderBy(self.keys(&arguments))),
            "annotate" => {
                let arguments = self.filtered_relations(arguments);
                let named = self.named(&arguments);
                // Filtered relations are a step of their own.
                (!named.is_empty() || self.relations.is_empty()).then_some(Call::Annotate(named))
            }
            "aggregate" => {
                if arguments.is_empty() && self.report.is_empty() {
                    self.report
                        .at(name, "`aggregate` needs at least one aggregate\nhelp: write `aggregate(n = Count())`");
                }
                Some(Call::Aggregate(self.named(&arguments)))
            }
            "alias" => {
                let arguments = self.filtered_relations(arguments);
                let named = self.named(&arguments);
                // Filtered relations are a step of their own.
                (!named.is_empty() || self.relations.is_empty()).then_some(Call::Alias(named))
            }
            "values" => Some(Call::Values(self.selected(&arguments, false))),
            "values_list" => {
                let (options, items): (Vec<Rust>, Vec<Rust>) = arguments
                    .into_iter()
                    .partition(|argument| option(argument).is_some_and(|(name, _)| name == "flat"));
                let flat = options.iter().any(|option| self.flag(option));
                Some(Call::ValuesList { items: self.selected(&items, true), flat })
            }
            "only" => Some(Call::Only(self.paths(name, &arguments))),
            "defer" => Some(Call::Defer(match arguments.as_slice() {
                [none] if condition::is_named(none, "None") => Vec::new(),
                arguments => self.paths(name, arguments),
            })),
            "dates" => self.dates(name, arguments, false),
            "datetimes" => self.dates(name, arguments, true),
            "select_related" => Some(Call::SelectRelated(self.relations(name, &arguments)?)),
            "prefetch_related" => match arguments.as_slice() {
                [none] if condition::is_named(none, "None") => Some(Call::PrefetchRelated(Vec::new())),
                [] => {
                    self.relations(name, &arguments)?;
                    None
                }
                arguments => {
                    let items: Vec<_> = arguments.iter().filter_map(|item| prefetch::argument(self, item)).collect();
                    // Without any it would mean `None`.
                    (!items.is_empty()).then_some(Call::PrefetchRelated(items))
                }
            },
            // Without any, too: what follows is the statement's.
            "update" => Some(Call::Update(self.assignments(name, &arguments))),
            "get_or_create" | "update_or_create" => Some(Call::Obtain(self.obtain(name, &arguments))),
            "bulk_create" | "bulk_update" => self.many(name, &arguments).map(Call::Many),
            "in_bulk" => self.bulk(name, &arguments).map(Call::InBulk),
            "create" => Some(Call::Create(self.assignments(name, &arguments))),
            "latest" => Some(Call::Edge { keys: self.keys(&arguments), latest: true }),
            "earliest" => Some(Call::Edge { keys: self.keys(&arguments), latest: false }),
            _ => {
                if let Some(first) = arguments.first() {
                    // Of whoever means to run it, what follows is about rows.
                    let runs = text == "all" && self.models.len() == 1;
                    self.shapeless |= runs;
                    let help = match text.as_str() {
                        _ if runs => "\nhelp: write `query!(…).all(&db)?` to run the query",
                        // PostgreSQL's `DISTINCT ON`.
                        "distinct" => {
                            "\nhelp: the first of each is `annotate(n = Window(RowNumber(), partition_by(…), \
                             order_by(…))).filter(n = 1)`"
                        }
                        _ => "",
                    };
                    self.report.at(first, format!("`{text}` takes no arguments{help}"));
                }
                Some(match text.as_str() {
                    "reverse" => Call::Reverse,
                    "distinct" => Call::Distinct,
                    "none" => Call::Nothing,
                    _ => Call::All,
                })
            }
        }
    }

    pub(super) fn slice(&mut self, group: &Group) -> Option<Call> {
        match syn::parse2::<Rust>(group.stream()) {
            Ok(Rust::Range(range)) => {
                if let syn::RangeLimits::Closed(_) = range.limits {
                    self.report.at(range.limits, "a slice excludes its end\nhelp: write `..`");
                    return None;
                }
                for bound in [range.start.as_deref(), range.end.as_deref()].into_iter().flatten() {
                    if let Rust::Unary(unary) = bound
                        && matches!(unary.op, syn::UnOp::Neg(_))
                    {
                        self.report.at(
                            bound,
                            "a slice counts from the first row, it cannot be negative\nhelp: use `reverse()`",
                        );
                        return None;
                    }
                }
                let bounds = [range.start.as_deref(), range.end.as_deref()].into_iter().flatten();
                if let (true, Some(bound)) = (self.each, bounds.into_iter().find(|bound| !is_number(bound))) {
                    let help = "help: write a number";
                    self.report
                        .at(bound, format!("each row has its own values, but all share the bounds of a slice\n{help}"));
                    return None;
                }
                Some(Call::Slice { start: range.start.map(|bound| *bound), stop: range.end.map(|bound| *bound) })
            }
            Ok(Rust::Unary(index)) if matches!(index.op, syn::UnOp::Neg(_)) => {
                self.report.at(
                    &index,
                    "an index counts from the first row, it cannot be negative\nhelp: write `.last(&db)` after the query",
                );
                None
            }
            Ok(index) => {
                self.report.at(&index, "a slice is a range\nhelp: write `[a..b]`, or `.first(&db)` after the query");
                None
            }
            Err(_) => {
                self.report.span(group.span(), "expected a slice: `[a..b]`");
                None
            }
        }
    }

    fn paths(&mut self, method: &Ident, arguments: &[Rust]) -> Vec<Path> {
        if arguments.is_empty() && self.report.is_empty() {
            self.report.at(method, format!("`{method}` needs at least one field"));
        }
        arguments.iter().filter_map(|argument| self.path(argument)).collect()
    }

    /// Relations to load; none for `None`.
    fn relations(&mut self, method: &Ident, arguments: &[Rust]) -> Option<Vec<Path>> {
        if let [none] = arguments
            && condition::is_named(none, "None")
        {
            return Some(Vec::new());
        }
        if arguments.is_empty() && self.report.is_empty() {
            self.report.at(method, format!("`{method}` needs the relations to load\nhelp: write `{method}(relation)`"));
        }
        let paths: Vec<Path> = arguments.iter().filter_map(|argument| self.path(argument)).collect();
        (!paths.is_empty()).then_some(paths)
    }

    fn dates(&mut self, method: &Ident, mut arguments: Vec<Rust>, moments: bool) -> Option<Call> {
        let zone = if moments { self.zone(&mut arguments)? } else { None };
        let mut arguments = arguments.into_iter();
        let (Some(path), Some(kind)) = (arguments.next(), arguments.next()) else {
            if self.report.is_empty() {
                let message = format!("`{method}` takes a field and a kind\nhelp: write `{method}(field, year)`");
                self.report.at(method, message);
            }
            return None;
        };
        let mut descending = false;
        for argument in arguments {
            match option(&argument) {
                Some((name, Rust::Path(order))) if name == "order" && order.path.is_ident("desc") => descending = true,
                Some((name, Rust::Path(order))) if name == "order" && order.path.is_ident("asc") => {}
                _ => self.report.at(&argument, "expected `order = asc` or `order = desc`"),
            }
        }
        let path = self.path(&path)?;
        const KINDS: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];
        let kinds = if moments { &KINDS[..] } else { KINDS.split_at(4).0 };
        match &kind {
            Rust::Path(name) if name.path.get_ident().is_some_and(|name| kinds.contains(&bare(name).as_str())) => {
                let kind = name.path.get_ident()?.clone();
                Some(Call::Dates(Dates { path, kind, moments, descending, zone }))
            }
            other => {
                self.report.at(other, unquoted_kind(other, kinds.iter().copied()));
                None
            }
        }
    }
}

/// What is wrong with a kind that is none of `kinds`; one of them in quotes is Django's way to write it.
pub(in crate::query) fn unquoted_kind<'a>(kind: &Rust, kinds: impl Iterator<Item = &'a str> + Clone) -> String {
    let expected = format!("expected one of {}", guess::list(kinds.clone()));
    match kind {
        Rust::Lit(lit) => match &lit.lit {
            Lit::Str(text) if kinds.clone().any(|kind| kind == text.value()) => {
                format!("{expected}\nhelp: write `{}`, without quotes", text.value())
            }
            _ => expected,
        },
        _ => expected,
    }
}

fn is_number(bound: &Rust) -> bool {
    matches!(bound, Rust::Lit(lit) if matches!(lit.lit, syn::Lit::Int(_)))
}
