//! A method for each declared relation: `product.orders()`, `product.tags()`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::super::definition::{Model, Relation, RelationKind};
use super::super::names;
use super::{back, join};
use crate::path::bare;

/// An inherent implementation with the methods; nothing for a model without relations.
pub(super) fn expand(model: &Model) -> TokenStream {
    let Model { ident, .. } = model;
    let methods: Vec<TokenStream> =
        model.relations.iter().enumerate().map(|(at, relation)| method(model, relation, at)).collect();
    if methods.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[automatically_derived]
        #[allow(dead_code, private_interfaces)]
        impl #ident { #(#methods)* }
    }
}

fn method(model: &Model, relation: &Relation, at: usize) -> TokenStream {
    let Model { ident, root, .. } = model;
    let Relation { name, target, kind } = relation;
    let text = bare(name);
    let doc = format!("The rows of `{target}` that this row is related to as `{text}`.");
    let (join, back) = (join(at), back(at));
    // From the other end to this one, and if a join table is between them, which way it is seen.
    let (hops, join) = match kind {
        RelationKind::Many(_) | RelationKind::One(_) => (quote!(&[#back.forward()]), None),
        RelationKind::Join { .. } | RelationKind::Through { .. } => {
            (quote!(&#join.reverse()), Some(quote!(forward(#join))))
        }
        RelationKind::Reverse(_) => (quote!(&#back.forward()), Some(quote!(reverse(#back)))),
    };
    // Names that read the same as those of the relation's handle: of a mistake there, nothing is said twice.
    let (table, order, rows) = match kind {
        RelationKind::Many(None) | RelationKind::One(None) => {
            let holder = quote!(<#target as #root::model::PointsTo<#ident>>);
            (quote!(#holder::HOLDERS), quote!(#holder::HOLDERS_ORDER), quote!(#holder::HOLDERS_ROWS))
        }
        _ => {
            let model = quote!(<#target as #root::model::Model>);
            (quote!(#model::TABLE), quote!(#model::ORDERING), quote!(#model::ROWS))
        }
    };
    let key = quote!(#root::related::value_of(self, TO_HERE[TO_HERE.len() - 1].to_id));
    let here = bare(ident);
    // Which of several keys it is, types do not tell.
    let null = match kind {
        RelationKind::Many(None) => {
            let (first, last) = super::ends(target);
            let open = quote_spanned!(first=> <);
            let null = super::at(last, &quote!(as #root::model::PointsTo<#ident>>::Null));
            quote!(#open #target #null)
        }
        _ => quote!(#root::model::Nullable),
    };
    let (ty, value) = match (kind, join) {
        (RelationKind::One(_), _) => (
            quote!(#root::Query<'_, #target>),
            quote!(#root::Query::new(statement, #root::query::Params::new().with(#key), #rows)),
        ),
        (_, None) => (
            quote!(#root::related::Related<'_, #target, #null, { #back.at() }>),
            quote!(#root::related::Related::new(statement, #rows, TO_HERE[0].from, #key, #here)),
        ),
        (_, Some(direction)) => (
            {
                let between = rows_between(model, relation);
                quote!(#root::related::ManyToMany<'_, #target, #between>)
            },
            quote! {{
                static JOIN: #root::related::Join = #root::related::Join::#direction;
                #root::related::ManyToMany::new(statement, #rows, &JOIN, #key, #here)
            }},
        ),
    };
    let (ty, value) = (within(target, &ty), within(target, &value));
    let body = within(
        target,
        &quote! {{
            const TO_HERE: &[#root::plan::Hop] = #hops;
            const TABLE: &#root::plan::Table = #table;
            const ORDER: &[#root::plan::Key] = #order;
            let statement = #root::related!(#ident, #text, TABLE, ORDER, TO_HERE);
            #value
        }},
    );
    quote! {
        #[doc = #doc]
        pub fn #name(&self) -> #ty #body
    }
}

/// The type of the rows between. What another model declares is known by its name there.
fn rows_between(model: &Model, relation: &Relation) -> TokenStream {
    let (root, target) = (&model.root, &relation.target);
    match &relation.kind {
        RelationKind::Reverse(other) => {
            let id = names::hash(&bare(other));
            quote!(#root::model::Reverse<<#target as #root::model::Model>::Links, #id>)
        }
        _ => super::between(model, relation),
    }
}

/// The tokens, from where a type begins to where it ends: if the type is wrong, what is made of it is so at that place.
fn within(ty: &TokenStream, tokens: &TokenStream) -> TokenStream {
    let (first, last) = super::ends(ty);
    let mut tokens = super::at(last, tokens).into_iter();
    let start = tokens.next().map(|mut token| {
        token.set_span(first);
        token
    });
    start.into_iter().chain(tokens).collect()
}
