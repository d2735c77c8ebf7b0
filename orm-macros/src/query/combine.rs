//! `union`, `intersection` and `difference`: their arguments, their place in the plan, what rustc checks of them.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::ast::{Call, Combine, Query, Source};
use super::parse::{Parser, is_query, option, place};
use super::row;
use super::scope::Context;
use super::tokens::Link;
use crate::path::bare;

/// Whether this is the name of a set operation.
pub(super) fn is_combining(name: &Ident) -> bool {
    ["union", "intersection", "difference"].contains(&bare(name).as_str())
}

/// The last of the methods that says what rows are, as tokens: after a set operation it is said of each part.
pub(super) fn selection(links: &[Link]) -> Option<TokenStream> {
    links.iter().rev().find_map(|link| match link {
        Link::Call(name, arguments) if name == "values" || name == "values_list" => Some(quote!(.#name #arguments)),
        _ => None,
    })
}

impl Parser {
    /// The arguments of a set operation. `selection` is added to each query.
    pub(super) fn combine(&mut self, name: &Ident, group: &Group, selection: Option<&TokenStream>) -> Option<Call> {
        let text = bare(name);
        let mut combine = Combine { name: name.clone(), all: false, parts: Vec::new() };
        // The parts stand beside this query, not inside of it.
        let beside = self.models.pop();
        for argument in self.arguments(group.stream()) {
            match option(&argument) {
                Some((word, _)) if word == "all" && text == "union" => combine.all = self.flag(&argument),
                None if is_query(&argument) => {
                    if let Some(part) = self.query(quote!(#argument #selection)) {
                        combine.parts.push((place(&argument), part));
                    }
                }
                _ => {
                    self.report.at(&argument, format!("`{text}` takes queries\nhelp: write `{text}(Model.filter(…))`"))
                }
            }
        }
        self.models.extend(beside);
        if combine.parts.is_empty() && self.report.is_empty() {
            self.report.at(name, format!("`{text}` takes queries\nhelp: write `{text}(Model.filter(…))`"));
        }
        Some(Call::Combine(combine))
    }
}

impl Query {
    /// Whether it is a union, an intersection or a difference.
    pub(super) fn is_combined(&self) -> bool {
        self.methods.iter().any(|method| matches!(method.call, Call::Combine(_)))
    }
}

impl<'a> Context<'a> {
    /// Adds the steps of a set operation. `shape` are those of `steps` that say what rows are.
    pub(super) fn combine(
        &mut self,
        query: &'a Query,
        combine: &'a Combine,
        sliced: bool,
        shape: &[TokenStream],
        steps: &mut Vec<TokenStream>,
    ) {
        let root = self.root;
        let none = self.list(&[]);
        let clear = quote!(#root::plan::Step::Order(#none));
        if let (true, Source::Model(model)) = (sliced, &query.source) {
            // A slice belongs to the first part alone: it becomes a further part, added to no rows.
            let (origin, count) = (self.origin(model), self.count);
            let own = self.list(&std::mem::take(steps));
            let first = self.refer(&quote! {
                #root::plan::Plan {
                    #origin
                    steps: #own,
                    base: ::core::option::Option::None,
                    params: #count,
                    present: 0,
                }
            });
            steps.extend(shape.iter().cloned());
            steps.push(quote!(#root::plan::Step::Nothing));
            steps.push(quote!(#root::plan::Step::Combine(#root::plan::Combine::UnionAll, #first)));
        }
        let left = self.signature(query);
        let scope = self.scopes.pop();
        let kind = match (bare(&combine.name).as_str(), combine.all) {
            ("union", false) => "Union",
            ("union", true) => "UnionAll",
            ("intersection", _) => "Intersection",
            _ => "Difference",
        };
        let union = bare(&combine.name) == "union";
        let kind = format_ident!("{kind}");
        for (_, part) in &combine.parts {
            let (plan, right) = self.nested(part, |context| context.signature(part));
            // Of sides of different widths more has been said.
            let same = row::width(query) == row::width(part);
            for ((_, left), (span, right)) in left.iter().zip(&right).filter(|_| same) {
                let call = format_ident!("__same_column", span = *span);
                let of = if union { "same_column" } else { "same_type" };
                let of = format_ident!("{of}", span = *span);
                self.checked(&quote_spanned!(*span=> { use #root::query::#of as #call; #call(#left, #right) }));
            }
            steps.push(quote!(#root::plan::Step::Combine(#root::plan::Combine::#kind, #plan)));
        }
        self.scopes.extend(scope);
        // The order of the first part is not that of all.
        steps.push(clear);
    }

    /// What the rows of a query consist of, each as a value that rustc compares. Called inside of its scope.
    fn signature(&self, query: &Query) -> Vec<(Span, TokenStream)> {
        let root = self.root;
        match (&query.source, row::columns(self, query)) {
            (Source::Model(model), (true, columns)) => {
                let span = place(model);
                let name = format_ident!("__Whole", span = span);
                let whole = quote_spanned!(span=> { use #root::lookup::Whole as #name; #name::<#model>::new() });
                std::iter::once((span, whole)).chain(columns).collect()
            }
            (_, (_, columns)) => columns,
        }
    }
}
