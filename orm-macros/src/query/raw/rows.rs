//! What becomes of the rows of a raw query: the model, or what `only` and `defer` leave of it, with what `annotate` adds; or
//! another row, which `as` names.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Expr as Rust, Lit, Token, Type, TypeTuple};

use crate::path::{Path, bare};
use crate::query::ast::{Call, Expr, Method, Named, Query, Raw, Source};
use crate::query::condition::is_named;
use crate::query::parse::{Parser, place};
use crate::query::row::{self, Of};
use crate::query::scope::Context;
use crate::query::tokens::Link;
use crate::query::{check, related};
use crate::report::Report;
use crate::root::Root;

/// What becomes of the rows of a raw query.
// One of these lives for the length of an expansion.
#[allow(clippy::large_enum_variant)]
pub(super) enum Rows {
    /// Rows of the model: what is said of them, as of any query, and which columns are called otherwise than in the model.
    Model(Query, Vec<(String, Path)>),
    /// `as Type { field, … }`
    Struct(syn::Path, Vec<Ident>),
    /// `as (Type, …)`
    Tuple(TypeTuple),
}

impl Rows {
    /// What is said after `raw`, and in its `translations(…)`.
    pub(super) fn parse(
        parser: &mut Parser,
        model: &syn::Path,
        links: impl Iterator<Item = Link>,
        cast: Option<(Ident, TokenStream)>,
        translations: Vec<(String, Path)>,
    ) -> Option<Rows> {
        let methods = methods(parser, links);
        let Some((word, cast)) = cast else {
            let query =
                Query { source: Source::Model(model.clone()), methods, cast: None, through: None, inside: false };
            if parser.report.is_empty() {
                check::check(&query, &mut parser.report);
            }
            return Some(Rows::Model(query, translations));
        };
        if !methods.is_empty() || !translations.is_empty() {
            parser
                .report
                .at(&word, "`as` says all about the rows\nhelp: leave it out, or what is said of the model's rows");
        }
        other(&mut parser.report, &word, cast)
    }

