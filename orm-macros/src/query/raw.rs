//! SQL that was written by hand: `Model.raw("…", values)` and `RawSQL::<Type>("…", values)`.
//!
//! The text is a literal, and values are parameters: `?` for the next, `:name` for `name = value`.

mod rows;
mod text;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr as Rust, GenericArgument, Lit, LitStr, PathArguments};

use self::rows::Rows;
use self::text::{counted, cut, numbered};
use super::ast::{Expr, Raw};
use super::code::{self, Node};
use super::parse::{Parser, place};
use super::prefetch;
use super::scope::Context;
use super::tokens::{Chain, Link};
use crate::path::bare;
use crate::report::Report;
use crate::root::Root;

/// Whether a query is `Model.raw(…)`.
pub(super) fn is_raw(chain: &Chain) -> bool {
    matches!(chain.links.first(), Some(Link::Call(name, _)) if name == "raw")
}

/// The expansion of `Model.raw(…)`.
pub(super) fn expand(root: &Root, chain: Chain) -> TokenStream {
    let mut parser = Parser::default();
    let model = syn::parse2::<syn::Path>(chain.source.clone()).ok();
    let query = query(root, &mut parser, chain);
    if parser.report.is_empty()
        && let Some(query) = query
    {
        return query;
    }
    let errors = parser.report.into_tokens();
    // The model is used, even where the rest is wrong.
    let model = model.map(|model| quote!(let _: ::core::option::Option<#model> = ::core::option::Option::None;));
    quote!({ #model #errors })
}

fn query(root: &Root, parser: &mut Parser, chain: Chain) -> Option<TokenStream> {
    let Ok(model) = syn::parse2::<syn::Path>(chain.source.clone()) else {
        parser.report.at(&chain.source, "a raw query begins at a model\nhelp: write `Model.raw(\"…\")`");
        return None;
    };
    let mut links = chain.links.into_iter();
    let Some(Link::Call(name, arguments)) = links.next() else { return None };
    parser.models.push(model.segments.last().map(|last| bare(&last.ident)));
    let mut arguments = parser.arguments(arguments.stream());
    let translations = rows::translations(parser, &mut arguments);
    let rows = Rows::parse(parser, &model, links, chain.cast, translations);
    let (literal, values) = literal(&mut parser.report, &name, &arguments)?;
    let text = cut(&mut parser.report, &literal)?;
    let (sql, values) = numbered(&mut parser.report, &literal, &text, &values)?;
    let values = values.into_iter().map(|value| {
        let span = place(value);
        let root = root.located(span);
        let argument = quote!((#value));
        quote_spanned!(span=> <_ as #root::query::RawParam>::given #argument)
    });
    let rows = rows.filter(|_| parser.report.is_empty())?;
    let (statement, read) = rows.expand(root, &model, &sql);
    let query = quote! {
        #root::query::RawQuery::new(
            {
                static KEPT: #root::query::RawKept = #root::query::RawKept::NEW;
                static STATEMENT: #root::query::RawStatement = #statement;
                &STATEMENT
            },
            #root::query::Params::new()#(.with(#values))*,
            #read
        )
    };
    Some(match &rows {
        Rows::Model(said, _) => prefetch::raw(root, said, &model, query),
        _ => query,
    })
}

/// The text and the values after it.
fn literal(report: &mut Report, name: &Ident, arguments: &[Rust]) -> Option<(LitStr, Vec<Rust>)> {
    let Some((first, values)) = arguments.split_first() else {
        if report.is_empty() {
            report.at(name, format!("`{name}` takes SQL\nhelp: write `{name}(\"SELECT …\")`"));
        }
        return None;
    };
    match first {
        Rust::Lit(lit) if let Lit::Str(text) = &lit.lit => Some((text.clone(), values.to_vec())),
        other => {
            report.at(other, "the SQL is a text that is written out, and values are its parameters\nhelp: write `?` for each value, and the values after the text");
            None
        }
    }
}

/// Whether a path is `RawSQL` or `RawSQL::<Type>`.
pub(super) fn is_expression(path: &syn::Path) -> bool {
    path.segments.len() == 1 && path.segments.first().is_some_and(|only| only.ident == "RawSQL")
}

/// `RawSQL::<Type>("…", values)`
pub(super) fn expression(parser: &mut Parser, call: &syn::ExprCall) -> Option<Expr> {
    let Rust::Path(path) = &*call.func else { return None };
    let only = path.path.segments.first()?;
    let of = match &only.arguments {
        PathArguments::AngleBracketed(list) => match list.args.first() {
            Some(GenericArgument::Type(of)) if list.args.len() == 1 => Some(of.clone()),
            _ => None,
        },
        _ => None,
    };
    let Some(of) = of else {
        parser.report.at(&call.func, "`RawSQL` needs the type of its value\nhelp: write `RawSQL::<i64>(\"…\")`");
        return None;
    };
    let arguments: Vec<Rust> = call.args.iter().cloned().collect();
    let (literal, values) = literal(&mut parser.report, &only.ident, &arguments)?;
    let mut text = cut(&mut parser.report, &literal)?;
    if let Some(name) = text.slots.iter().flatten().next() {
        parser.report.at(&literal, format!("`:{name}` is for `raw`\nhelp: write `?` here"));
        return None;
    }
    if !counted(&mut parser.report, &literal, &text, values.len()) {
        return None;
    }
    // As an operand it must stay one.
    if let Some(first) = text.pieces.first_mut() {
        first.insert(0, '(');
    }
    text.put(")");
    Some(Expr::Raw(Raw { of, pieces: text.pieces, values }))
}

impl<'a> Context<'a> {
    /// `RawSQL` as a part of the plan.
    pub(super) fn raw(&mut self, raw: &'a Raw) -> Node {
        let root = self.root;
        let first = self.count;
        for value in &raw.values {
            let span = place(value);
            let value = self.value(value);
            let there = root.located(span);
            let argument = quote!((#value));
            self.param(&quote_spanned!(span=> <_ as #there::query::RawParam>::given #argument));
        }
        let kind = self.kind_of("Field", &raw.of);
        let pieces = &raw.pieces;
        let pieces = self.fact(&quote!(Pieces(&[#(#pieces),*])));
        Node::expr(code::Expr::Raw).number(pieces).number(first).kind(kind)
    }

    /// The type of `RawSQL`.
    pub(super) fn raw_type(&self, raw: &Raw) -> TokenStream {
        self.told("Field", &raw.of)
    }
}
