//! `bulk_create`: many rows, each made of the values that a pattern binds.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr as Rust, Lit, Pat};

use super::ast::Assignment;
use super::condition::is_named;
use super::parse::{Parser, option, place};
use super::scope::Context;
use crate::path::located;

/// The arguments of `bulk_create`.
pub(super) struct Many {
    /// What is iterated over.
    items: Rust,
    /// What is bound to each item.
    pattern: Pat,
    /// What a row is made of.
    assignments: Vec<Assignment>,
    conflicts: Conflicts,
}

/// What happens with rows that are there.
enum Conflicts {
    Fail,
    Ignore,
    Update { unique: Vec<Ident>, update: Vec<Ident> },
}

impl Parser {
    /// The arguments of `bulk_create`.
    pub(super) fn many(&mut self, name: &Ident, arguments: &[Rust]) -> Option<Many> {
        let help = format!("help: write `{name}(items, |item| (field = item, …))`");
        let [items, row, options @ ..] = arguments else {
            self.report.at(name, format!("`{name}` takes what rows are made of, and how\n{help}"));
            return None;
        };
        let Rust::Closure(closure) = row else {
            self.report.at(row, format!("expected how a row is made\n{help}"));
            return None;
        };
        let (Some(pattern), 1) = (closure.inputs.first(), closure.inputs.len()) else {
            self.report.at(row, "each item is one pattern\nhelp: write `|(one, other)|` for a pair");
            return None;
        };
        let values: Vec<Rust> = match &*closure.body {
            Rust::Tuple(tuple) => tuple.elems.iter().cloned().collect(),
            Rust::Paren(one) => vec![(*one.expr).clone()],
            other => {
                self.report.at(other, format!("expected `(field = value, …)`\n{help}"));
                return None;
            }
        };
        let assignments = self.assignments(name, &values);
        for expr in assignments.iter().filter_map(Assignment::expr) {
            self.lost = true;
            self.report
                .span(expr.place(), format!("`{name}` makes rows of Rust values, not of what the database computes"));
        }
        let mut conflicts = Conflicts::Fail;
        for option in options {
            conflicts = self.conflicts(option)?;
        }
        Some(Many { items: items.clone(), pattern: pattern.clone(), assignments, conflicts })
    }

    fn conflicts(&mut self, argument: &Rust) -> Option<Conflicts> {
        match (option(argument), argument) {
            (Some((key, Rust::Lit(lit))), _) if key == "ignore_conflicts" && matches!(lit.lit, Lit::Bool(_)) => {
                Some(if self.flag(argument) { Conflicts::Ignore } else { Conflicts::Fail })
            }
            (None, Rust::Call(call)) if is_named(&call.func, "update_conflicts") => {
                let (mut unique, mut update) = (Vec::new(), Vec::new());
                for part in &call.args {
                    match part {
                        Rust::Call(part) if is_named(&part.func, "unique") => unique = self.fields(part),
                        Rust::Call(part) if is_named(&part.func, "update") => update = self.fields(part),
                        other => self.report.at(other, "expected `unique(field, …)` or `update(field, …)`"),
                    }
                }
                if (unique.is_empty() || update.is_empty()) && self.report.is_empty() {
                    let help = "help: write `update_conflicts(unique(field), update(field))`";
                    self.report.at(call, format!("rows are known by fields, and fields of them are updated\n{help}"));
                }
                Some(Conflicts::Update { unique, update })
            }
            _ => {
                let help = "help: there are `ignore_conflicts = true` and `update_conflicts(unique(…), update(…))`";
                self.report.at(argument, format!("`bulk_create` has no such option\n{help}"));
                None
            }
        }
    }

    fn fields(&mut self, call: &syn::ExprCall) -> Vec<Ident> {
        let paths: Vec<_> = call.args.iter().filter_map(|field| Some((field, self.path(field)?))).collect();
        let mut fields = Vec::with_capacity(paths.len());
        for (field, path) in paths {
            match path.single() {
                Some(name) => fields.push(name.clone()),
                None => self.report.at(field, "expected a field of the row itself"),
            }
        }
        fields
    }
}

/// The expansion of `bulk_create`.
pub(super) fn expand(root: &TokenStream, many: &Many, model: &syn::Path, method: proc_macro2::Span) -> TokenStream {
    let mut context = Context::new(root, false, false);
    context.enter(model);
    let Many { items, pattern, assignments, conflicts } = many;
    let creation = context.creation(method, assignments);
    let columns = |context: &Context<'_>, names: &[Ident]| -> Vec<TokenStream> {
        names.iter().map(|name| context.column(name)).collect()
    };
    let (new, conflicts) = match conflicts {
        Conflicts::Fail => (quote!(returning), quote!(Fail)),
        Conflicts::Ignore => (quote!(ignoring), quote!(Ignore)),
        Conflicts::Update { unique, update } => {
            let (unique, update) = (columns(&context, unique), columns(&context, update));
            (quote!(returning), quote!(Update { unique: &[#(#unique),*], update: &[#(#update),*] }))
        }
    };
    let (checks, params) = (&context.items, context.parameters());
    let span = place(items);
    let there = located(&quote!(::core), span);
    let each = quote_spanned!(span=> #there::iter::IntoIterator::into_iter(#items));
    quote! {
        #root::query::BulkCreate::<#model, _>::#new(
            {
                #checks
                const CREATION: &#root::plan::Creation = #creation;
                CREATION
            },
            {
                const CONFLICTS: &#root::plan::Conflicts = &#root::plan::Conflicts::#conflicts;
                CONFLICTS
            },
            #each.map(|#pattern| #params)
        )
    }
}
