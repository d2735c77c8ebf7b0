//! `prefetch_related`: a tree of queries, each for the rows of one relation.

mod expand;
mod joined;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Expr as Rust;

pub(super) use self::expand::{Fetched, expand, raw};
use super::ast::{Call, Prefetch, Query, Source};
use super::parse::{Parser, is_query, option, yields_query};
use super::related;
use crate::path::{Part, Path, bare};
use crate::report::Report;

/// Parses one argument: a path or `Prefetch(path, query, to = name)`.
pub(super) fn argument(parser: &mut Parser, argument: &Rust) -> Option<Prefetch> {
    let call = match argument {
        Rust::Call(call) if super::condition::is_named(&call.func, "Prefetch") => call,
        _ => return Some(Prefetch { path: parser.path(argument)?, query: None, to: None }),
    };
    let mut arguments = call.args.iter();
    let Some(path) = arguments.next() else {
        parser
            .report
            .at(call, "`Prefetch` takes a relation and a query\nhelp: write `Prefetch(relation, Model.filter(…))`");
        return None;
    };
    let mut made = Prefetch { path: parser.path(path)?, query: None, to: None };
    for argument in arguments {
        match option(argument) {
            Some((name, Rust::Path(to))) if name == "to" && to.path.get_ident().is_some() => {
                made.to = to.path.get_ident().cloned();
            }
            Some((name, _)) => {
                let help = match bare(name).as_str() {
                    "to_attr" | "to" => "help: write `to = name`",
                    _ => "help: the query stands after the relation, without a name",
                };
                parser.report.at(name, format!("`Prefetch` takes a relation, a query and `to = name`\n{help}"));
            }
            None if is_query(rows(argument)) || yields_query(rows(argument)) => {
                // A statement of its own.
                let outside = (std::mem::take(&mut parser.options), std::mem::take(&mut parser.inside));
                made.query = parser.query(argument.to_token_stream()).map(Box::new);
                if let Some(query) = &mut made.query {
                    parser.hold(query);
                }
                (parser.options, parser.inside) = outside;
            }
            None => {
                parser.report.at(argument, "expected a query\nhelp: write `Prefetch(relation, Model.filter(…))`");
            }
        }
    }
    Some(made)
}

/// What is before `as Type`.
fn rows(expr: &Rust) -> &Rust {
    match expr {
        Rust::Cast(cast) => &cast.expr,
        expr => expr,
    }
}

/// A relation whose rows are fetched, and those that go on from it.
struct Node<'a> {
    /// The field's name.
    field: Ident,
    /// The relation.
    way: Way,
    query: Option<&'a Query>,
    inner: Vec<Node<'a>>,
}

impl Node<'_> {
    /// Its name in a struct of the user's: `product__tags`, if it goes on from a row that the struct has as `product`.
    fn flat(&self) -> Ident {
        let before = self.way.path.parts.split_last().map(|(_, before)| before).unwrap_or_default();
        match before {
            [] => self.field.clone(),
            before => {
                let before: String = before.iter().map(|part| format!("{}__", part.shown())).collect();
                Ident::new(&format!("{before}{}", bare(&self.field)), self.field.span())
            }
        }
    }

    /// Whether its rows are those that `select_related` loads as `name`.
    fn is_loaded_as(&self, name: &Ident) -> bool {
        let is_plain = self.way.path.last().is_some_and(|last| bare(last) == bare(&self.field));
        self.query.is_none() && is_plain && bare(&self.field) == bare(name)
    }
}

/// A path from a model.
#[derive(Clone)]
struct Way {
    /// The model, if it is named: that of a query that is held in a variable is not.
    model: Option<syn::Path>,
    path: Path,
}

impl Way {
    /// The beginning of a way from the rows of `query`.
    fn of(query: &Query) -> Way {
        let model = match &query.source {
            Source::Model(model) => Some(model.clone()),
            Source::Held(_) => None,
        };
        Way { model, path: Path { parts: Vec::new() } }
    }
}

/// The relations that are fetched with the rows of `query`, and what is wrong with them.
fn tree<'a>(query: &'a Query, report: &mut Report) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    for method in &query.methods {
        match &method.call {
            Call::PrefetchRelated(items) if items.is_empty() => nodes.clear(),
            call if call.selects() => nodes.clear(),
            Call::PrefetchRelated(items) => {
                let start = Way::of(query);
                items.iter().for_each(|item| insert(&mut nodes, &start, item, &item.path.parts, report));
            }
            _ => {}
        }
    }
    nodes
}

