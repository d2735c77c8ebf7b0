//! The plan: what was written, as a literal of `orm_core::plan`.
//!
//! Parameters are numbered while the plan is made, in the order of the source.

mod expression;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

pub(super) use self::expression::Hint;
use super::ast::{Call, Dates, Expr, Key, Named, Nulls, Query, Selected, Source};
use super::scope::{Context, Side};
use crate::model::names::mark;
use crate::path::{Path, bare};

impl<'a> Context<'a> {
    /// The plan of a query inside of another. `inside` is called before its scope is left.
    pub(super) fn nested<R>(&mut self, query: &'a Query, inside: impl FnOnce(&mut Self) -> R) -> (TokenStream, R) {
        let root = self.root;
        let before = self.count;
        // Only a query that begins at a model is taken for one inside of another.
        let model = match &query.source {
            Source::Model(model) => model.clone(),
            Source::Held(_) => Ident::new("__held", query.place()).into(),
        };
        self.enter(&model);
        let steps = self.steps(query);
        let steps = self.list(&steps);
        let result = inside(self);
        self.scopes.pop();
        let count = self.count - before;
        let origin = self.origin(&model);
        let plan = self.refer(&quote! {
            #root::plan::Plan {
                #origin
                steps: #steps,
                base: ::core::option::Option::None,
                params: #count,
                present: 0,
            }
        });
        (plan, result)
    }

    /// The steps of a query.
    pub(super) fn steps(&mut self, query: &'a Query) -> Vec<TokenStream> {
        let mut steps = Vec::with_capacity(query.methods.len());
        steps.extend(super::related::loading_step(self, query));
        for path in super::related::beyond(query) {
            let end = self.end(&path);
            self.checked(&quote!({ let _ = #end; }));
        }
        self.relate(query);
        steps.extend(super::related::step(self, query));
        // Those that say what rows are.
        let mut shape = steps.clone();
        let mut sliced = false;
        for method in &query.methods {
            let start = steps.len();
            match &method.call {
                Call::Combine(combine) => {
                    self.combine(query, combine, sliced, &shape, &mut steps);
                    sliced = false;
                    continue;
                }
                Call::Slice { .. } => sliced = true,
                _ => {}
            }
            self.step(method.span, &method.call, &mut steps);
            if method.call.shapes() {
                shape.extend(steps.iter().skip(start).cloned());
            }
        }
        steps
    }

    fn step(&mut self, span: Span, call: &'a Call, steps: &mut Vec<TokenStream>) {
        let root = self.root;
        match call {
            Call::All => {}
            Call::Filter(conditions) | Call::Get(conditions) => {
                if !conditions.is_empty() {
                    let conditions = self.conditions(conditions);
                    steps.push(quote!(#root::plan::Step::Filter(#conditions)));
                }
            }
            Call::FilterSome(conditions) => {
                let step = self.filter_some(conditions);
                steps.push(step);
            }
            Call::Exclude(conditions) => {
                let conditions = self.conditions(conditions);
                steps.push(quote!(#root::plan::Step::Exclude(#conditions)));
            }
            Call::OrderBy(keys) => {
                let keys = self.keys(keys, false);
                steps.push(quote!(#root::plan::Step::Order(#keys)));
            }
            Call::Edge { keys, latest } => {
                if keys.is_empty() {
                    let model = self.scopes.last().and_then(|scope| scope.model.as_ref());
                    let keys = quote!(<#model as #root::model::Model>::LATEST_BY);
                    let there = root.located(span);
                    self.items.extend(quote_spanned!(span=> const _: () = #there::plan::latest_by(#keys);));
                    steps.push(quote!(#root::plan::Step::Order(#keys)));
                    steps.extend(latest.then(|| quote!(#root::plan::Step::Reverse)));
                } else {
                    let keys = self.keys(keys, *latest);
                    steps.push(quote!(#root::plan::Step::Order(#keys)));
                }
                steps.push(quote! {
                    #root::plan::Step::Slice {
                        start: ::core::option::Option::None,
                        stop: ::core::option::Option::Some(#root::plan::Bound::Number(1)),
                    }
                });
            }
            Call::Reverse => steps.push(quote!(#root::plan::Step::Reverse)),
            Call::Distinct => steps.push(quote!(#root::plan::Step::Distinct)),
            Call::Nothing => steps.push(quote!(#root::plan::Step::Nothing)),
            Call::Slice { start, stop } => {
                let (start, stop) = (self.bound_of(start.as_ref()), self.bound_of(stop.as_ref()));
                steps.push(quote!(#root::plan::Step::Slice { start: #start, stop: #stop }));
            }
            Call::Aggregate(items) => {
                let items = self.annotations(items);
                steps.push(quote!(#root::plan::Step::Aggregate(#items)));
            }
            Call::Annotate(items) => {
                let items = self.annotations(items);
                steps.push(quote!(#root::plan::Step::Annotate(#items)));
            }
            Call::Alias(items) => {
                let items = self.annotations(items);
                steps.push(quote!(#root::plan::Step::Alias(#items)));
            }
            Call::Values(items) | Call::ValuesList { items, .. } => {
                // Without names they are all columns, which is what a query selects.
                if !items.is_empty() {
                    self.selection(items, steps);
                }
            }
            // All of these together are one step.
            Call::Only(_) | Call::Defer(_) | Call::SelectRelated(_) => {}
            // Known before all steps.
            Call::Relate(_) => {}
            // Statements of their own.
            Call::PrefetchRelated(_) => {}
            // It needs the whole query.
            Call::Combine(_) => {}
            Call::Update(assignments) => {
                let sets = self.sets(assignments);
                steps.push(quote!(#root::plan::Step::Update(#sets)));
            }
            // It is of several plans.
            Call::Obtain(_) | Call::Many(_) | Call::Link(_) => {}
            Call::InBulk(bulk) => {
                if !bulk.conditions.is_empty() {
                    let conditions = self.conditions(&bulk.conditions);
                    steps.push(quote!(#root::plan::Step::Filter(#conditions)));
                }
            }
            // A variable has no model to be made a row of, which was reported.
            Call::Create(_) if self.keeps => {}
            Call::Create(assignments) => {
                let creation = self.creation(span, assignments);
                steps.push(quote!(#root::plan::Step::Create(#creation)));
            }
            Call::Dates(dates) => self.dates(dates, steps),
        }
    }

    fn bound_of(&mut self, bound: Option<&'a Rust>) -> TokenStream {
        let root = self.root;
        let bound = match bound {
            None => return quote!(::core::option::Option::None),
            Some(Rust::Lit(lit))
                if let syn::Lit::Int(number) = &lit.lit
                    && let Ok(number) = number.base10_parse::<u64>() =>
            {
                quote!(#root::plan::Bound::Number(#number))
            }
            Some(bound) => {
                let span = super::parse::place(bound);
                let value = self.value(bound);
                let number = self.param(&quote_spanned!(span=> #root::query::SliceEnd.param(#value)));
                quote!(#root::plan::Bound::Param(#number))
            }
        };
        quote!(::core::option::Option::Some(#bound))
    }

    pub(super) fn keys(&mut self, keys: &'a [Key], flip: bool) -> TokenStream {
        let keys: Vec<TokenStream> = keys.iter().map(|key| self.key(key, flip)).collect();
        self.list(&keys)
    }

    fn key(&mut self, key: &'a Key, flip: bool) -> TokenStream {
        let root = self.root;
        let descending = key.descending != flip;
        let nulls = match key.nulls {
            Nulls::Default => quote!(Default),
            Nulls::First => quote!(First),
            Nulls::Last => quote!(Last),
        };
        // One that names where NULLs come is an expression, which a relation's ordering does not replace.
        if let (Expr::Path(path), Nulls::Default) = (&key.expr, key.nulls) {
            // A plan says no more of an annotation than names.
            if path.parts.len() > 1 && self.annotation(path, usize::MAX).is_some() {
                self.check_expr(&key.expr);
            }
            return self.path(path, Side::Plan, 0, |handles| {
                let segments = handles.segments();
                let segments = self.refer(&quote!([#segments]));
                let target = if handles.begins_with_annotation() {
                    quote!(&[])
                } else {
                    let (value, end) = (handles.value(), handles.end());
                    handles.call("order_of", &quote!(#value, #end))
                };
                quote! {
                    #root::plan::Key {
                        expr: #root::plan::Expr::Path(#segments),
                        descending: #descending,
                        nulls: #root::plan::Nulls::#nulls,
                        target: #target,
                    }
                }
            });
        }
        let expr = self.expr(&key.expr, Hint::None);
        self.check_expr(&key.expr);
        quote! {
            #root::plan::Key {
                expr: #expr,
                descending: #descending,
                nulls: #root::plan::Nulls::#nulls,
                target: &[],
            }
        }
    }

    /// Lets rustc check an expression whose type nothing else asks for.
    fn check_expr(&mut self, expr: &Expr) {
        let root = self.root;
        let typed = self.expr_type(expr, Side::Typed);
        self.checked(&quote!(#root::expr::checked(#typed)));
    }

    /// Items of `annotate` and `alias`; each is a name for those after it.
    fn annotations(&mut self, items: &'a [Named]) -> TokenStream {
        let root = self.root;
        self.own_names(items.iter().map(|item| &item.name));
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            made.push(self.item(item));
            if let Some(scope) = self.scopes.last_mut() {
                scope.named.push((&item.name, &item.expr));
            }
            // Where its type is declared, it is checked by that.
            let typed = self.named_type(&item.expr, Side::Typed);
            if self.types.is_none() {
                self.checked(&quote!(#root::expr::checked(#typed)));
            }
        }
        self.list(&made)
    }

    /// Lets rustc check that no name is one of the model's own. One constant for all of them, as each costs rustc more
    /// than what it says.
    pub(super) fn own_names<'n>(&mut self, names: impl IntoIterator<Item = &'n proc_macro2::Ident>) {
        let Some(model) = self.scopes.last().and_then(|scope| scope.model.as_ref()) else { return };
        let [table, others] = ["table", "others"].map(|name| Ident::new(name, Span::mixed_site()));
        let root = self.root;
        let checks: TokenStream = names
            .into_iter()
            .map(|name| {
                let (span, text) = (name.span(), bare(name));
                let mark = mark(&text);
                let root = root.located(span);
                quote_spanned!(span=> #root::plan::new_name(#table, #others, #mark, #text);)
            })
            .collect();
        if !checks.is_empty() {
            self.items.extend(quote! {
                const _: () = {
                    let #table = <#model as #root::model::Model>::TABLE;
                    let #others = <#model as #root::model::Model>::NAMES;
                    #checks
                };
            });
        }
    }

    fn item(&mut self, item: &'a Named) -> TokenStream {
        let root = self.root;
        let name = bare(&item.name);
        let expr = self.expr(&item.expr, Hint::None);
        // The name comes last: an editor that completes the path looks for it at the same place in the expansion with the
        // letters that it makes up, which the name has, too.
        quote!(#root::plan::Item { expr: #expr, name: #name })
    }

    /// Items of `values`. A path that is given a name is an alias, so that the name can be gone on from.
    fn selection(&mut self, items: &'a [Selected], steps: &mut Vec<TokenStream>) {
        let root = self.root;
        let mut made = Vec::with_capacity(items.len());
        let mut aliases = Vec::new();
        let mut named = Vec::new();
        self.own_names(items.iter().filter_map(|item| match item {
            Selected::Named(item) => Some(&item.name),
            Selected::Path(_) => None,
        }));
        for item in items {
            made.push(match item {
                Selected::Path(path) => {
                    let (name, expr) = (path.name(), self.path_expr(path));
                    quote!(#root::plan::Item { expr: #expr, name: #name })
                }
                Selected::Named(item) => {
                    named.push((&item.name, &item.expr));
                    let selected = self.item(item);
                    if matches!(item.expr, Expr::Path(_)) {
                        aliases.push(selected);
                        let name = bare(&item.name);
                        let path = self.refer(&quote!([#root::plan::Segment::Annotation(#name)]));
                        quote!(#root::plan::Item { expr: #root::plan::Expr::Path(#path), name: #name })
                    } else {
                        selected
                    }
                }
            });
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.named.extend(named);
        }
        if !aliases.is_empty() {
            let aliases = self.list(&aliases);
            steps.push(quote!(#root::plan::Step::Alias(#aliases)));
        }
        let items = self.list(&made);
        steps.push(quote!(#root::plan::Step::Values(#items)));
    }

    /// `dates(path, kind)`: each once, in order, without NULL.
    fn dates(&mut self, dates: &'a Dates, steps: &mut Vec<TokenStream>) {
        let root = self.root;
        let unit = bare(&dates.kind);
        let kind = format_ident!("{}", if dates.moments { "Timestamp" } else { "Date" });
        let descending = dates.descending;
        let present = self.path(&dates.path, Side::Plan, 0, |handles| {
            let segments = handles.segments();
            let path = self.refer(&quote! {
                [#segments, #root::plan::Segment::Lookup(#root::plan::Lookup::IsNull)]
            });
            quote!(#root::plan::Condition::Test { path: #path, right: #root::plan::Right::Bool(false) })
        });
        let argument = self.path_expr(&dates.path);
        // A date of a moment is a date, not the moment at which it begins.
        let argument = if dates.moments {
            argument
        } else {
            let moment = self.refer(&argument);
            quote!(#root::plan::Expr::Cast(#moment, #root::plan::Kind::Date))
        };
        let expr = if let Some(zone) = &dates.zone {
            self.in_zone(&argument, &quote!(Trunc(#unit)), zone, "Timestamp")
        } else {
            let arguments = self.list(&[argument]);
            quote! {
                #root::plan::Expr::Function {
                    function: #root::plan::Function::Trunc(#unit),
                    arguments: #arguments,
                    kind: ::core::option::Option::Some(#root::plan::Kind::#kind),
                }
            }
        };
        let present = self.list(&[present]);
        let items = self.list(&[quote!(#root::plan::Item { expr: #expr, name: "date" })]);
        let keys = self.list(&[quote! {
            #root::plan::Key {
                expr: #expr,
                descending: #descending,
                nulls: #root::plan::Nulls::Default,
                target: &[],
            }
        }]);
        steps.push(quote!(#root::plan::Step::Filter(#present)));
        steps.push(quote!(#root::plan::Step::Values(#items)));
        steps.push(quote!(#root::plan::Step::Distinct));
        steps.push(quote!(#root::plan::Step::Order(#keys)));
    }

    fn path_expr(&self, path: &Path) -> TokenStream {
        let root = self.root;
        let segments = self.segments(path, 0);
        quote!(#root::plan::Expr::Path(#segments))
    }
}

/// The primary key, as a path.
pub(super) fn key_path() -> Path {
    Path { parts: vec![crate::path::Part::Name(proc_macro2::Ident::new("pk", Span::call_site()))] }
}
