//! The first cut through the input: a source, methods, slices and a type, without looking into any of them.
//!
//! Nothing here fails: what cannot be understood becomes a [`Link`] of its own, so that a half-typed piece costs only
//! itself.

use proc_macro2::{Delimiter, Group, Ident, Punct, TokenStream, TokenTree};

/// `Product.filter(…)[..10] as Row`, cut at the dots.
#[derive(Default)]
pub(super) struct Chain {
    /// What stands before the first method.
    pub(super) source: TokenStream,
    /// What follows it.
    pub(super) links: Vec<Link>,
    /// What follows `as`.
    pub(super) cast: Option<(Ident, TokenStream)>,
}

/// One piece of a chain.
pub(super) enum Link {
    /// `.name(arguments)`
    Call(Ident, Group),
    /// `[a..b]`
    Slice(Group),
    /// `.name`, without arguments.
    Name(Ident),
    /// A dot with nothing after it.
    Dot(Punct),
    /// Tokens that do not belong there.
    Stray(TokenTree),
}

/// Cuts a query into pieces.
pub(super) fn chain(tokens: TokenStream) -> Chain {
    let mut chain = Chain::default();
    let mut tokens = flatten(tokens).into_iter().peekable();
    let mut source: Vec<TokenTree> = Vec::new();
    let mut in_source = true;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(dot) if dot.as_char() == '.' => {
                in_source = false;
                match tokens.next_if(|next| matches!(next, TokenTree::Ident(_))) {
                    Some(TokenTree::Ident(name)) => {
                        let is_call = |next: &TokenTree| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
                        chain.links.push(match tokens.next_if(is_call) {
                            Some(TokenTree::Group(arguments)) => Link::Call(name, arguments),
                            _ => Link::Name(name),
                        });
                    }
                    _ => chain.links.push(Link::Dot(dot)),
                }
            }
            TokenTree::Group(slice) if slice.delimiter() == Delimiter::Bracket && !source.is_empty() => {
                in_source = false;
                chain.links.push(Link::Slice(slice));
            }
            TokenTree::Ident(word) if word == "as" && !source.is_empty() => {
                chain.cast = Some((word, tokens.by_ref().collect()));
            }
            token if in_source => source.push(token),
            token => chain.links.push(Link::Stray(token)),
        }
    }
    chain.source = source.into_iter().collect();
    chain
}

/// The tokens without the invisible brackets that `macro_rules!` puts around what it matched, at the beginning: there
/// the source of a query stands.
fn flatten(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
            flatten(group.stream()).into_iter().chain(tokens).collect()
        }
        Some(first) => std::iter::once(first).chain(tokens).collect(),
        None => TokenStream::new(),
    }
}

/// Cuts arguments at the commas between them; a comma at the end adds nothing.
pub(super) fn split(arguments: TokenStream) -> Vec<TokenStream> {
    let mut pieces: Vec<TokenStream> = Vec::new();
    let mut piece: Vec<TokenTree> = Vec::new();
    for token in arguments {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                pieces.push(std::mem::take(&mut piece).into_iter().collect());
            }
            token => piece.push(token),
        }
    }
    if !piece.is_empty() {
        pieces.push(piece.into_iter().collect());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let chain = chain(text.parse().unwrap_or_default());
        let mut shape = chain.source.to_string().replace(' ', "");
        for link in &chain.links {
            shape.push_str(&match link {
                Link::Call(name, arguments) => format!(" .{name}({})", split(arguments.stream()).len()),
                Link::Slice(_) => " []".to_owned(),
                Link::Name(name) => format!(" .{name}"),
                Link::Dot(_) => " .".to_owned(),
                Link::Stray(token) => format!(" ?{token}"),
            });
        }
        if let Some((_, cast)) = chain.cast {
            shape.push_str(&format!(" as {cast}"));
        }
        shape
    }

    #[test]
    fn whole_queries_are_cut() {
        assert_eq!(shape("Product"), "Product");
        assert_eq!(shape("shop::Product.filter(a = 1, b = f(x, y),).all()"), "shop::Product .filter(2) .all(0)");
        assert_eq!(shape("Product.order_by(-price)[..10] as Row"), "Product .order_by(1) [] as Row");
    }

    #[test]
    fn half_typed_queries_are_cut() {
        assert_eq!(shape(""), "");
        assert_eq!(shape("Product."), "Product .");
        assert_eq!(shape("Product.fil"), "Product .fil");
        assert_eq!(shape("Product.filter(price__)"), "Product .filter(1)");
        assert_eq!(shape("Product.filter(a = 1)..all()"), "Product .filter(1) . .all(0)");
        assert_eq!(shape("Product.filter(a = 1) + 3"), "Product .filter(1) ?+ ?3");
        assert_eq!(shape(".filter()"), " .filter(0)");
        assert_eq!(shape("[1]"), "[1]");
    }
}
