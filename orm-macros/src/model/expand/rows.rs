//! How rows are read: whole, or without some columns.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::definition::Model;
use super::{column, derived};

/// The type of a row with every column, and the items beside it.
pub(super) struct Rows {
    pub(super) loaded: TokenStream,
    pub(super) items: TokenStream,
}

/// `FromRow` of the model, and the struct of rows with deferred columns: see `orm_core::model::Deferred`.
pub(super) fn expand(model: &Model, key_at: usize) -> Rows {
    let Model { ident, root, fields, .. } = model;
    let name = derived(ident, "Deferred");
    let width = fields.len();
    let idents: Vec<&Ident> = fields.iter().map(|field| &field.ident).collect();
    let types = fields.iter().map(|field| &field.ty);
    let columns: Vec<Ident> = (0..width).map(column).collect();
    let places: Vec<usize> = (0..width).collect();
    let parameters: Vec<Ident> = (0..width).map(|at| format_ident!("P{at}")).collect();
    let without = (0..width).filter(|at| *at != key_at).map(|at| {
        let rest = parameters
            .iter()
            .enumerate()
            .map(|(other, parameter)| if other == at { quote!(#root::model::Deferred) } else { quote!(#parameter) });
        quote! {
            #[automatically_derived]
            impl<#(#parameters: #root::model::Part),*> #root::model::Without<#at> for #name<#(#parameters),*> {
                type Rest = #name<#(#rest),*>;
            }
        }
    });
    let items = quote! {
        #[automatically_derived]
        impl #root::query::FromRow for #ident {
            const WIDTH: usize = #width;
            #[inline]
            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                ::core::result::Result::Ok(Self { #(#idents: row.read(start + #places, #columns)?),* })
            }
        }
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct #name<#(#parameters),*> { #(pub #idents: #parameters),* }
        #[automatically_derived]
        impl<#(#parameters: #root::model::Part),*> #root::query::FromRow for #name<#(#parameters),*> {
            const WIDTH: usize = 0 #(+ #parameters::WIDTH)*;
            #[inline]
            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                let mut at = start;
                ::core::result::Result::Ok(Self { #(#idents: #root::model::part(row, &mut at, #columns)?),* })
            }
        }
        #(#without)*
    };
    Rows { loaded: quote!(#name<#(#types),*>), items }
}
