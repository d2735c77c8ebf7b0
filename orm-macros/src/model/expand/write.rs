//! What writing rows needs: values by the places of columns, defaults, and what points to the model.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, ExprLit, Lit, UnOp};

use super::super::definition::{Field, Model, RelationKind};
use super::super::relation::is;
use super::{back, column, join, of_field};
use crate::root::Root;

/// The items of `Model` that writing reads.
pub(super) fn expand(model: &Model, key_at: usize) -> TokenStream {
    let Model { root, fields, .. } = model;
    let params = fields.iter().enumerate().map(|(at, field)| {
        let (value, write) = (here(field), of_field(root, field, &quote!(write)));
        quote!(#at => taker.take(#write(&#value)),)
    });
    let received = fields.iter().enumerate().filter(|(at, field)| {
        let assigned = *at == key_at && field.ident == "id";
        assigned || field.pointer.is_some() || field.options.generated.is_some()
    });
    let received = received.map(|(at, field)| {
        let (place, column, read) = (here(field), column(at), of_field(root, field, &quote!(read)));
        quote!(#at => #place = #read(value, #column)?,)
    });
    let swapped = fields.iter().enumerate().map(|(at, field)| {
        let (first, last) = super::ends(&field.ty);
        let (module, swap) = (quote_spanned!(first=> ::core::mem), quote_spanned!(last=> swap));
        let (own, other) = (here(field), place_in(&quote_spanned!(first=> other), field));
        quote!(#at => #module::#swap(&mut #own, &mut #other),)
    });
    let timed = fields.iter().enumerate().filter(|(_, field)| is_timed(field));
    let timed = timed.map(|(at, field)| {
        let (place, now) = (here(field), now(root, field));
        quote!(#at => #place = #now,)
    });
    let defaults = fields.iter().enumerate().filter_map(|(at, field)| {
        let value = default(root, field)?;
        Some(quote!(#at => ::core::option::Option::Some(#value),))
    });
    let dependants = dependants(model);
    let parents = parents(model);
    quote! {
            const DEPENDANTS: &'static [#root::write::Dependant] = &[#(#dependants),*];
            const PARENTS: &'static [#root::write::Parent] = &[#(#parents),*];
            const KEPT: &'static #root::write::Kept = {
                static KEPT: #root::write::Kept = #root::write::Kept::NEW;
                &KEPT
            };
            fn default_of(at: usize) -> ::core::option::Option<#root::query::Param<'static>> {
                match at {
                    #(#defaults)*
                    _ => ::core::option::Option::None,
                }
            }
            #[inline]
            fn give<'s, T: #root::query::Take<'s>>(&'s self, at: usize, taker: T) -> T::Made {
                match at {
                    #(#params)*
                    _ => taker.take(#root::query::Param::Null),
                }
            }
            #[allow(unused_variables)]
            fn receive(
                &mut self,
                at: usize,
                value: #root::query::Value<'_>,
            ) -> ::core::result::Result<(), #root::model::Mismatch> {
                match at {
                    #(#received)*
                    _ => {}
                }
                ::core::result::Result::Ok(())
            }
            fn touch(&mut self, at: usize) {
                match at {
                    #(#timed)*
                    _ => {}
                }
            }
            fn swap(&mut self, at: usize, other: &mut Self) {
                match at {
                    #(#swapped)*
                    _ => {}
                }
            }
    }
}

/// The current time, at the place of the field's type: as [`super::of_field`].
fn now(root: &Root, field: &Field) -> TokenStream {
    let ty = &field.ty;
    let (first, last) = super::ends(ty);
    let (open, rest) = (quote_spanned!(first=> <), super::at(last, &quote!(as #root::write::Now>::now())));
    quote!(#open #ty #rest)
}

/// The field of `self`, at the place of its type: as [`super::of_field`].
fn here(field: &Field) -> TokenStream {
    let (first, _) = super::ends(&field.ty);
    place_in(&quote_spanned!(first=> self), field)
}

/// The field of a row: as [`here`].
fn place_in(row: &TokenStream, field: &Field) -> TokenStream {
    let (_, last) = super::ends(&field.ty);
    let mut ident = field.ident.clone();
    ident.set_span(last);
    quote!(#row.#ident)
}

fn is_timed(field: &Field) -> bool {
    field.options.auto_now.is_some() || field.options.auto_now_add.is_some()
}

/// The parameter that stands for a value that is not given, if there is a default.
fn default(root: &Root, field: &Field) -> Option<TokenStream> {
    let ty = &field.ty;
    if is_timed(field) {
        let now = now(root, field);
        return Some(quote! {{
            let value: #ty = #now;
            #root::model::Field::write(&value).into_owned()
        }});
    }
    let value = field.options.default.as_ref()?;
    // What is written out is a value of the column, whether it can be NULL or not.
    let base = quote!(<#ty as #root::model::Field>::Base);
    let (ty, value) = match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            let (open, rest) = (quote_spanned!(text.span()=> <), quote!(as #root::write::TextDefault>::of_text));
            let rest = super::at(text.span(), &rest);
            let of = super::at(text.span(), &base);
            (base, quote!(#open #of #rest(#text)))
        }
        value if field.pointer.is_some() || is_written_out(value) => (base, quote!(#value)),
        value => (quote!(#ty), quote!(#value)),
    };
    Some(quote! {{
        let value: #ty = #value;
        #root::model::Field::write(&value).into_owned()
    }})
}

fn is_written_out(value: &Expr) -> bool {
    match value {
        Expr::Lit(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_written_out(&unary.expr),
        _ => false,
    }
}

/// What the model inherits from.
fn parents(model: &Model) -> Vec<TokenStream> {
    let root = &model.root;
    let links = model.fields.iter().enumerate().filter(|(_, field)| field.options.parent_link.is_some());
    links
        .map(|(at, field)| {
            let target = super::target(root, field);
            quote!(#root::write::Parent::new(#at, <#target as #root::model::Model>::facts))
        })
        .collect()
}

/// What points to the model by the relations that it declares.
fn dependants(model: &Model) -> Vec<TokenStream> {
    let Model { ident, root, .. } = model;
    let mut dependants = Vec::new();
    for (at, relation) in model.relations.iter().enumerate() {
        let (join, back) = (join(at), back(at));
        match &relation.kind {
            RelationKind::Many(_) | RelationKind::One(_) => {
                dependants.push(quote!(#root::write::Dependant::key(#back)));
            }
            RelationKind::Join { .. } | RelationKind::Through { .. } => {
                dependants.push(quote!(#root::write::Dependant::near(#join)));
                if is(&relation.target, ident) {
                    dependants.push(quote!(#root::write::Dependant::far(#join)));
                }
            }
            RelationKind::Reverse(_) => dependants.push(quote!(#root::write::Dependant::far(#back))),
        }
    }
    dependants
}
