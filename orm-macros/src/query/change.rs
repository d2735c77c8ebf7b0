//! `update` of what a variable holds: a query, or a row. Which of the two, only rustc knows.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr as Rust, UnOp};

use super::ast::{Assignment, Call, Method, Query, Source};
use super::held::{self, Held};
use crate::root::Root;

/// The variable and what is set, if the query is no more than the update of a variable, or of another place.
pub(super) fn of(query: &Query) -> Option<(&Rust, &[Assignment])> {
    match (&query.source, query.methods.as_slice()) {
        (Source::Held(held), [Method { call: Call::Update(assignments), .. }]) if is_place(held) => {
            Some((held, assignments))
        }
        _ => None,
    }
}

/// Whether it can hold a row. What a call gives is a query.
fn is_place(held: &Rust) -> bool {
    match held {
        Rust::Path(_) | Rust::Field(_) | Rust::Index(_) => true,
        Rust::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Rust::Paren(inner) => is_place(&inner.expr),
        _ => false,
    }
}

/// The expansion. Values come first: the row is borrowed as a whole, and they may be of its fields.
pub(super) fn expand(root: &Root, place: &Rust, assignments: &[Assignment]) -> TokenStream {
    let held = Held::new(place);
    let mut context = held.enter(root);
    let sets = context.sets(assignments);
    let sets = context.code(sets);
    let apart = held::set_apart(&held, root, assignments);
    let (count, params) = (context.count, context.parameters());
    let (names, values) = context.bindings();
    let Held { span, own, columns, base, .. } = &held;
    let span = *span;
    let [query, row, method, places, change] =
        ["HoldsQuery", "HoldsRow", "__held_to_change", "__places_of", "__change"].map(|name| Ident::new(name, span));
    let taken = quote_spanned! {span=> {
        #[allow(unused_imports)]
        use #root::query::{#row as _, #query as _};
        #place.#method()
    }};
    let known = quote_spanned!(span=> { use #root::query::places_of as #places; #places(&#base) });
    let site = quote! {{
        static SITE: #root::query::Site = #root::query::Site::new();
        &SITE
    }};
    let changed = quote_spanned! {span=>
        use #root::query::change as #change;
        #change(#base, #site, || #sets.sets(), #count, #params)
    };
    quote! {
        match (#(#values,)* #taken,) {
            (#(#names,)* #base,) => match #known {
                (#own, #columns) => {
                    #apart
                    #changed
                }
            }
        }
    }
}
