//! Collected errors: every mistake is reported, none stops the search for the next.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Report {
    errors: Option<syn::Error>,
    count: usize,
}

impl Report {
    /// A mistake at `tokens`. Wording: one line, lower case, names in backticks, the way out after `help:` on a
    /// second line.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.add(syn::Error::new_spanned(tokens, message));
    }

    /// A mistake at a place that has no tokens of its own.
    pub(crate) fn span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(syn::Error::new(span, message));
    }

    /// A mistake that the parser found.
    pub(crate) fn add(&mut self, error: syn::Error) {
        self.count += 1;
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// Whether there was none.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_none()
    }

    /// How many there were so far: what was looked at since another count has a mistake if they differ.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Each of them.
    #[cfg(test)]
    pub(crate) fn into_errors(self) -> impl Iterator<Item = syn::Error> {
        self.errors.into_iter().flatten()
    }

    /// All of them as `compile_error!` items.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.errors.map(|errors| errors.into_compile_error()).unwrap_or_default()
    }
}
