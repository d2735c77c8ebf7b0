//! `prefetch_related`: a tree of queries, each for the rows of one relation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Prefetch, Query, Source};
use super::expand::fixed;
use super::parse::{Parser, is_query, option};
use super::related::extended;
use super::statement::statement;
use crate::path::{Part, Path, Start, bare, located};
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
            None if is_query(argument) => {
                // A statement of its own.
                let outside = std::mem::take(&mut parser.options);
                made.query = parser.query(argument.to_token_stream()).map(Box::new);
                parser.options = outside;
            }
            None => {
                parser.report.at(
                    argument,
                    "expected a query that begins at a model\nhelp: write `Prefetch(relation, Model.filter(…))`",
                );
            }
        }
    }
    Some(made)
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

/// A path from a model that is named.
#[derive(Clone)]
struct Way {
    model: syn::Path,
    path: Path,
}

/// The relations that are fetched with the rows of `query`, and what is wrong with them.
fn tree<'a>(query: &'a Query, report: &mut Report) -> Vec<Node<'a>> {
    let Source::Model(model) = &query.source else { return Vec::new() };
    let mut nodes = Vec::new();
    for method in &query.methods {
        match &method.call {
            Call::PrefetchRelated(items) if items.is_empty() => nodes.clear(),
            call if call.selects() => nodes.clear(),
            Call::PrefetchRelated(items) => {
                let start = Way { model: model.clone(), path: Path { parts: Vec::new() } };
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
        let inner = query.map(|query| tree(query, report)).unwrap_or_default();
        nodes.push(Node { field: field.clone(), way, query, inner });
        nodes.len() - 1
    });
    let Some(node) = nodes.get_mut(at) else { return };
    let start = match node.query.map(|query| &query.source) {
        Some(Source::Model(model)) => Way { model: model.clone(), path: Path { parts: Vec::new() } },
        _ => node.way.clone(),
    };
    insert(&mut node.inner, &start, item, rest, report);
}

