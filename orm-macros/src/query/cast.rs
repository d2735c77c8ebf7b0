//! `as Type`: rows of a struct of the user's. It is built with a struct literal, so that rustc checks its names and types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::ast::Query;
use super::prefetch;
use super::related::{Node, tree};
use super::row::{Column, Value, field, fields};
use super::scope::{Context, Side};
use crate::path::bare;
use crate::report::Report;

/// A field, and an expression that reads it; `row` is the row, `at` the place of its first column, which is moved on.
struct Part {
    name: Ident,
    read: TokenStream,
    /// What the expression takes from outside, by its names.
    outside: Vec<(Ident, TokenStream)>,
}

/// Rows that are computed columns.
pub(super) fn computed(context: &Context<'_>, cast: &Type, columns: &[Column<'_>]) -> TokenStream {
    made(context, &parts(context, columns), |names, values| quote!(#cast { #(#names: #values),* }))
}

/// Rows that are a model, the rows of its relations, and computed columns. If more is fetched for them, they are tuples of
/// all that so far.
pub(super) fn rows(
    context: &Context<'_>,
    query: &Query,
    cast: &Type,
    model: &syn::Path,
    columns: &[Column<'_>],
) -> TokenStream {
    let root = context.root;
    let name = own(model);
    let read = quote!(#root::query::next::<#model>(row, &mut at));
    let mut all = vec![Part { name, read, outside: Vec::new() }];
    tree(query).iter().for_each(|node| relation(context, node, &mut all));
    all.extend(parts(context, columns));
    match prefetch::is_used(query) {
        true => made(context, &all, |_, values| quote!((#(#values,)*))),
        false => made(context, &all, |names, values| quote!(#cast { #(#names: #values),* })),
    }
}

/// The names of the fields before those that are fetched.
pub(super) fn names(query: &Query, model: &syn::Path) -> Vec<Ident> {
    fn of(node: &Node, names: &mut Vec<Ident>) {
        names.push(field(node.path()));
        node.inner().iter().for_each(|node| of(node, names));
    }
    let mut names = vec![own(model)];
    tree(query).iter().for_each(|node| of(node, &mut names));
    names.extend(fields(query).1);
    names
}

/// Reports names of which the struct would have two. Returns whether there are any.
pub(super) fn check(query: &Query, fetched: &[Ident], report: &mut Report) -> bool {
    let (Some(_), Some(model)) = (&query.cast, query.named()) else { return false };
    if query.methods.iter().any(|method| method.call.selects()) {
        return false;
    }
    let mut twice = false;
    let mut known: Vec<String> = Vec::new();
    for name in names(query, model).iter().chain(fetched) {
        let text = bare(name);
        if known.contains(&text) {
            let help = "help: name an annotation otherwise; what is fetched is named by `Prefetch(…, to = name)`";
            report.at(name, format!("`{text}` would be two fields of the struct\n{help}"));
            twice = true;
        }
        known.push(text);
    }
    twice
}

/// The name of the field that holds the model itself: `order_item` of `OrderItem`.
pub(super) fn own(model: &syn::Path) -> Ident {
    let (text, span) = match model.segments.last() {
        Some(last) => (bare(&last.ident), last.ident.span()),
        None => (String::new(), Span::call_site()),
    };
    let mut name = String::new();
    for (at, letter) in text.chars().enumerate() {
        if letter.is_uppercase() && at > 0 {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    let mut ident = syn::parse_str::<Ident>(&name).unwrap_or_else(|_| Ident::new_raw(&name, span));
    ident.set_span(span);
    ident
}

/// The rows that a relation leads to, and those that go on from them.
fn relation(context: &Context<'_>, node: &Node, all: &mut Vec<Part>) {
    let (root, name) = (context.root, field(node.path()));
    let side = if context.keeps { Side::Typed } else { Side::Const };
    let (joined, value) = (node.joined(context, side), context.path_value(node.path(), side));
    all.push(if context.keeps {
        let outside = |what: &str| format_ident!("{what}{}", all.len(), span = Span::mixed_site());
        let (to, through) = (outside("to"), outside("through"));
        let read = quote!(#root::query::joined(row, &mut at, #to, #through));
        Part { name, read, outside: vec![(to, joined), (through, value)] }
    } else {
        let read = quote!(#root::query::joined(row, &mut at, #joined, #value));
        Part { name, read, outside: Vec::new() }
    });
    node.inner().iter().for_each(|node| relation(context, node, all));
}

/// Computed columns.
fn parts(context: &Context<'_>, columns: &[Column<'_>]) -> Vec<Part> {
    let root = context.root;
    let known = |(at, column): (usize, &Column<'_>)| {
        let (name, of) = (column.name.clone(), format_ident!("of{at}", span = Span::mixed_site()));
        let read = quote!(#root::query::next_typed(row, &mut at, row.known(#at), #of));
        Part { name, read, outside: vec![(of, column.typed(context, Side::Typed))] }
    };
    if context.keeps {
        return columns.iter().enumerate().map(known).collect();
    }
    let part = |column: &Column<'_>| {
        let (name, described) = (column.name.clone(), column.described(context, Side::Const));
        let value = match &column.value {
            // A Rust value is not there when rows are read: then the struct alone says the type.
            Value::Expr(expr) if expr.has_value() => quote!(#root::query::next_value(row, &mut at, COLUMN)),
            // A function cannot reach the declared types.
            _ => {
                let typed = column.typed(context, Side::Const);
                quote!(#root::query::next_typed(row, &mut at, COLUMN, #typed))
            }
        };
        let read = quote!({ const COLUMN: &#root::plan::Column = #described; #value });
        Part { name, read, outside: Vec::new() }
    };
    columns.iter().map(part).collect()
}

fn made(context: &Context<'_>, parts: &[Part], value: impl FnOnce(&[&Ident], &[Ident]) -> TokenStream) -> TokenStream {
    let root = context.root;
    let (names, reads): (Vec<&Ident>, Vec<&TokenStream>) = parts.iter().map(|part| (&part.name, &part.read)).unzip();
    // What is wrong with the type of one is said at its name.
    let value_of = |(at, name): (usize, &&Ident)| format_ident!("v{at}", span = name.span());
    let values: Vec<Ident> = names.iter().enumerate().map(value_of).collect();
    let value = value(&names, &values);
    let body = quote! {{
        let mut at = 0;
        #(let #values = #reads?;)*
        ::core::result::Result::Ok(#value)
    }};
    if !context.keeps {
        return quote!(#root::query::Rows::with(|row| #body));
    }
    let (outside, types): (Vec<&Ident>, Vec<&TokenStream>) =
        parts.iter().flat_map(|part| &part.outside).map(|(name, of)| (name, of)).unzip();
    quote! {{
        #(let #outside = #types;)*
        #root::query::read_by(move |row: &#root::query::Row<'_>| #body)
    }}
}
