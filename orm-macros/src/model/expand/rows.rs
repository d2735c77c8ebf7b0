//! How rows are read: whole, or without some columns.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::super::definition::Model;
use super::{column, derived};

/// `FromRow` of the model, and the struct of rows with deferred columns: see `orm_core::model::Deferred`.
pub(super) fn expand(model: &Model, key_at: usize) -> TokenStream {
    let Model { ident, visibility, root, fields, .. } = model;
    let name = derived(ident, "Deferred");
    let width = fields.len();
    let idents: Vec<&Ident> = fields.iter().map(|field| &field.ident).collect();
    let types: Vec<&TokenStream> = fields.iter().map(|field| &field.ty).collect();
    let columns: Vec<Ident> = (0..width).map(column).collect();
    let parameters: Vec<Ident> = (0..width).map(|at| format_ident!("P{at}")).collect();
    let without = (0..width).map(|at| {
        let rest = parameters.iter().enumerate().map(|(other, parameter)| {
            let left_out = other == at && at != key_at;
            if left_out { quote!(#root::model::Deferred) } else { quote!(#parameter) }
        });
        quote! {
            #[automatically_derived]
            impl<#(#parameters: #root::model::Part),*> #root::model::Without<#at> for #name<#(#parameters),*> {
                type Rest = #name<#(#rest),*>;
            }
        }
    });
    let values: TokenStream = fields
        .iter()
        .enumerate()
        .map(|(at, field)| {
            let (ident, ty, column) = (&field.ident, &field.ty, column(at));
            // What is wrong with a value is wrong with its type.
            let (first, last) = super::ends(ty);
            let mut ident = ident.clone();
            ident.set_span(first);
            let open = quote_spanned!(first=> <);
            let read = quote!(as #root::model::Field>::cell(row, start + #at, #column)?,);
            let read = super::at(last, &read);
            quote!(#ident: #open #ty #read)
        })
        .collect();
    let literal = super::literal(model, &format_ident!("Self"), values);
    let (first, last) = super::place(model);
    let (whole, end) = (format_ident!("{name}", span = first), quote_spanned!(last=> >));
    let parts = fields.iter().map(|field| match (&field.pointer, &field.options.to_field) {
        (Some(pointer), None) => &pointer.target,
        _ => &field.ty,
    });
    // Almost every key is the first column, which is what `FromRow` takes it for.
    let (key, key_there) = if key_at == 0 {
        Default::default()
    } else {
        let before = parameters.iter().take(key_at);
        (quote!(const KEY_AT: usize = #key_at;), quote!(const KEY_AT: usize = 0 #(+ #before::WIDTH)*;))
    };
    quote! {
        #[automatically_derived]
        impl #root::query::FromRow for #ident {
            const WIDTH: usize = #width;
            #key
            #[inline]
            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                ::core::result::Result::Ok(#literal)
            }
        }
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #visibility struct #name<#(#parameters),*> { #(pub #idents: #parameters),* }
        #[automatically_derived]
        impl<#(#parameters: #root::model::Part),*> #root::query::FromRow for #name<#(#parameters),*> {
            const WIDTH: usize = 0 #(+ #parameters::WIDTH)*;
            #key_there
            #[inline]
            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                let mut at = start;
                ::core::result::Result::Ok(Self { #(#idents: #root::model::part(row, &mut at, #columns)?),* })
            }
        }
        #[automatically_derived]
        impl<#(#parameters),*> #root::query::Queryable for #name<#(#parameters),*> {
            type Model = #ident;
            type Fields = <#ident as #root::model::Model>::Fields;
            fn fields() -> Self::Fields {
                <#ident as #root::model::Model>::FIELDS
            }
        }
        #(#without)*
        #[automatically_derived]
        impl #root::model::ByParts<(#(#parts,)*)> for #ident {
            type Row = #whole<#(#types),* #end;
        }
    }
}
