//! `annotate(name = FilteredRelation(relation, Q(…)))`: a relation whose rows meet a condition, under a name of its own.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Condition, Query};
use super::condition::is_named;
use super::parse::{Parser, option, place};
use super::scope::{Context, Side};
use crate::path::{Path, bare};

/// `name = FilteredRelation(relation, condition)`
pub(super) struct Filtered {
    pub(super) name: Ident,
    pub(super) path: Path,
    pub(super) condition: Condition,
    span: proc_macro2::Span,
}

impl Parser {
    /// Takes filtered relations out of the arguments of `annotate` or `alias`.
    pub(super) fn filtered_relations(&mut self, arguments: Vec<Rust>) -> Vec<Rust> {
        let mut others = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let call = match option(&argument) {
                Some((name, Rust::Call(call))) if is_named(&call.func, "FilteredRelation") => (name, call),
                _ => {
                    others.push(argument);
                    continue;
                }
            };
            match self.filtered(call.0, call.1) {
                Some(filtered) => self.relations.push(filtered),
                None => self.lost = true,
            }
        }
        others
    }

    fn filtered(&mut self, name: &Ident, call: &syn::ExprCall) -> Option<Filtered> {
        if bare(name).contains("__") {
            self.report.at(name, "a name cannot contain `__`, which joins the parts of a path");
            return None;
        }
        let (Some(relation), Some(condition), 2) = (call.args.first(), call.args.get(1), call.args.len()) else {
            self.report.at(
                call,
                "`FilteredRelation` takes a relation and a condition\nhelp: write `FilteredRelation(relation, Q(relation__field = value))`",
            );
            return None;
        };
        let condition = match option(condition) {
            Some((name, value)) if name == "condition" => value,
            _ => condition,
        };
        let (path, span) = (self.path(relation), place(condition));
        let condition = self.condition(condition)?;
        Some(Filtered { name: name.clone(), path: path?, condition, span })
    }
}

impl<'a> Context<'a> {
    /// Makes the relations of `query` known by their names.
    pub(super) fn relate(&mut self, query: &'a Query) {
        for method in &query.methods {
            if let Call::Relate(relations) = &method.call {
                relations.iter().for_each(|filtered| self.relate_one(filtered));
            }
        }
    }

    fn relate_one(&mut self, filtered: &'a Filtered) {
        let root = self.root;
        self.own_names([&filtered.name]);
        let name = bare(&filtered.name);
        // In a constant of its own, which cannot reach declared types, with code of its own.
        let types = self.types.take();
        let beside = std::mem::take(&mut self.beside);
        let condition = self.condition(&filtered.condition);
        let condition = self.code(vec![condition]);
        self.beside = beside;
        self.types = types;
        let path = self.path(&filtered.path, Side::Plan, 0, |handles| self.list(&handles.segments(true)));
        let there = root.located(filtered.span);
        let relation = if self.keeps {
            let filter = quote_spanned!(filtered.span=> #there::plan::Filter::new(#path, #condition.condition()));
            quote!({
                let filter: &'static #root::plan::Filter = #root::plan::keep(#filter);
                #root::plan::keep(filter.relation(#root::plan::keep(filter.hops(#name))))
            })
        } else {
            let number = self.relation_count;
            self.relation_count += 1;
            let [own, when, on, hops, relation] =
                ["PATH", "WHEN", "ON", "HOPS", "RELATION"].map(|kind| format_ident!("{kind}{number}"));
            let filter = quote_spanned!(filtered.span=> #there::plan::Filter::new(#own, #when));
            let check = quote_spanned!(filtered.span=> const _: () = #there::plan::Filter::check(#own, &#when););
            self.items.extend(quote! {
                const #own: &[#root::plan::Segment] = #path;
                const #when: #root::plan::Condition = {
                    struct Condition;
                    impl #root::plan::Coded for Condition {
                        const CODE: #root::plan::Code = #condition;
                    }
                    #root::plan::condition_of::<Condition>()
                };
                #check
                const #on: &#root::plan::Filter = &#filter;
                #[allow(dead_code)]
                const #hops: &[#root::plan::Hop; 2] = &#on.hops(#name);
                #[allow(dead_code)]
                const #relation: &#root::plan::Relation = &#on.relation(#hops);
            });
            quote!(#relation)
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.relations.push((&filtered.name, &filtered.path, relation));
        }
    }

    /// The path that begins with a filtered relation's name, as one that begins with that relation; what the handle of
    /// the relation is replaced by, and where it stands.
    pub(super) fn through(&self, path: &Path, side: Side, level: usize) -> Option<(Path, usize, Option<TokenStream>)> {
        let (_, relation, made) =
            self.scope(level)?.relations.iter().rev().find(|(name, ..)| path.begins_with(name))?;
        let parts = relation.parts.iter().chain(path.parts.iter().skip(1)).cloned().collect();
        let made = match side {
            Side::Plan => Some(quote_spanned!(relation.place()=> __relation.filtered(#made))),
            // The type is the relation's own.
            Side::Typed | Side::Const => None,
        };
        Some((Path { parts }, relation.parts.len().saturating_sub(1), made))
    }
}
