//! The facts about a model's own keys and join tables that other models read.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::super::definition::{Field, Model, Pointer, Relation, RelationKind};
use super::super::names;
use super::{back, column, join, link, links_name};
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
        let value = key(model, field, at);
        fields.extend(quote!(pub #name: #root::model::KeyLink<#target>,));
        values.extend(quote!(#name: #link,));
        items.extend(quote!(const #link: #root::model::KeyLink<#target> = #value;));
    }
    for (at, relation) in model.relations.iter().enumerate() {
        let (name, target, join) = (&relation.name, &relation.target, join(at));
        let (label, symmetrical) = between(model, relation);
        let (near, far) = match &relation.kind {
            RelationKind::Join { table, to_self, .. } => own_join(model, target, table, *to_self),
            RelationKind::Through { model: through, by: None, .. } => (
                quote!(<#through as #root::model::LeadsTo<#ident>>::KEY_TO),
                quote!(<#through as #root::model::LeadsTo<#target>>::KEY_TO),
            ),
            RelationKind::Through { model: through, by: Some((near, far)), .. } => (
                quote!(<#through as #root::model::Model>::LINKS.#near),
                quote!(<#through as #root::model::Model>::LINKS.#far),
            ),
            RelationKind::Many(_) | RelationKind::One(_) | RelationKind::Reverse(_) => {
                items.extend(from_there(model, relation, at));
                continue;
            }
        };
        fields.extend(quote!(pub #name: #root::model::JoinLink<#target>,));
        values.extend(quote!(#name: #join,));
        items.extend(quote! {
            const #join: #root::model::JoinLink<#target> =
                #root::model::JoinLink::<#target>::new(#near, #far, #label)#symmetrical;
        });
        items.extend(rows_between(model, relation, at));
        items.extend(named_keys(model, relation));
    }
    items.extend(points_to(model));
    let name = links_name(ident);
    let copy = super::copy(&name);
    Links {
        item: quote! {
            pub struct #name { #fields }
            #copy
        },
        value: super::literal(model, &name, values),
        items,
    }
}

/// Makes sure that the keys that `by` names lead to both models, in this order: if not, that is one mistake.
fn named_keys(model: &Model, relation: &Relation) -> Option<TokenStream> {
    let RelationKind::Through { model: through, by: Some((near, far)), .. } = &relation.kind else { return None };
    let (Model { ident, root, .. }, target) = (model, &relation.target);
    let links = quote!(<#through as #root::model::Model>::LINKS);
    let table = |model: TokenStream| quote!(<#model as #root::model::Model>::TABLE_NAME);
    let (here, there) = (table(quote!(#ident)), table(target.clone()));
    let message = format!("`by` names the key to `{}` first, then the key to `{target}`", bare(ident));
    let check = super::at(near.span(), &quote!(#root::model::lead_to));
    Some(quote_spanned! {near.span()=>
        const _: () = #check(#links.#near, #links.#far, [#here, #there], #message);
    })
}

/// What tells the types of the rows between, in both directions.
fn rows_between(model: &Model, relation: &Relation, at: usize) -> TokenStream {
    let Model { ident, root, .. } = model;
    let (links, id, join) = (links_name(ident), names::hash(&bare(&relation.name)), join(at));
    let between = super::between(model, relation);
    let joins = quote! {
        #[diagnostic::do_not_recommend]
        #[automatically_derived]
        impl #root::model::Joins<#id> for #links {
            type Between = #between;
        }
    };
    let RelationKind::Through { model: through, .. } = &relation.kind else { return joins };
    let (first, last) = super::ends(through);
    let (open, there) = (quote_spanned!(first=> <), super::at(last, &quote!(as #root::model::Model)));
    let through = quote!(#open #through #there>);
    quote! {
        #joins
        pub struct #between;
        #[automatically_derived]
        impl #root::model::RowsBetween for #between {
            type Needs = [(); Self::NEEDS];
            const ROW: ::core::option::Option<#root::model::RowBetween> = ::core::option::Option::Some(Self::IS);
        }
        #[automatically_derived]
        impl #root::model::ColumnsBetween<#through::Columns> for #between {
            const COLUMNS: #through::Columns = #through::COLUMNS;
        }
        impl #between {
            const IS: #root::model::RowBetween = #root::model::RowBetween { schema: #through::SCHEMA, keys: #join.keys() };
            const NEEDS: usize = Self::IS.needs();
        }
        #[diagnostic::do_not_recommend]
        #[automatically_derived]
        impl #root::model::Joins for #between {
            type Between = Self;
        }
    }
}

/// The link that the other model has for a relation of this one, as a constant of the type that it must have.
fn from_there(model: &Model, relation: &Relation, at: usize) -> TokenStream {
    let Model { ident, root, .. } = model;
    let Relation { name, target, kind } = relation;
    let back = back(at);
    let (ty, link, at) = match kind {
        RelationKind::Many(Some(key)) | RelationKind::One(Some(key)) => {
            (quote!(#root::model::KeyLink<#ident>), quote!(<#target as #root::model::Model>::LINKS.#key), key.span())
        }
        RelationKind::Many(None) | RelationKind::One(None) => (
            quote!(#root::model::KeyLink<#ident>),
            quote!(<#target as #root::model::PointsTo<#ident>>::LINK),
            name.span(),
        ),
        RelationKind::Reverse(other) => (
            quote!(#root::model::JoinLink<#ident>),
            quote!(<#target as #root::model::Model>::LINKS.#other),
            other.span(),
        ),
        RelationKind::Join { .. } | RelationKind::Through { .. } => return TokenStream::new(),
    };
    // If it leads elsewhere, that is wrong where it is named.
    let held = quote_spanned!(at=> link);
    let one = matches!(kind, RelationKind::One(_)).then(|| {
        let back = format_ident!("{back}", span = name.span());
        let check = quote_spanned!(name.span()=> #back.assert_one());
        quote!(const _: () = #check;)
    });
    quote! {
        const #back: #ty = {
            let #held = #link;
            #held
        };
        #one
    }
}

/// The link of a foreign key.
fn key(model: &Model, field: &Field, at: usize) -> TokenStream {
    let Model { ident, root, .. } = model;
    let (table, quoted, column) = (names::quote(&model.table), names::quote(&field.column), column(at));
    let id = names::hash(&quoted);
    let (ty, end, target) = (&field.ty, super::pointed_to(root, field), super::target(root, field));
    let unique = match (&field.options.unique, &field.options.primary_key) {
        (None, None) => quote!(<#ty as #root::model::RelationField>::UNIQUE),
        _ => quote!(true),
    };
    quote! {
        #root::model::KeyLink::new(
            #table,
            (#quoted, #id),
            <#target as #root::model::Model>::TABLE_NAME,
            (#end.quoted, #end.id),
            #column.null,
            #unique,
        )
        .held_by(<#ident as #root::model::Model>::facts, #at)
    }
}

/// Django's label of the table between the two models of a join, and what makes a link symmetrical.
fn between(model: &Model, relation: &Relation) -> (String, Option<TokenStream>) {
    let label = format!("{}_{}", model.label, bare(&relation.name));
    (label, relation.is_symmetrical().then(|| quote!(.symmetrical())))
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
        let model = quote!(<#ty as #root::model::Model>);
        quote! {
            #root::model::KeyLink::<#ty>::new(
                #table,
                #column,
                #model::TABLE_NAME,
                (#model::KEY.quoted, #model::KEY.id),
                false,
                false,
            )
        }
    };
    (side(&quote!(#ident), &quote!((#near, #id))), side(target, &far))
}

/// `HoldsKeyTo` for each model that exactly one key points to.
fn points_to(model: &Model) -> TokenStream {
    let Model { ident, root, .. } = model;
    let pointers = model.fields.iter().enumerate();
    let pointers: Vec<(usize, &Pointer)> =
        pointers.filter_map(|(at, field)| Some((at, field.pointer.as_ref()?))).collect();
    pointers
        .iter()
        .filter(|(_, pointer)| pointers.iter().filter(|(_, other)| other.written == pointer.written).count() == 1)
        .map(|(at, pointer)| {
            let (target, null, link) = (&pointer.target, super::null(root, pointer), link(*at));
            quote! {
                #[diagnostic::do_not_recommend]
                #[automatically_derived]
                impl #root::model::HoldsKeyTo<#target> for #ident {
                    type Null = #null;
                    const LINK: #root::model::KeyLink<#target> = #link;
                }
            }
        })
        .collect()
}
