//! The facts about a model's own keys and join tables that other models read.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::definition::{Field, Model, Pointer, Relation, RelationKind};
use super::super::names;
use super::{column, join, link, links_name};
use crate::path::bare;

/// The struct `ProductLinks`, its value, and the constants and implementations beside it.
pub(super) struct Links {
    pub(super) item: TokenStream,
    pub(super) value: TokenStream,
    pub(super) items: TokenStream,
}

/// One constant per key and join, so that none depends on another.
pub(super) fn expand(model: &Model) -> Links {
    let Model { ident, root, .. } = model;
    let (mut fields, mut values, mut items) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for (at, field) in model.fields.iter().enumerate() {
        let Some(pointer) = &field.pointer else { continue };
        let (name, target, link) = (&field.ident, &pointer.target, link(at));
        let value = key(model, field, pointer, at);
        fields.extend(quote!(pub #name: #root::model::KeyLink<#target>,));
        values.extend(quote!(#name: #link,));
        items.extend(quote!(const #link: #root::model::KeyLink<#target> = #value;));
    }
    for (at, relation) in model.relations.iter().enumerate() {
        let (name, target, join) = (&relation.name, &relation.target, join(at));
        let between = between(model, relation);
        let (near, far) = match &relation.kind {
            RelationKind::Join { table, to_self, .. } => own_join(model, target, table, *to_self),
            RelationKind::Through { model: through, by: None } => (
                quote!(<#through as #root::model::PointsTo<#ident>>::LINK),
                quote!(<#through as #root::model::PointsTo<#target>>::LINK),
            ),
            RelationKind::Through { model: through, by: Some((near, far)) } => (
                quote!(<#through as #root::model::Model>::LINKS.#near),
                quote!(<#through as #root::model::Model>::LINKS.#far),
            ),
            RelationKind::Many(_) | RelationKind::One(_) | RelationKind::Reverse(_) => continue,
        };
        fields.extend(quote!(pub #name: #root::model::JoinLink<#target>,));
        values.extend(quote!(#name: #join,));
        items.extend(quote! {
            const #join: #root::model::JoinLink<#target> =
                #root::model::JoinLink::<#target>::new::<#ident>(#near, #far, #between);
        });
    }
    items.extend(points_to(model));
    let name = links_name(ident);
    Links {
        item: quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            pub struct #name { #fields }
        },
        value: quote!(#name { #values }),
        items,
    }
}

/// What stands between the two models of a join.
fn between(model: &Model, relation: &Relation) -> TokenStream {
    let root = &model.root;
    match &relation.kind {
        RelationKind::Through { model: through, .. } => {
            quote!(#root::model::Between::Model(<#through as #root::write::Writable>::facts))
        }
        kind => {
            let symmetrical = matches!(kind, RelationKind::Join { symmetrical: true, .. });
            let label = format!("{}_{}", model.label, bare(&relation.name));
            quote!(#root::model::Between::Table { label: #label, symmetrical: #symmetrical })
        }
    }
}

/// The link of a foreign key.
fn key(model: &Model, field: &Field, pointer: &Pointer, at: usize) -> TokenStream {
    let root = &model.root;
    let (table, quoted, column) = (names::quote(&model.table), names::quote(&field.column), column(at));
    let id = names::hash(&quoted);
    let (ty, target) = (&field.ty, &pointer.target);
    let end = super::pointed_to(root, field, pointer);
    let unique = match (&field.options.unique, &field.options.primary_key) {
        (None, None) => quote!(<#ty as #root::model::RelationField>::UNIQUE),
        _ => quote!(true),
    };
    quote!(#root::model::KeyLink::new(#table, (#quoted, #id), (#end.quoted, #end.id), #column.null, #unique))
}

/// The two keys of a join table of our own.
fn own_join(model: &Model, target: &TokenStream, table: &str, to_self: bool) -> (TokenStream, TokenStream) {
    let Model { ident, root, .. } = model;
    let lower = names::lower(ident);
    let table = names::quote(table);
    let (near, far) = if to_self {
        let far = names::quote(&format!("to_{lower}_id"));
        let id = names::hash(&far);
        (names::quote(&format!("from_{lower}_id")), quote!((#far, #id)))
    } else {
        let far = quote!(<#target as #root::model::Model>::JOIN_COLUMN);
        (names::quote(&format!("{lower}_id")), quote!((#far, #root::plan::hash(#far))))
    };
    let id = names::hash(&near);
    let side = |ty: &TokenStream, column: &TokenStream| {
        let key = quote!(<#ty as #root::model::Model>::KEY);
        quote!(#root::model::KeyLink::<#ty>::new(#table, #column, (#key.quoted, #key.id), false, false))
    };
    (side(&quote!(#ident), &quote!((#near, #id))), side(target, &far))
}

/// `PointsTo` for each model that exactly one key points to.
fn points_to(model: &Model) -> TokenStream {
    let Model { ident, root, .. } = model;
    let targets: Vec<(usize, &TokenStream, String)> = model
        .fields
        .iter()
        .enumerate()
        .filter_map(|(at, field)| Some((at, &field.pointer.as_ref()?.target)))
        .map(|(at, target)| (at, target, target.to_string()))
        .collect();
    targets
        .iter()
        .filter(|(_, _, text)| targets.iter().filter(|(_, _, other)| other == text).count() == 1)
        .map(|(at, target, _)| {
            let link = link(*at);
            quote! {
                #[automatically_derived]
                impl #root::model::PointsTo<#target> for #ident {
                    const LINK: #root::model::KeyLink<#target> = #link;
                }
            }
        })
        .collect()
}
