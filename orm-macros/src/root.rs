//! The path of our crate.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The path of our crate, which nearly each name in an expansion begins with.
///
/// Its tokens are copied one by one: a [`TokenStream`] is joined to another by asking rustc, which costs more than ten
/// times as much.
#[derive(Clone)]
pub(crate) struct Root(Vec<TokenTree>);

impl Root {
    /// The path that these tokens are.
    pub(crate) fn new(path: TokenStream) -> Self {
        Root(path.into_iter().collect())
    }

    /// The path as if it was written at `span`: what rustc says of a call of it is said there.
    pub(crate) fn located(&self, span: Span) -> Self {
        let located = |token: &TokenTree| {
            let mut token = token.clone();
            token.set_span(token.span().located_at(span));
            token
        };
        Root(self.0.iter().map(located).collect())
    }
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
