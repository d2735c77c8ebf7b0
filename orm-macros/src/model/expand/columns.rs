//! The columns: one constant each, and the struct of their places.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::definition::Model;
use super::super::names;
use super::{Constant, column, columns_name};
use crate::path::bare;

/// `const C0: &Column = …;` for each field.
pub(super) fn consts(model: &Model) -> TokenStream {
    let root = &model.root;
    let model_name = bare(&model.ident);
    let columns = model.fields.iter().enumerate().map(|(at, field)| {
        let (name, own, ty) = (column(at), bare(&field.ident), &field.ty);
        let column = &field.column;
        let quoted = names::quote(column);
        let qualified = names::qualified(&model.table, column);
        let id = names::hash(&quoted);
        let decimals = match &field.options.decimal {
            Some(size) => {
                let (digits, places) = (size.digits, size.places);
                quote!(::core::option::Option::Some(#root::plan::Decimals { digits: #digits, places: #places }))
            }
            None => quote!(::core::option::Option::None),
        };
        quote! {
            const #name: &#root::plan::Column = &#root::plan::Column {
                model: #model_name,
                name: #own,
                column: #column,
                quoted: #quoted,
                qualified: #qualified,
                id: #id,
                kind: <#ty as #root::model::Field>::KIND,
                numbers: <#ty as #root::model::Field>::NUMBERS,
                null: <#ty as #root::model::Field>::NULL,
                decimals: #decimals,
            };
        }
    });
    columns.collect()
}

/// The struct of the columns' places: what other models name columns with, and what can be deferred.
pub(super) fn places(model: &Model) -> Constant {
    let root = &model.root;
    let name = columns_name(&model.ident);
    let mut fields = TokenStream::new();
    let mut values = TokenStream::new();
    for (at, field) in model.fields.iter().enumerate() {
        let (ident, held, column) = (&field.ident, super::held(root, field), column(at));
        let held = match field.options.generated {
            Some(_) => quote!(#root::model::Generated<#held>),
            None => held,
        };
        fields.extend(quote!(pub #ident: #root::model::Place<#at, #held>,));
        values.extend(quote!(#ident: #root::model::Place::new(#column),));
        if let Some(raw) = super::raw(model, field) {
            fields.extend(quote!(pub #raw: #root::model::Place<#at, #held>,));
            values.extend(quote!(#raw: #root::model::Place::new(#column),));
        }
    }
    // `pk` is the key in `create`, too, as it is in every path.
    if let Some((at, field)) = model.key.and_then(|at| Some((at, model.fields.get(at)?)))
        && !model.fields.iter().any(|field| bare(&field.ident) == "pk")
    {
        let (held, column) = (super::held(root, field), column(at));
        fields.extend(quote!(pub pk: #root::model::Place<#at, #held>,));
        values.extend(quote!(pk: #root::model::Place::new(#column),));
    }
    let copy = super::copy(&name);
    Constant {
        item: quote! {
            pub struct #name { #fields }
            #copy
        },
        value: super::literal(model, &name, values),
    }
}
