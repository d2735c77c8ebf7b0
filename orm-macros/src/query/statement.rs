//! Statements: a plan as a type, of which `orm-core` makes a constant with its text.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::ast::{Call, Expr, Query};
use super::code::Node;
use super::scope::Context;
use crate::root::Root;

/// An expression for the statement of what `asks` says: a table, a default ordering, and code.
pub(super) fn statement(root: &Root, asks: &TokenStream, doubtful: Option<Span>) -> TokenStream {
    let checked = doubtful.map(|span| {
        let there = root.located(span);
        quote_spanned!(span=> const _: () = #there::query::renders::<__Query>();)
    });
    // The name of a type hides models of that name.
    quote! {{
        struct __Query;
        static KEPT: #root::query::Kept = #root::query::Kept::NEW;
        impl #root::query::Planned for __Query {
            const ASKED: #root::query::Asked = #asks;
        }
        #checked
        #root::query::statement_of::<__Query>()
    }}
}

impl Context<'_> {
    /// What a query of `model` asks by these steps, for [`statement`].
    pub(super) fn asks(&self, model: &syn::Path, steps: Vec<Node>) -> TokenStream {
        let span = super::parse::place(model);
        let there = self.root.located(span);
        let origin = quote_spanned!(span=> <#model as #there::model::Model>::ORIGIN);
        let (root, code) = (self.root, self.code(steps));
        quote!(#root::query::Asked { origin: #origin, code: #code, kept: &KEPT })
    }
}

/// The place of what may turn out to be wrong when the text is written, which is then done at once and not only when code
/// is generated. `each_parent`: whether a slice is one of the rows of each parent.
pub(super) fn doubtful(query: &Query, each_parent: bool) -> Option<Span> {
    let combined = query.is_combined();
    let windows = each_parent && query.methods.iter().any(|method| names_window(&method.call));
    query.methods.iter().rev().find_map(|method| match &method.call {
        // A set operation is ordered by what it selects.
        Call::OrderBy(_) if combined => Some(method.span),
        // A slice of each parent's rows takes no conditions over windows.
        Call::Slice { .. } if windows => Some(method.span),
        _ => None,
    })
}

fn names_window(call: &Call) -> bool {
    let (Call::Annotate(items) | Call::Alias(items)) = call else { return false };
    items.iter().any(|item| matches!(item.expr, Expr::Window(_)))
}
