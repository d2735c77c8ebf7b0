//! `query!`: a Django query, transcribed to a constant plan and to code that rustc checks.
//!
//! The stages, in order: [`tokens`] cuts the input, [`parse`] (with [`condition`] and [`expression`]) understands it as
//! an [`ast::Query`], [`check`] looks at the whole, [`plan`] and [`filter`] write the plan and, through [`scope`] and
//! [`typed`], what rustc is to check, [`row`] the type of the rows, and [`expand`] puts it all together.

mod absent;
mod aggregate;
mod assign;
mod ast;
mod bulk;
mod case;
mod cast;
mod change;
mod check;
mod code;
mod combine;
mod condition;
mod expand;
mod expression;
mod filter;
mod functions;
mod grouped;
pub(crate) mod guess;
mod held;
mod inside;
mod link;
mod literal;
mod manager;
mod many;
mod named;
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
mod slice;
mod statement;
mod subquery;
mod tokens;
mod typed;
mod window;
mod zone;

use proc_macro2::{TokenStream, TokenTree};

use crate::root::Root;

/// The expansion of `query!`. `input` begins with the path of our crate in brackets.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let root = match input.next() {
        Some(TokenTree::Group(root)) => root.stream(),
        _ => TokenStream::new(),
    };
    let path = root.clone();
    let root = Root::new(root);
    let input: TokenStream = input.collect();
    let chain = tokens::chain(input.clone());
    if raw::is_raw(&chain) {
        return raw::expand(&root, chain);
    }
    let mut parser = parse::Parser { root: path, ..parse::Parser::default() };
    let query = parser.query(input);
    expand::expand(&root, query.as_ref(), parser)
}

#[cfg(test)]
mod tests {
    use proc_macro2::{TokenStream, TokenTree};

    /// How many tokens an expansion has.
    fn size(tokens: TokenStream) -> usize {
        let sizes = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => 2 + size(group.stream()),
            _ => 1,
        });
        sizes.sum()
    }

    /// The size of a query of so many annotations, each of which names the one before it twice, and of what `uses` them.
    fn chain(source: &str, depth: usize, uses: impl Fn(usize) -> String) -> usize {
        let annotations: String =
            (1..=depth).map(|at| format!(", a{at} = F(a{before}) + F(a{before})", before = at - 1)).collect();
        let query = format!("(orm_core) {source}.annotate(a0 = Value(one) + F(price){annotations}){}", uses(depth));
        size(super::expand(query.parse().unwrap_or_default()))
    }

    /// That each annotation more adds about as much as the one before it.
    fn is_linear(source: &str, uses: impl Fn(usize) -> String) {
        let sizes: Vec<usize> = (0..=6).map(|depth| chain(source, depth, &uses)).collect();
        let added: Vec<usize> = sizes.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(added.iter().all(|added| (50..400).contains(added)), "{source}: {sizes:?}");
        // The first is another expression than those after it.
        assert!(added.iter().skip(1).all(|more| *more == added[1]), "{source}: {sizes:?}");
    }

    #[test]
    fn annotations_of_annotations_are_written_once() {
        is_linear("Product", |_| String::new());
        is_linear("Product", |last| format!(".filter(a{last}__gt = 3, a{last}__lt = 9).order_by(-a{last})"));
        is_linear("Product", |last| format!(".filter(id__in = [1, F(a{last})]).values(a{last})"));
        is_linear("Product", |last| format!(".values(n = Coalesce(Value(two), a{last}))"));
        is_linear("products", |last| format!(".filter(a{last}__gt = 3).order_by(a{last})"));
    }
}
