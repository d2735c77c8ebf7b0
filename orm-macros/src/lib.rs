//! The macros of `orm-core`, which re-exports them and documents them. This crate is doors only: it parses and
//! transcribes; what the output means is defined in `orm-core`.

mod editor;
mod model;
mod path;
mod query;
mod report;
mod root;

use proc_macro::TokenStream;

/// Makes a struct a model. Documented in `orm_core::Model`.
#[proc_macro_derive(Model, attributes(model))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    model::derive(input.into()).into()
}

/// Makes an enum the type of a column. Documented in `orm_core::Choices`.
#[proc_macro_derive(Choices, attributes(choice, choices))]
pub fn derive_choices(input: TokenStream) -> TokenStream {
    model::choices(input.into()).into()
}

/// The part of `orm_core::query!` that is a procedural macro: its input begins with the path of `orm_core` in brackets.
#[proc_macro]
pub fn query(input: TokenStream) -> TokenStream {
    query::expand(input.into()).into()
}
