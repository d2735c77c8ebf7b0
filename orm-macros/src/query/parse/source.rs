//! What a query begins with: a model, or a Rust expression that yields a query.
//!
//! `Product.filter(…)` begins at a model; `cheap.filter(…)`, `product.orders().filter(…)`, `active().filter(…)` and
//! `(any(expression)?).filter(…)` at an expression. Without brackets that is a variable or a call, and what follows it up
//! to the first method of a query: fields, indexes, and calls without arguments.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Expr as Rust;

use super::super::ast::Source;
use super::super::tokens::{Chain, Link};
use super::{METHODS, Parser, elsewhere, starts_lower};
use crate::path::bare;

/// What is said of queries with an operator between them.
pub(super) const COMBINED: &str = "queries are not joined by operators, their conditions are\n\
                                   help: write `filter(Q(…) | Q(…))`, or `union(query)`";

/// Whether `token` joins conditions.
pub(super) fn is_between(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '|' | '^'))
}

/// The operator in `(&a) | (&b)`.
fn between(tokens: &TokenStream) -> Option<TokenTree> {
    tokens.clone().into_iter().skip(1).find(is_between)
}

impl Parser {
    /// What the query begins with, and how many links of the chain belong to it.
    pub(super) fn source(&mut self, chain: &Chain) -> Option<(Source, usize)> {
        let mut tokens: Vec<TokenTree> = chain.source.clone().into_iter().collect();
        if tokens.is_empty() {
            self.report.span(Span::call_site(), "expected a model\nhelp: write `query!(Model.filter(…))`");
            return None;
        }
        if let [TokenTree::Group(group)] = tokens.as_slice()
            && group.delimiter() == Delimiter::Parenthesis
        {
            return self.held(group.stream(), chain);
        }
        let call = tokens.pop_if(|last| matches!(last, TokenTree::Group(_)));
        let tokens: TokenStream = tokens.into_iter().collect();
        let Ok(path) = syn::parse2::<syn::Path>(tokens.clone()) else {
            if let Some(operator) = between(&tokens) {
                self.report.at(operator, COMBINED);
                return None;
            }
            let help = "help: an expression that yields a query stands in brackets: `(…).filter(…)`";
            self.report.at(&tokens, format!("expected a model or a variable that holds a query\n{help}"));
            self.broken.push(tokens);
            return None;
        };
        let last = path.segments.last().map(|segment| segment.ident.clone())?;
        let is_lower = starts_lower(&last);
        match call {
            Some(call) if is_lower && !is_ours(&last) => return self.held(quote!(#path #call), chain),
            None if is_lower && path.segments.len() == 1 => return self.held(tokens, chain),
            None if !is_lower => return Some((Source::Model(path), 0)),
            _ => {}
        }
        // `Product::objects()` is `Product` to go on with.
        let segments = path.segments.iter().take_while(|segment| segment.ident != last || !is_lower);
        let model = syn::Path { leading_colon: path.leading_colon, segments: segments.cloned().collect() };
        let name = model.segments.last().map_or_else(|| "Model".to_owned(), |model| model.ident.to_string());
        self.report.at(&last, format!("a query begins at the model\nhelp: write `{name}.filter(…)`"));
        (!model.segments.is_empty()).then_some((Source::Model(model), 0))
    }

    /// The expression that begins with these tokens.
    fn held(&mut self, mut tokens: TokenStream, chain: &Chain) -> Option<(Source, usize)> {
        let mut count = 0;
        let mut links = chain.links.iter().peekable();
        while let Some(link) = links.next() {
            match link {
                Link::Call(name, arguments) if is_users(name, arguments) => tokens.extend(quote!(.#name #arguments)),
                // The last one is the beginning of a method's name.
                Link::Name(name) if !is_ours(name) && links.peek().is_some() => tokens.extend(quote!(.#name)),
                Link::Slice(index) if !is_range(index) && links.peek().is_some() => tokens.extend(quote!(#index)),
                _ => break,
            }
            count += 1;
        }
        match syn::parse2::<Rust>(tokens.clone()) {
            Ok(held) => Some((Source::Held(held), count)),
            Err(_) => {
                self.report.at(&tokens, "expected an expression that yields a query");
                None
            }
        }
    }
}

/// Whether a call is none of a query's, so that it belongs to what the query begins with. A relation may be called `set`.
fn is_users(name: &Ident, arguments: &Group) -> bool {
    arguments.stream().is_empty() && !is_ours(name) && name != "add"
}

/// Whether what stands in brackets is a slice and not an index.
fn is_range(index: &Group) -> bool {
    !matches!(syn::parse2(index.stream()), Ok(index) if !matches!(index, Rust::Range(_)))
}

/// Whether this is a word of the language.
fn is_ours(name: &Ident) -> bool {
    let text = bare(name);
    METHODS.contains(&text.as_str()) || text == "objects" || elsewhere::message(&text).is_some()
}
