//! Queries in variables that stand inside of another: `Subquery(recent)`, `Exists(items.filter(…))`.
//!
//! The plan of such a query is known where the program runs, and so is that of the query around it: that goes on from all
//! rows of its model, if it begins at one.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Method, Query, Source};
use super::check::loads;
use super::combine::{held, wrapped};
use super::held::Opens;
use super::parse::{Parser, is_query, place, yields_query};
use crate::path::bare;
use crate::root::Root;

/// A query that a variable holds, and the names of what is made of it.
pub(super) struct Inside<'a> {
    expression: &'a Rust,
    span: Span,
    /// What the expression yields.
    given: Ident,
    /// The query.
    base: Ident,
    /// Its names.
    pub(super) fields: Ident,
    /// What its rows stand for.
    pub(super) rows: Ident,
    /// Its plan, and where its parameters stand.
    pub(super) within: Ident,
    opens: Opens,
}

impl Parser {
    /// The query that `Exists` or `Subquery`, which is `name`, is of.
    pub(super) fn inner(&mut self, argument: &Rust, name: &str) -> Option<Query> {
        let is_held = !is_query(argument) && yields_query(held(argument));
        if !is_held && !is_query(argument) {
            let help = format!("help: write `{name}(Model.filter(…))`, or `{name}(variable)`");
            self.report.at(argument, format!("`{name}` takes a query\n{help}"));
            return None;
        }
        let mut query = self.query(wrapped(argument))?;
        if let Source::Held(_) = query.source {
            self.inside = true;
            let (loading, others) = query.methods.into_iter().partition(|method| loads(&method.call));
            query.methods = others;
            let loading: Vec<Method> = loading;
            for method in loading {
                self.report.span(method.span, "a query inside of another loads no rows\nhelp: leave it out here");
            }
        }
        Some(query)
    }

    /// Makes a statement around queries in variables one that goes on from all rows of its model.
    pub(super) fn hold(&mut self, query: &mut Query) {
        if !query.inside {
            return;
        }
        for method in &query.methods {
            match &method.call {
                Call::Combine(combine) => {
                    let (name, help) = (bare(&combine.name), "help: give what stands before it a variable of its own");
                    self.report.at(
                        &combine.name,
                        format!("`{name}` cannot follow what is said by a query in a variable\n{help}"),
                    );
                }
                Call::Update(_) => {}
                call => {
                    if let Some(name) = call.writes() {
                        let help = "help: write that query out: `Model.filter(…)`";
                        self.report.span(method.span, format!("`{name}` takes no query in a variable\n{help}"));
                    }
                }
            }
        }
        if let Source::Model(model) = &query.source {
            let root = Root::new(self.root.clone()).located(place(model));
            let all = Rust::Verbatim(quote_spanned!(place(model)=> #root::query!(#model.all())));
            query.source = Source::Held(Rust::Cast(syn::ExprCast {
                attrs: Vec::new(),
                expr: Box::new(all),
                as_token: syn::Token![as](place(model)),
                ty: Box::new(syn::Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path: model.clone() })),
            }));
        }
    }
}

impl<'a> Inside<'a> {
    /// The query number `at`.
    pub(super) fn new(at: usize, expression: &'a Rust, query: &Query) -> Self {
        let span = place(expression);
        let name = |text: &str| format_ident!("__{text}{at}", span = Span::mixed_site());
        Inside {
            expression,
            span,
            given: format_ident!("__inside{at}", span = span),
            base: format_ident!("__base{at}", span = span),
            fields: name("inner"),
            rows: name("rows"),
            within: name("within"),
            opens: if query.methods.is_empty() { Opens::Nothing } else { Opens::of(query) },
        }
    }

    /// What the rows stand for, as a value whose type tells it.
    pub(super) fn selected(rows: &Ident, root: &Root, span: Span) -> TokenStream {
        let there = root.located(span);
        quote_spanned! {span=> {
            #[allow(unused_imports)]
            use #there::query::{ByColumn as _, ByKey as _, ByValue as _};
            (&&#rows).selected()
        }}
    }
}

/// The name of all of them.
pub(super) fn all() -> Ident {
    format_ident!("inside", span = Span::mixed_site())
}

/// The names that the expressions are bound to, and these.
pub(super) fn bindings<'i>(inside: &'i [Inside<'_>]) -> (Vec<&'i Ident>, Vec<&'i Rust>) {
    inside.iter().map(|inside| (&inside.given, inside.expression)).unzip()
}

/// What makes the names known, where the query around these takes so many parameters itself.
pub(super) fn opened(root: &Root, inside: &[Inside<'_>], count: u16) -> Option<TokenStream> {
    let all = all();
    let each = inside.iter().map(|inside| {
        let Inside { span, given, base, fields, rows, within, opens, .. } = inside;
        let (held, fields_of) = (Ident::new("__held", *span), Ident::new("__fields_of", *span));
        let there = root.located(*span);
        let open = opens.function(*span).map(
            |of| quote_spanned!(*span=> let #fields = { use #there::query::#of as #fields_of; #fields_of(&#base) };),
        );
        quote_spanned! {*span=>
            let (#base, _) = { use #there::query::IntoQuery as #held; #held::into_parts(#given) };
            #open
            let #rows = #there::query::rows_inside(&#base);
            let #within = #all.add(#base);
        }
    });
    (!inside.is_empty()).then(|| quote!(let mut #all = #root::query::Inside::after(#count); #(#each)*))
}