/// Reports what is wrong with the relations that are fetched.
pub(super) fn check(query: &Query, names: &[String], report: &mut Report) {
    let nodes = tree(query, report);
    for node in &nodes {
        if names.contains(&bare(&node.field)) {
            report.at(&node.field, format!("`{}` is given twice", bare(&node.field)));
        }
    }
    for method in &query.methods {
        let Call::PrefetchRelated(items) = &method.call else { continue };
        for inner in items.iter().filter_map(|item| item.query.as_deref()) {
            for method in &inner.methods {
                let name = match &method.call {
                    Call::Values(_) => "values",
                    Call::ValuesList { .. } => "values_list",
                    Call::Dates(_) => "dates",
                    Call::Get(_) => "get",
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
            }
        }
    }
}

/// Whether related rows are fetched.
pub(super) fn is_used(query: &Query) -> bool {
    !tree(query, &mut Report::default()).is_empty()
}

/// A query with all that is fetched for its rows.
pub(super) fn expand(root: &TokenStream, query: &Query, model: &syn::Path) -> TokenStream {
    let nodes = tree(query, &mut Report::default());
    let base = fixed(root, query, model, None);
    level(root, &quote!(Prefetched), &base, &Table::of(root, query, model), &nodes)
}

/// A raw query with all that is fetched for its rows.
pub(super) fn raw(root: &TokenStream, query: &Query, model: &syn::Path, base: TokenStream) -> TokenStream {
    let nodes = tree(query, &mut Report::default());
    if nodes.is_empty() {
        return base;
    }
    level(root, &quote!(RawPrefetched), &base, &Table::of(root, query, model), &nodes)
}

/// The table of rows, and which of its columns are loaded.
struct Table {
    table: TokenStream,
    loaded: TokenStream,
}

impl Table {
    fn of(root: &TokenStream, query: &Query, model: &syn::Path) -> Table {
        Table {
            table: quote!(<#model as #root::model::Model>::TABLE),
            loaded: super::related::loaded(root, query, model),
        }
    }

    fn whole(root: &TokenStream, table: TokenStream) -> Table {
        Table { table, loaded: quote!(#root::plan::Chosen::All) }
    }
}

/// Rows and, if there are any, the rows of their relations: a query of the type `made`.
fn level(root: &TokenStream, made: &TokenStream, base: &TokenStream, table: &Table, nodes: &[Node<'_>]) -> TokenStream {
    if nodes.is_empty() {
        return quote!(#root::query::Prefetched::last_level(#base));
    }
    let row = Ident::new("Row", proc_macro2::Span::call_site());
    let names: Vec<&Ident> = nodes.iter().map(|node| &node.field).collect();
    let types: Vec<Ident> = (0..nodes.len()).map(|at| format_ident!("P{at}")).collect();
    let extended = extended(&row, &names, &types);
    let ways: Vec<TokenStream> = nodes.iter().map(|node| node.toward(root)).collect();
    let Table { table, loaded } = table;
    let places = nodes.iter().zip(&ways).map(|(node, way)| {
        let span = node.field.span();
        quote_spanned!(span=> #way.place(#table, LOADED))
    });
    let related = nodes.iter().map(|node| node.query(root));
    let (indexes, lists): (Vec<syn::Index>, Vec<Ident>) =
        (0..nodes.len()).map(|at| (syn::Index::from(at), format_ident!("list{at}"))).unzip();
    let parts: Vec<Ident> = (0..nodes.len()).map(|at| format_ident!("part{at}")).collect();
    quote! {
        #root::query::#made::new(
            #base,
            {
                const LOADED: #root::plan::Chosen = #loaded;
                const PLACES: &[usize] = &[#(#places),*];
                PLACES
            },
            (#(#related,)*),
            {
                #extended
                |related, db, rows, keys| {
                    #(
                        let mut #lists =
                            #root::query::fetch(#ways, &related.#indexes, db, keys.get(#indexes))?.into_iter();
                    )*
                    let mut all = ::std::vec::Vec::with_capacity(rows.len());
                    for row in rows {
                        if let (#(::core::option::Option::Some(#parts),)*) = (#(#lists.next(),)*) {
                            all.push(#row { __model: row, #(#names: #parts),* });
                        }
                    }
                    ::core::result::Result::Ok(all)
                }
            }
        )
    }
}

impl Node<'_> {
    /// The relation as a value whose type tells the model and how many rows there can be.
    fn toward(&self, root: &TokenStream) -> TokenStream {
        let Way { model, path } = &self.way;
        let span = super::parse::place(model);
        let there = located(root, span);
        let fields = quote_spanned!(span=> <#model as #there::model::Model>::FIELDS);
        path.with(root, &Start::Fields(&fields), |handles| {
            let end = handles.end();
            handles.call("toward", &quote!(#end, #end.segment))
        })
    }

    /// The query for the related rows, and for theirs.
    fn query(&self, root: &TokenStream) -> TokenStream {
        let way = self.toward(root);
        let parents = quote!(#root::plan::Step::Parents(#way.parents()));
        match self.query.map(|query| (query, &query.source)) {
            Some((query, Source::Model(model))) => {
                let span = super::parse::place(model);
                let there = located(root, span);
                // That the query is about the model that the relation leads to.
                let known = Ident::new("__way", span);
                let checked = quote_spanned!(span=> let #known: #there::query::Toward<#model, _>);
                let parents = quote! {
                    #root::plan::Step::Parents({
                        #checked = #way;
                        #known.parents()
                    })
                };
                let base = fixed(root, query, model, Some(&parents));
                level(root, &quote!(Prefetched), &base, &Table::of(root, query, model), &self.inner)
            }
            _ => {
                let plan = quote! {
                    #root::plan::Plan {
                        table: #way.table(),
                        ordering: #way.ordering(),
                        steps: &[#parents],
                        base: ::core::option::Option::None,
                        params: 0,
                        present: 0,
                    }
                };
                let statement = statement(root, &plan, None);
                let base = quote!(#root::query::Query::new(#statement, #root::query::Params::new(), #way.rows()));
                level(root, &quote!(Prefetched), &base, &Table::whole(root, quote!(#way.table())), &self.inner)
            }
        }
    }
}
