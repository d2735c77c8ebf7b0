//! `ordering(…)` and `latest_by(…)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::super::definition::{Model, Order};
use crate::path::Start;

/// The keys, as an expression of type `&'static [Key]`.
pub(super) fn keys(model: &Model, orders: &[Order]) -> TokenStream {
    let Model { ident, root, .. } = model;
    let fields = quote!(<#ident as #root::model::Model>::FIELDS);
    let keys = orders.iter().map(|Order { path, descending }| {
        let segments = path.segments(root, &fields);
        let place = path.last().map_or_else(Span::call_site, Ident::span);
        let root_there = super::at(place, &quote!(#root));
        let target = path.with(root, &Start::Fields(&fields), |handles| {
            let (value, end) = (handles.value(), handles.end());
            let value_there = quote_spanned!(place=> value);
            let order = quote_spanned!(place=> #root_there::model::order_of(#value_there, #end));
            quote! {{
                let #value_there = #value;
                #order
            }}
        });
        quote! {
            #root::plan::Key {
                expr: #root::plan::Expr::Path(#segments),
                descending: #descending,
                nulls: #root::plan::Nulls::Default,
                target: #target,
            }
        }
    });
    quote!(&[#(#keys),*])
}
