//! `query!`: a Django query, transcribed to a constant plan and to code that rustc checks.
//!
//! The stages, in order: [`tokens`] cuts the input, [`parse`] (with [`condition`] and [`expression`]) understands it as
//! an [`ast::Query`], [`check`] looks at the whole, [`plan`] and [`filter`] write the plan and, through [`scope`] and
//! [`typed`], what rustc is to check, [`row`] the type of the rows, and [`expand`] puts it all together.

mod aggregate;
mod assign;
mod ast;
mod bulk;
mod case;
mod change;
mod check;
mod combine;
mod condition;
mod expand;
mod expression;
mod filter;
mod functions;
mod grouped;
pub(crate) mod guess;
mod held;
mod manager;
mod many;
mod obtain;
mod optional;
mod parse;
mod plan;
mod prefetch;
mod raw;
mod relate;
mod related;
mod row;
mod scope;
mod statement;
mod subquery;
mod tokens;
mod typed;
mod window;
mod zone;

use proc_macro2::{TokenStream, TokenTree};

/// The expansion of `query!`. `input` begins with the path of our crate in brackets.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let root = match input.next() {
        Some(TokenTree::Group(root)) => root.stream(),
        _ => TokenStream::new(),
    };
    let input: TokenStream = input.collect();
    let chain = tokens::chain(input.clone());
    if raw::is_raw(&chain) {
        return raw::expand(&root, chain);
    }
    let mut parser = parse::Parser::default();
    let query = parser.query(input);
    expand::expand(&root, query.as_ref(), parser)
}
