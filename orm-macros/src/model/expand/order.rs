//! `ordering(…)` and `latest_by(…)`.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::definition::{Model, Order};

/// The keys, as an expression of type `&'static [Key]`.
pub(super) fn keys(model: &Model, orders: &[Order]) -> TokenStream {
    let Model { ident, root, .. } = model;
    let fields = quote!(<#ident as #root::model::Model>::FIELDS);
    let keys = orders.iter().map(|Order { path, descending }| {
        let (segments, end) = (path.segments(root, &fields), path.end(root, &fields));
        quote! {
            #root::plan::Key {
                expr: #root::plan::Expr::Path(#segments),
                descending: #descending,
                nulls: #root::plan::Nulls::Default,
                target: #root::model::ordering_of(#end),
            }
        }
    });
    quote!(&[#(#keys),*])
}
