//! The struct of handles that paths are checked against.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::definition::{Field, Model, Relation, RelationKind};
use super::{Constant, back, column, fields_name, join, key_type, link};
use crate::path::bare;

/// The lookups that can follow a relation, their kinds, and what each takes of the model's key.
const LOOKUPS: [(&str, &str); 8] = [
    ("exact", "Exact"),
    ("in", "In"),
    ("isnull", "IsNull"),
    ("gt", "Gt"),
    ("gte", "Gte"),
    ("lt", "Lt"),
    ("lte", "Lte"),
    ("range", "Range"),
];

/// The struct `ProductFields` and its value.
pub(super) fn expand(model: &Model, key: &Field, key_at: usize) -> Constant {
    let Model { ident, root, .. } = model;
    let mut parts = Parts { fields: TokenStream::new(), values: TokenStream::new() };
    for (at, field) in model.fields.iter().enumerate() {
        own(model, field, at, &mut parts);
    }
    for (at, relation) in model.relations.iter().enumerate() {
        declared(model, relation, at, &mut parts);
    }
    let key_type = key_type(root, key);
    let key_column = column(key_at);
    let taken: Vec<String> = names(model).collect();
    if !taken.iter().any(|taken| taken == "pk") {
        let pk = format_ident!("pk");
        parts.add(&[], &pk, &quote!(#root::model::Col<#key_type>), &quote!(#root::model::Col::new(#key_column)));
    }
    for (name, kind) in LOOKUPS.into_iter().filter(|(name, _)| !taken.iter().any(|taken| taken == name)) {
        let field = if name == "in" { Ident::new_raw(name, ident.span()) } else { format_ident!("{name}") };
        let related = quote!(#root::lookup::RowOrKey<#ident, #key_type>);
        let takes = match kind {
            "IsNull" => quote!(#root::lookup::TrueOrFalse),
            "In" => quote!(#root::lookup::ListOf<#related>),
            "Range" => quote!(#root::lookup::RangeOf<#related>),
            _ => related,
        };
        let kind = format_ident!("{kind}");
        parts.add(
            &[],
            &field,
            &quote!(#root::lookup::Compare<#takes>),
            &quote!(#root::lookup::Compare::new(#root::plan::Lookup::#kind)),
        );
    }
    let name = fields_name(ident);
    let Parts { fields, values } = parts;
    let copy = super::copy(&name);
    Constant {
        item: quote! {
            pub struct #name { #fields }
            #copy
        },
        value: super::literal(model, &name, values),
    }
}

struct Parts {
    fields: TokenStream,
    values: TokenStream,
}

impl Parts {
    fn add(&mut self, docs: &[syn::Attribute], name: &Ident, ty: &TokenStream, value: &TokenStream) {
        self.fields.extend(quote!(#(#docs)* pub #name: #ty,));
        self.values.extend(quote!(#name: #value,));
    }
}

/// All names that the user gave.
fn names(model: &Model) -> impl Iterator<Item = String> {
    let fields = model.fields.iter().map(|field| bare(&field.ident));
    fields.chain(model.relations.iter().map(|relation| bare(&relation.name)))
}

/// The handles of a field: one, or two if it is a relation.
fn own(model: &Model, field: &Field, at: usize, parts: &mut Parts) {
    let root = &model.root;
    let Field { ident, docs, ty, .. } = field;
    let column = column(at);
    let Some(pointer) = &field.pointer else {
        parts.add(docs, ident, &quote!(#root::model::Col<#ty>), &quote!(#root::model::Col::new(#column)));
        return;
    };
    let target = &pointer.target;
    let link = link(at);
    let (model_name, name) = (bare(&model.ident), bare(ident));
    let (end, key) = (super::pointed_to(root, field), super::target(root, field));
    let (null, held) = (super::null(root, pointer), super::held(root, field));
    let by = match field.options.to_field {
        Some(_) => quote!(<#ty as #root::model::Field>::Base),
        None => quote!(#root::model::Primary),
    };
    parts.add(
        docs,
        ident,
        &quote! {
            #root::model::Rel<#target, #null, #root::model::One, #by>
        },
        &quote! {
            #root::model::Rel::new(&#root::plan::Relation {
                model: #model_name,
                name: #name,
                hops: &[#link.forward()],
                target: #end,
                key: <#key as #root::model::Model>::KEY,
            })
        },
    );
    if let Some(raw) = super::raw(model, field) {
        parts.add(docs, &raw, &quote!(#root::model::Col<#held>), &quote!(#root::model::Col::new(#column)));
    }
}

/// The handle of a relation without a column here.
fn declared(model: &Model, relation: &Relation, at: usize, parts: &mut Parts) {
    let Model { ident, root, .. } = model;
    let Relation { name, target, kind } = relation;
    let (model_name, own_name) = (bare(ident), bare(name));
    let (join, back) = (join(at), back(at));
    let many = quote!(#root::model::Many);
    let key = quote!(<#target as #root::model::Model>::KEY);
    // A key that is held here is the only one that a row has of its own.
    let by = if let RelationKind::One(_) = kind { quote!(Back) } else { quote!(Primary) };
    let (count, hops, key) = match kind {
        RelationKind::Many(None) => {
            (many, quote!(&[#back.reverse()]), quote!(<#target as #root::model::PointsTo<#ident>>::HOLDER))
        }
        RelationKind::One(None) => (
            quote!(#root::model::One),
            quote!(&[#back.reverse()]),
            quote!(<#target as #root::model::PointsTo<#ident>>::HOLDER),
        ),
        RelationKind::Many(Some(_)) => (many, quote!(&[#back.reverse()]), key),
        RelationKind::One(Some(_)) => (quote!(#root::model::One), quote!(&[#back.reverse()]), key),
        RelationKind::Join { .. } | RelationKind::Through { .. } => (many, quote!(&#join.forward()), key),
        RelationKind::Reverse(_) => (many, quote!(&#back.reverse()), key),
    };
    parts.add(
        &[],
        name,
        &quote! {
            #root::model::Rel<#target, #root::model::Nullable, #count, #root::model::#by>
        },
        &quote! {
            #root::model::Rel::new(&#root::plan::Relation {
                model: #model_name,
                name: #own_name,
                hops: #hops,
                target: #key,
                key: #key,
            })
        },
    );
}
