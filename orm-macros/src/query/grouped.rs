//! Whether a query yields groups in no order, of which there is no first and no last.

use proc_macro2::TokenStream;
use quote::quote;

use super::ast::{Call, Expr, Named, Query, Selected};
use super::scope::{Context, Side};
use crate::path::{Path, bare};

/// What a query for groups in no order becomes, if this is one: whether it groups by the primary key is left to rustc.
pub(super) fn state(context: &Context<'_>, query: &Query) -> Option<TokenStream> {
    let by = groups(query)?;
    let (root, model) = (context.root, context.model()?);
    let fields = by.iter().map(|path| {
        context.path(path, Side::Const, 0, |handles| match handles.begins_with_annotation() {
            true => quote!(#root::plan::Segment::Index(0)),
            false => {
                let end = handles.end();
                quote!(#end.segment)
            }
        })
    });
    Some(quote! {
        .grouped::<{ #root::query::has_key(<#model as #root::model::Model>::TABLE, &[#(#fields),*]) }>()
    })
}

/// The fields by which a query groups, if it does and has no order.
fn groups(query: &Query) -> Option<Vec<Path>> {
    let mut aggregates: Vec<String> = Vec::new();
    let (mut selected, mut groups, mut ordered) = (None, None, false);
    for method in &query.methods {
        match &method.call {
            Call::Values(items) | Call::ValuesList { items, .. } if !items.is_empty() => {
                let named = items.iter().filter_map(|item| match item {
                    Selected::Named(item) => Some(item),
                    Selected::Path(_) => None,
                });
                if note(named, &mut aggregates) && selected.is_some() {
                    groups.clone_from(&selected);
                }
                selected = Some(items.iter().filter_map(field).collect::<Vec<Path>>());
            }
            Call::Annotate(items) | Call::Alias(items) => {
                let aggregated = note(items.iter(), &mut aggregates);
                if aggregated && selected.is_some() {
                    groups.clone_from(&selected);
                }
            }
            Call::OrderBy(keys) => ordered = !keys.is_empty(),
            _ => {}
        }
    }
    groups.filter(|_| !ordered && !query.is_combined())
}

/// The model's own field that is selected.
fn field(item: &Selected) -> Option<Path> {
    let path = match item {
        Selected::Path(path) | Selected::Named(Named { expr: Expr::Path(path), .. }) => path,
        Selected::Named(_) => return None,
    };
    path.single().is_some().then(|| path.clone())
}

/// Whether one of these aggregates; then its name does, too.
fn note<'a>(items: impl Iterator<Item = &'a Named>, aggregates: &mut Vec<String>) -> bool {
    let before = aggregates.len();
    for item in items {
        if has_aggregate(&item.expr, aggregates) {
            aggregates.push(bare(&item.name));
        }
    }
    aggregates.len() > before
}

fn has_aggregate(expr: &Expr, aggregates: &[String]) -> bool {
    match expr {
        Expr::Aggregate(_) => true,
        Expr::Path(path) => path.single().is_some_and(|name| aggregates.contains(&bare(name))),
        // What it computes over is grouped by what is selected then.
        Expr::Window(_) => false,
        other => other.parts().0.into_iter().any(|part| has_aggregate(part, aggregates)),
    }
}
