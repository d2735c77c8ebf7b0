//! `in_bulk`: rows by a unique field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Condition, Query, Right};
use super::held::{Held, Knows};
use super::parse::Parser;
use super::plan::key_path;
use super::typed::typed;
use crate::path::{Part, Path, Start, bare};
use crate::report::Report;
use crate::root::Root;

/// `in_bulk()`, `in_bulk(path)` or `in_bulk(path, keys)`.
pub(super) struct Bulk {
    /// The field.
    pub(super) path: Path,
    /// That it is one of the keys.
    pub(super) conditions: Vec<Condition>,
}

impl Parser {
    pub(super) fn bulk(&mut self, name: &Ident, arguments: &[Rust]) -> Option<Bulk> {
        let (path, keys) = match arguments {
            [] => return Some(Bulk { path: key_path(), conditions: Vec::new() }),
            [path] => (path, None),
            [path, keys] => (path, Some(keys)),
            [_, _, other, ..] => {
                self.report.at(other, "`in_bulk` takes a field and keys\nhelp: write `in_bulk(field, keys)`");
                return None;
            }
        };
        let path = match Path::parse(path) {
            Ok(path) if path.single().is_some() => path,
            _ => {
                let help = "help: write `in_bulk(pk, keys)`";
                self.report.at(path, format!("the first argument of `in_bulk` is a field of the model\n{help}"));
                return None;
            }
        };
        let among = Ident::new_raw("in", name.span());
        let conditions = keys.map(|keys| Condition::Test {
            path: Path { parts: path.parts.iter().cloned().chain([Part::Name(among)]).collect() },
            right: Right::Value(keys.clone()),
        });
        Some(Bulk { path, conditions: conditions.into_iter().collect() })
    }
}

/// Reports rows that have no field to go by.
pub(super) fn check(query: &Query, report: &mut Report) {
    let Some(method) = query.methods.last().filter(|method| matches!(method.call, Call::InBulk(_))) else { return };
    if query.methods.iter().any(|method| method.call.selects()) {
        report.span(method.span, "`in_bulk` is of rows of models, not of what `values` selects");
    }
    if super::prefetch::is_used(query) {
        report.span(
            method.span,
            "`in_bulk` and `prefetch_related` do not go together\nhelp: filter by the keys, and collect the rows",
        );
    }
}

/// The query as a map.
pub(super) fn expand(root: &Root, query: &Query, bulk: &Bulk, model: &syn::Path, made: &TokenStream) -> TokenStream {
    let path = &bulk.path;
    let fields = quote!(<#model as #root::model::Model>::FIELDS);
    let table = quote!(<#model as #root::model::Model>::TABLE);
    let loaded = super::related::loaded(root, query, model);
    let (field, value) = (path.end(root, &fields), path.with(root, &Start::Fields(&fields), typed));
    let there = root.located(path.place());
    let checks = quote_spanned! {path.place()=>
        const _: () = #there::query::is_unique(<#model as #there::model::Model>::SCHEMA, COLUMN);
        const AT: usize = #there::query::place_in(#table, LOADED, COLUMN);
    };
    quote! {
        #root::query::Bulk::new(#made, {
            const COLUMN: &#root::plan::Column = #root::query::own_column(#table, #field.segment);
            const LOADED: #root::plan::Chosen = #loaded;
            #checks
            #root::query::bulk_key(#value, COLUMN, AT)
        })
    }
}

/// A query that goes on from another as a map. That the field is unique is checked where the model is known, by `held`.
pub(super) fn going_on(root: &Root, bulk: &Bulk, held: &Held<'_>, made: &TokenStream) -> TokenStream {
    let [table, query] = ["table", "query"].map(|name| Ident::new(name, Span::mixed_site()));
    let (own, base) = (&held.own, &held.base);
    let own = quote!(#own);
    let (check, value, column) = match bulk.path.single().filter(|name| bare(name) != "pk") {
        Some(name) => {
            let (there, columns) = (root.located(name.span()), &held.columns);
            let check = quote_spanned!(name.span()=> #there::query::is_unique_at(Model::SCHEMA, Given::GIVEN));
            let place = quote_spanned!(name.span()=> #columns.#name);
            // Keys are compared with the field, which rustc checks, too.
            let known = (!bulk.conditions.is_empty()).then(|| {
                let field = quote_spanned!(name.span()=> #own.#name);
                quote!(let #columns = #root::query::columns_if(#field, #columns);)
            });
            let unique = held.proof(root, columns, &[name], Knows::Model, &check);
            (quote!(#known #unique), quote!(#root::query::column_at(#place)), quote!(#place.column()))
        }
        None => (TokenStream::new(), bulk.path.with(root, &Start::Fields(&own), typed), quote!(#table.key)),
    };
    quote! {
        #check
        let #table = #root::query::table_of(&#base);
        match #made {
            #query => {
                let loaded = #query.loaded();
                #root::query::Bulk::new(#query, #root::query::bulk_key_among(#value, #column, #table, loaded))
            }
        }
    }
}
