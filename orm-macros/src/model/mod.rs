//! `#[derive(Model)]` and `#[derive(Choices)]`.
use proc_macro2::TokenStream;
pub(crate) fn derive(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
pub(crate) fn choices(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