fn insert<'a>(nodes: &mut Vec<Node<'a>>, start: &Way, item: &'a Prefetch, parts: &[Part], report: &mut Report) {
    let Some((Part::Name(name), rest)) = parts.split_first() else { return };
    let last = rest.is_empty();
    let field = match &item.to {
        Some(to) if last => to,
        _ => name,
    };
    let known = nodes.iter().position(|node| bare(&node.field) == bare(field));
    if let (Some(_), true, true) = (known, last, item.query.is_some() || item.to.is_some()) {
        report.at(
            field,
            format!("`{}` is fetched already\nhelp: give it a name of its own with `to = name`", bare(field)),
        );
        return;
    }
    let at = known.unwrap_or_else(|| {
        let mut way = start.clone();
        way.path.parts.push(Part::Name(name.clone()));
        let query = if last { item.query.as_deref() } else { None };
        // A query that goes on from another fetches what belongs to its rows itself.
        let inner = query.filter(|query| query.begins_at_a_model()).map(|query| tree(query, report));
        let inner = inner.unwrap_or_default();
        nodes.push(Node { field: field.clone(), way, query, inner });
        nodes.len() - 1
    });
    let Some(node) = nodes.get_mut(at) else { return };
    let settled = |query: &Query| query.cast.is_some() || !query.begins_at_a_model();
    if let (Some(Part::Name(name)), Some(true)) = (rest.first(), node.query.map(settled)) {
        let (field, name) = (bare(&node.field), bare(name));
        report.at(
            &node.field,
            format!("the query of `{field}` says what its rows are\nhelp: write `.prefetch_related({name})` in that"),
        );
        return;
    }
    let start = node.query.map_or_else(|| node.way.clone(), Way::of);
    insert(&mut node.inner, &start, item, rest, report);
}

/// Reports what is wrong with the relations that are fetched. Returns whether rustc would have more to say of it, as of a name
/// that is given twice.
pub(super) fn check(query: &Query, names: &[String], report: &mut Report) -> bool {
    let nodes = tree(query, report);
    let (twice, once): (Vec<&Ident>, Vec<&Ident>) =
        nodes.iter().map(|node| &node.field).partition(|field| names.contains(&bare(field)));
    for field in twice {
        report.at(field, format!("`{}` is given twice", bare(field)));
    }
    let fetched = if query.cast.is_some() && query.begins_at_a_model() {
        let mut names = Vec::new();
        flat(&nodes, &related::tree(query), &mut names);
        names
    } else {
        once.into_iter().cloned().collect()
    };
    let mut more = super::cast::check(query, &fetched, report);
    for method in &query.methods {
        let Call::PrefetchRelated(items) = &method.call else { continue };
        for inner in items.iter().filter_map(|item| item.query.as_deref()) {
            for method in &inner.methods {
                let name = match &method.call {
                    Call::Values(_) => "values",
                    Call::ValuesList { .. } => "values_list",
                    Call::Dates(_) => "dates",
                    Call::Get(_) => "get",
                    Call::Aggregate(_) => "aggregate",
                    Call::InBulk(_) => "in_bulk",
                    Call::Edge { .. } => "latest",
                    Call::Combine(combine) => {
                        let name = bare(&combine.name);
                        report.at(
                            &combine.name,
                            format!("`Prefetch` takes the rows of one query, not `{name}` of several"),
                        );
                        continue;
                    }
                    _ => continue,
                };
                report.span(method.span, format!("`{name}` yields no rows of a model, which `Prefetch` takes"));
                // Of a variable rustc would say so, too.
                more |= !inner.begins_at_a_model();
            }
        }
    }
    more
}

/// The names of what is fetched in a struct of the user's that holds the rows of `joined`.
fn flat(nodes: &[Node<'_>], joined: &[related::Node], names: &mut Vec<Ident>) {
    for node in nodes {
        match joined.iter().find(|joined| node.is_loaded_as(joined.name())) {
            Some(joined) => flat(&node.inner, joined.inner(), names),
            None => names.push(node.flat()),
        }
    }
}

/// Whether related rows are fetched.
pub(super) fn is_used(query: &Query) -> bool {
    !tree(query, &mut Report::default()).is_empty()
}
