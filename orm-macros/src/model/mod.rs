//! `#[derive(Model)]` and `#[derive(Choices)]`.
//!
//! A struct goes through these stages: [`parse`] reads attributes into a [`definition`], [`check`] looks at what needs
//! more than one attribute, [`expand`] writes the implementations. Mistakes are collected on the way; a definition
//! without what was mistaken is expanded all the same, so that the rest of the program is still checked.

mod check;
mod choices;
mod definition;
mod django;
mod expand;
pub(crate) mod names;
mod options;
mod parse;
mod relation;

use proc_macro2::TokenStream;
use quote::quote;

use crate::report::Report;

pub(crate) use choices::choices;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let expanded = parse::model(input, &mut report).and_then(|mut model| {
        check::model(&mut model, &mut report);
        expand::model(model)
    });
    let errors = report.into_tokens();
    quote!(#expanded #errors)
}
