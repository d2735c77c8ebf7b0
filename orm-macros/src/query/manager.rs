//! Rows that are made through related rows: `category.products().create(…)`, `product.tags().get_or_create(…)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Method, Query};
use super::code::{self, Node};
use super::held::{Held, Knows};
use super::link::{self, Values};
use super::obtain::Pieces;
use crate::root::Root;

/// The expansion of a query that makes rows through what is held; nothing for any other.
pub(super) fn expand(root: &Root, query: &Query, expression: &Rust) -> Option<TokenStream> {
    let Method { span, call } = query.methods.last()?;
    if let Call::Link(linking) = call {
        return Some(link::expand(root, linking, query.through.as_ref(), *span, expression));
    }
    let held = Held::new(expression);
    let mut context = held.enter(root);
    let base = &held.base;
    let (names, body): (Vec<&Ident>, TokenStream) = match call {
        Call::Create(assignments) => {
            let sets = context.sets(assignments);
            let sets = context.code(sets);
            let (count, params) = (context.count, context.parameters());
            let body = quote! {
                static SITE: #root::query::Site<#root::query::Statement> = #root::query::Site::new();
                #root::related::create(#base, &SITE, || #sets.sets().to_vec(), #count, #params)
            };
            (assignments.iter().map(|assignment| &assignment.name).collect(), body)
        }
        Call::Obtain(obtain) => {
            let Pieces { tests, new, changed, names, updates } = obtain.pieces(&mut context);
            let (count, params) = (context.count, context.parameters());
            let tests = context.code(vec![Node::step(code::Step::Filter).list(tests)]);
            let [new, changed] = [new, changed].map(|sets| context.code(sets));
            let body = quote! {
                static SITE: #root::query::Site<#root::query::Obtaining> = #root::query::Site::new();
                let wanted = || #root::related::Wanted {
                    tests: #tests.steps(),
                    new: #new.sets().to_vec(),
                    changed: #changed.sets().to_vec(),
                    count: #count,
                };
                #root::related::obtain(#base, &SITE, wanted, #params, #updates)
            };
            (names, body)
        }
        _ => return None,
    };
    let complete = complete(&held, root, *span, &names);
    let Values { given, known, complete: between } = context.between(&held, query.through.as_ref(), *span);
    let with = given.map(|given| quote!(let #base = #base.with(#given);));
    let body = quote!(#complete #known #between #with #body);
    let taken = (&quote!(#root::related::Manager), "managed");
    Some(held.with(&context, taken, &quote!(#base), true, &body))
}

/// Lets rustc check that a new row with values in these columns has all that it needs.
fn complete(held: &Held<'_>, root: &Root, method: Span, names: &[&Ident]) -> TokenStream {
    let there = root.located(method);
    let check = quote_spanned! {method=>
        #there::plan::complete_through(Model::SCHEMA, Given::GIVEN, Relation::GIVEN)
    };
    held.proof(root, &held.columns, names, Knows::Relation, &check)
}