    /// The statement of the text `sql`, and how its rows are read.
    pub(super) fn expand(&self, root: &Root, model: &syn::Path, sql: &str) -> (TokenStream, TokenStream) {
        match self {
            Rows::Model(query, translations) => model_rows(root, model, query, translations, sql),
            Rows::Struct(path, fields) => {
                let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
                let columns = computed(root, fields.iter());
                let reads = fields.iter().zip(&columns).enumerate().map(|(at, (field, column))| {
                    quote!(#field: { const COLUMN: &#root::plan::Column = #column; row.read(#at, COLUMN)? })
                });
                let read = quote! {
                    #root::query::Rows::<#path>::with(|row| ::core::result::Result::Ok(#path { #(#reads),* }))
                };
                (quote!(#root::query::RawStatement::new(#name, #sql, &[#(#columns),*], &KEPT)), read)
            }
            Rows::Tuple(tuple) => {
                let row = Ident::new("row", Span::mixed_site());
                let reads = tuple.elems.iter().enumerate().map(|(at, of)| {
                    let span = place(of);
                    let there = root.located(span);
                    quote_spanned!(span=> <#of as #there::model::Field>::cell(#row, #at, &#there::plan::Column::COMPUTED)?)
                });
                // Each type stands in one place: of one that is not there rustc has two kinds of advice, and says both
                // where it stands in different places.
                let read = quote! {
                    #root::query::Rows::with(|#row| ::core::result::Result::Ok((#(#reads,)*)))
                };
                (quote!(#root::query::RawStatement::new("", #sql, &[], &KEPT)), read)
            }
        }
    }
}

/// Columns that are no model's.
fn computed<'n>(root: &Root, names: impl Iterator<Item = &'n Ident>) -> Vec<TokenStream> {
    names.map(bare).map(|name| quote!(&#root::plan::Column::computed(#name))).collect()
}

fn model_rows(
    root: &Root,
    model: &syn::Path,
    query: &Query,
    translations: &[(String, Path)],
    sql: &str,
) -> (TokenStream, TokenStream) {
    let span = place(model);
    let there = root.located(span);
    let table = quote_spanned!(span=> <#model as #there::model::Model>::TABLE);
    let fields = quote_spanned!(span=> <#model as #there::model::Model>::FIELDS);
    let mut context = Context::new(root, false, false);
    context.enter(model);
    // The SQL says what the steps would; they are where rustc checks the names.
    drop(context.steps(query));
    let rows = row::rows(&context, query, Of::Model(model));
    let chosen = related::loaded(root, query, model);
    let added = query.methods.iter().flat_map(|method| match &method.call {
        Call::Annotate(items) => items.as_slice(),
        _ => &[],
    });
    let added = computed(root, added.map(|named| &named.name));
    let items = &context.items;
    let translated = translations.iter().map(|(name, path)| {
        let field = path.end(root, &fields);
        let check = root.located(path.place());
        let check = quote_spanned!(path.place()=> const _: () = #check::plan::is_own_column(#field.segment););
        quote!((#name, { #check #root::query::own_column(#table, #field.segment) }))
    });
    let statement = quote! {{
        #items
        const CHOSEN: #root::plan::Chosen = #chosen;
        const TRANSLATIONS: &[(&::core::primitive::str, &#root::plan::Column)] = &[#(#translated),*];
        #root::query::RawStatement::of(#table, CHOSEN, #sql, &KEPT).and(&[#(#added),*]).translated(TRANSLATIONS)
    }};
    (statement, rows)
}

/// The methods after `raw`.
fn methods(parser: &mut Parser, links: impl Iterator<Item = Link>) -> Vec<Method> {
    let mut methods = Vec::new();
    for link in links {
        let span = match &link {
            Link::Call(name, arguments) => {
                let call = match bare(name).as_str() {
                    "annotate" => Some(Call::Annotate(annotated(parser, arguments))),
                    "only" | "defer" | "prefetch_related" => parser.method(name, arguments),
                    _ => None,
                };
                if let Some(call) = call {
                    own_columns(&call, &mut parser.report);
                    methods.push(Method { span: name.span(), call });
                    continue;
                }
                name.span()
            }
            Link::Name(name) => name.span(),
            Link::Slice(group) => group.span(),
            Link::Dot(dot) => dot.span(),
            Link::Stray(token) => token.span(),
        };
        if parser.report.is_empty() {
            parser.report.span(
                span,
                "after `raw` come `annotate`, `only`, `defer` and `prefetch_related`\nhelp: say the rest in the SQL",
            );
        }
    }
    methods
}

/// Reports columns of other rows.
fn own_columns(call: &Call, report: &mut Report) {
    let (Call::Only(paths) | Call::Defer(paths)) = call else { return };
    for path in paths.iter().filter(|path| path.single().is_none()) {
        report.span(path.place(), "a raw query loads no related rows\nhelp: name a field of the model itself");
    }
}

/// `annotate(name as Type, …)`: columns that the SQL has and the model has not.
fn annotated(parser: &mut Parser, arguments: &Group) -> Vec<Named> {
    let mut named = Vec::new();
    for argument in parser.arguments(arguments.stream()) {
        match &argument {
            Rust::Cast(cast) if let Some(name) = single(&cast.expr) => {
                let expr = Expr::Raw(Raw { of: (*cast.ty).clone(), pieces: vec![bare(name)], values: Vec::new() });
                named.push(Named { name: name.clone(), expr });
            }
            other => parser.report.at(
                other,
                "after `raw`, `annotate` names a column of the SQL, and its type\nhelp: write `annotate(total as i64)`",
            ),
        }
    }
    named
}

fn single(expr: &Rust) -> Option<&Ident> {
    let Rust::Path(path) = expr else { return None };
    path.path.get_ident()
}

/// Takes `translations(column = field, …)` out of the arguments.
pub(super) fn translations(parser: &mut Parser, arguments: &mut Vec<Rust>) -> Vec<(String, Path)> {
    let mut translations = Vec::new();
    arguments.retain(|argument| {
        let Rust::Call(call) = argument else { return true };
        if !is_named(&call.func, "translations") {
            return true;
        }
        for pair in &call.args {
            translations.extend(translation(parser, pair));
        }
        false
    });
    translations
}

fn translation(parser: &mut Parser, pair: &Rust) -> Option<(String, Path)> {
    if let Rust::Assign(assign) = pair {
        let name = match &*assign.left {
            Rust::Lit(lit) if let Lit::Str(text) = &lit.lit => Some(text.value()),
            name => single(name).map(bare),
        };
        if let Some(name) = name {
            return Some((name, parser.path(&assign.right)?));
        }
    }
    parser
        .report
        .at(pair, "expected a column of the SQL and the field that it is\nhelp: write `translations(column = field)`");
    None
}

/// The row that `as` names.
fn other(report: &mut Report, word: &Ident, cast: TokenStream) -> Option<Rows> {
    let mut tokens: Vec<TokenTree> = cast.clone().into_iter().collect();
    let fields = tokens.pop_if(|last| matches!(last, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
    if let Some(TokenTree::Group(fields)) = fields {
        let path = syn::parse2(tokens.into_iter().collect());
        let names = syn::parse::Parser::parse2(Punctuated::<Ident, Token![,]>::parse_terminated, fields.stream());
        if let (Ok(path), Ok(names)) = (path, names) {
            return Some(Rows::Struct(path, names.into_iter().collect()));
        }
    } else if let Ok(Type::Tuple(tuple)) = syn::parse2::<Type>(cast.clone()) {
        return Some(Rows::Tuple(tuple));
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
