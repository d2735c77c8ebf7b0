//! `ordering(…)` and `latest_by(…)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::super::definition::{Model, Order};

/// The keys, as an expression of type `&'static [Key]`.
pub(super) fn keys(model: &Model, orders: &[Order]) -> TokenStream {
    let Model { ident, root, .. } = model;
    let fields = quote!(<#ident as #root::model::Model>::FIELDS);
    let keys = orders.iter().map(|Order { path, descending }| {
        let (segments, end) = (path.segments(root, &fields), path.end(root, &fields));
        let value = path.value(root, &fields);
        let place = path.last().map_or_else(Span::call_site, Ident::span);
        let (value_name, root_there) = (quote_spanned!(place=> value), super::at(place, root));
        let check = quote_spanned!(place=> #root_there::model::ordered(#value_name));
        quote! {
            #root::plan::Key {
                expr: #root::plan::Expr::Path(#segments),
                descending: #descending,
                nulls: #root::plan::Nulls::Default,
                target: {
                    let #value_name = #value;
                    #check;
                    #root::model::ordering_of(#end)
                },
            }
        }
    });
    quote!(&[#(#keys),*])
}
