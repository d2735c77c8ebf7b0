//! SQL that was written by hand: `Model.raw("…", values)` and `RawSQL::<Type>("…", values)`.
//!
//! The text is a literal, and values are parameters: `?` for the next, `:name` for `name = value`.

use std::fmt::Write;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Expr as Rust, GenericArgument, Lit, LitStr, PathArguments, Token, Type};

use super::ast::{Expr, Raw};
use super::parse::{Parser, option, place};
use super::scope::Context;
use super::tokens::{Chain, Link};
use crate::path::{bare, located};
use crate::report::Report;

/// A text, cut at its parameters.
struct Text {
    pieces: Vec<String>,
    /// What stands between the pieces: the name of a parameter, if it has one.
    slots: Vec<Option<String>>,
}

/// What becomes of the rows of a raw query.
enum Rows {
    Model,
    /// `as Type { field, … }`
    Struct(syn::Path, Vec<Ident>),
    /// `as (Type, …)`
    Tuple(Type, usize),
}

/// Whether a query is `Model.raw(…)`.
pub(super) fn is_raw(chain: &Chain) -> bool {
    matches!(chain.links.first(), Some(Link::Call(name, _)) if name == "raw")
}

/// The expansion of `Model.raw(…)`.
pub(super) fn expand(root: &TokenStream, chain: Chain) -> TokenStream {
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

fn query(root: &TokenStream, parser: &mut Parser, chain: Chain) -> Option<TokenStream> {
    let Ok(model) = syn::parse2::<syn::Path>(chain.source.clone()) else {
        parser.report.at(&chain.source, "a raw query begins at a model\nhelp: write `Model.raw(\"…\")`");
        return None;
    };
    let mut links = chain.links.into_iter();
    let Some(Link::Call(name, arguments)) = links.next() else { return None };
    if let Some(link) = links.next() {
        let span = match &link {
            Link::Call(name, _) | Link::Name(name) => name.span(),
            Link::Slice(group) => group.span(),
            Link::Dot(dot) => dot.span(),
            Link::Stray(token) => token.span(),
        };
        parser.report.span(span, "nothing can follow `raw`\nhelp: say it in the SQL");
    }
    let rows = match chain.cast {
        None => Some(Rows::Model),
        Some((word, cast)) => row(&mut parser.report, &word, cast),
    };
    let arguments = parser.arguments(arguments.stream());
    let (literal, values) = literal(&mut parser.report, &name, &arguments)?;
    let text = cut(&mut parser.report, &literal)?;
    let (sql, values) = numbered(&mut parser.report, &literal, &text, &values)?;
    let values = values.into_iter().map(|value| {
        let span = place(value);
        let root = located(root, span);
        quote_spanned!(span=> #root::query::raw_param(#value))
    });
    let (name, columns, read) = described(root, &model, &rows?);
    Some(quote! {
        #root::query::RawQuery::new(
            {
                static STATEMENT: #root::query::RawStatement =
                    #root::query::RawStatement::new(#name, #sql, #columns);
                &STATEMENT
            },
            #root::query::Params::new()#(.with(#values))*,
            #read
        )
    })
}

/// The name of what rows become, their columns, and how they are read.
fn described(root: &TokenStream, model: &syn::Path, rows: &Rows) -> (TokenStream, TokenStream, TokenStream) {
    let span = place(model);
    let there = located(root, span);
    match rows {
        Rows::Model => (
            quote_spanned!(span=> <#model as #there::model::Model>::TABLE.model),
            quote_spanned!(span=> <#model as #there::model::Model>::TABLE.columns),
            quote_spanned!(span=> <#model as #there::model::Model>::ROWS),
        ),
        Rows::Struct(path, fields) => {
            let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            let names = fields.iter().map(bare);
            let columns: Vec<TokenStream> = names.map(|name| quote!(&#root::plan::Column::computed(#name))).collect();
            let reads = fields.iter().zip(&columns).enumerate().map(|(at, (field, column))| {
                quote!(#field: { const COLUMN: &#root::plan::Column = #column; row.read(#at, COLUMN)? })
            });
            let read = quote! {
                #root::query::Rows::<#path>::with(|row| ::core::result::Result::Ok(#path { #(#reads),* }))
            };
            (quote!(#name), quote!(&[#(#columns),*]), read)
        }
        Rows::Tuple(tuple, count) => {
            let reads = 0..*count;
            let read = quote! {
                #root::query::Rows::<#tuple>::with(|row| ::core::result::Result::Ok((
                    #(row.read(#reads, &#root::plan::Column::COMPUTED)?,)*
                )))
            };
            (quote!(""), quote!(&[]), read)
        }
    }
}

/// What stands after `as`.
fn row(report: &mut Report, word: &Ident, cast: TokenStream) -> Option<Rows> {
    let mut tokens: Vec<TokenTree> = cast.clone().into_iter().collect();
    let fields = tokens.pop_if(|last| matches!(last, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
    if let Some(TokenTree::Group(fields)) = fields {
        let path = syn::parse2(tokens.into_iter().collect());
        let names = syn::parse::Parser::parse2(Punctuated::<Ident, Token![,]>::parse_terminated, fields.stream());
        if let (Ok(path), Ok(names)) = (path, names) {
            return Some(Rows::Struct(path, names.into_iter().collect()));
        }
    } else if let Ok(tuple @ Type::Tuple(_)) = syn::parse2::<Type>(cast.clone()) {
        let count = if let Type::Tuple(tuple) = &tuple { tuple.elems.len() } else { 0 };
        return Some(Rows::Tuple(tuple, count));
    }
    let shown = cast.to_string();
    let shown = if shown.is_empty() || shown.contains('{') { "Row".to_owned() } else { shown };
    let place = if cast.is_empty() { word.to_token_stream() } else { cast };
    report.at(
        place,
        format!("the rows of a raw query are a tuple or a struct whose fields are named\nhelp: write `as {shown} {{ field, … }}`"),
    );
    None
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

/// Cuts SQL at its parameters, but not in texts, names and comments.
fn cut(report: &mut Report, literal: &LitStr) -> Option<Text> {
    let sql = literal.value();
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let mut text = Text { pieces: vec![String::new()], slots: Vec::new() };
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let quoted = match first {
            '\'' | '"' | '`' => rest.get(1..).and_then(|inner| inner.find(first)).map(|end| end + 2),
            '[' => rest.find(']').map(|end| end + 1),
            '-' if rest.starts_with("--") => Some(rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => rest.find("*/").map(|end| end + 2),
            _ => Some(0),
        };
        let Some(quoted) = quoted else {
            report.at(literal, format!("`{first}` is not closed"));
            return None;
        };
        if quoted > 0 && rest.get(..quoted) != Some("'%s'") {
            let (whole, after) = rest.split_at(quoted);
            text.put(whole);
            rest = after;
            continue;
        }
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let word: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let wrong = match first {
            '?' if word.is_empty() => {
                text.slot(None);
                rest = after;
                continue;
            }
            ':' if !word.is_empty() => {
                rest = after.get(word.len()..).unwrap_or_default();
                text.slot(Some(word));
                continue;
            }
            '%' if after.starts_with("s") && word == "s" => Some("%s".to_owned()),
            '%' if after.starts_with('(') => {
                Some(after.split(')').next().map_or_else(String::new, |name| format!("%{name})s")))
            }
            '\'' => Some("'%s'".to_owned()),
            '$' | '@' | '?' if !word.is_empty() => Some(format!("{first}{word}")),
            '{' => Some(after.split('}').next().map_or_else(String::new, |name| format!("{{{name}}}"))),
            _ => None,
        };
        if let Some(wrong) = wrong {
            report.at(
                literal,
                format!("`{wrong}` is no parameter\nhelp: write `?` for the next value, or `:name` for `name = value`"),
            );
            return None;
        }
        text.put(first.encode_utf8(&mut [0; 4]));
        rest = after;
    }
    Some(text)
}

impl Text {
    fn put(&mut self, part: &str) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.push_str(part);
        }
    }

    fn slot(&mut self, name: Option<String>) {
        self.slots.push(name);
        self.pieces.push(String::new());
    }
}

/// The text with numbered parameters, and the values in the order of their numbers.
fn numbered<'v>(
    report: &mut Report,
    literal: &LitStr,
    text: &Text,
    values: &'v [Rust],
) -> Option<(String, Vec<&'v Rust>)> {
    let named: Vec<(String, &Rust)> =
        values.iter().filter_map(|value| option(value).map(|(name, value)| (bare(name), value))).collect();
    let plain: Vec<&Rust> = values.iter().filter(|value| option(value).is_none()).collect();
    if !counted(report, literal, text, plain.len()) {
        return None;
    }
    let mut sql = text.pieces.first().cloned().unwrap_or_default();
    let mut next = 0;
    for (slot, piece) in text.slots.iter().zip(text.pieces.iter().skip(1)) {
        let number = match slot {
            None => {
                next += 1;
                next
            }
            Some(name) => match named.iter().position(|(given, _)| given == name) {
                Some(at) => plain.len() + at + 1,
                None => {
                    report.at(literal, format!("`:{name}` has no value\nhelp: write `{name} = value` after the text"));
                    return None;
                }
            },
        };
        // A write to a `String` does not fail.
        let _ = write!(sql, "?{number}{piece}");
    }
    for (name, value) in &named {
        if !text.slots.iter().flatten().any(|slot| slot == name) {
            report.at(value, format!("the text has no parameter `:{name}`"));
            return None;
        }
    }
    Some((sql, plain.into_iter().chain(named.into_iter().map(|(_, value)| value)).collect()))
}

/// Whether there are as many values as `?`.
fn counted(report: &mut Report, literal: &LitStr, text: &Text, given: usize) -> bool {
    let asked = text.slots.iter().filter(|slot| slot.is_none()).count();
    if asked != given {
        let count = |count: usize| match count {
            1 => "1 value".to_owned(),
            count => format!("{count} values"),
        };
        report.at(literal, format!("the text takes {}, but {given} follow it", count(asked)));
    }
    asked == given
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
    Some(Expr::Raw(Raw { span: only.ident.span(), of, pieces: text.pieces, values }))
}

impl<'a> Context<'a> {
    /// `RawSQL` as a part of the plan.
    pub(super) fn raw(&mut self, raw: &'a Raw) -> TokenStream {
        let (root, of) = (self.root, &raw.of);
        let first = self.count;
        for value in &raw.values {
            let span = place(value);
            let value = self.value(value);
            let there = located(root, span);
            self.param(&quote_spanned!(span=> #there::query::raw_param(#value)));
        }
        let pieces: Vec<TokenStream> = raw.pieces.iter().map(ToTokens::to_token_stream).collect();
        let pieces = self.list(&pieces);
        let kind = format_ident!("KIND", span = Span::mixed_site());
        quote! {
            #root::plan::Expr::Raw {
                pieces: #pieces,
                first: #first,
                kind: <#of as #root::model::Field>::#kind,
            }
        }
    }

    /// The type of `RawSQL`.
    pub(super) fn raw_type(&self, raw: &Raw) -> TokenStream {
        let (root, of) = (self.root, &raw.of);
        let call = format_ident!("__raw", span = raw.span);
        quote_spanned!(raw.span=> { use #root::expr::raw as #call; #call::<#of>() })
    }
}
