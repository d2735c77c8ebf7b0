//! The plan: what was written, as nodes of its code.
//!
//! Parameters are numbered while the plan is made, in the order of the source.

mod expression;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr as Rust;

pub(super) use self::expression::Hint;
use super::ast::{Call, Dates, Expr, Key, Named, Nulls, Query, Selected, Source};
use super::code::{self, KINDS, LOOKUPS, NULLS, Node, Segments, Sort};
use super::inside::Inside;
use super::scope::{Context, Side};
use crate::model::names::mark;
use crate::path::{Path, bare};

impl<'a> Context<'a> {
    /// The plan of a query inside of another. `inside` is called before its scope is left.
    pub(super) fn nested<R>(&mut self, query: &'a Query, inside: impl FnOnce(&mut Self) -> R) -> (Node, R) {
        let before = self.count;
        let within = match &query.source {
            Source::Model(model) => {
                self.enter(model);
                None
            }
            Source::Held(held) => Some(self.enter_inside(held, query)),
        };
        let steps = self.steps(query);
        let result = inside(self);
        self.scopes.pop();
        let params = self.count - before;
        let plan = match (within, &query.source) {
            (None, Source::Model(model)) => self.plan(model, steps, params),
            (within, _) => {
                let origin = self.fact(&quote!(Within(#within)));
                Node::plain(Sort::Plan).number(origin).list(steps).number(params)
            }
        };
        (plan, result)
    }

    /// Goes into a query in a variable inside of another; gives the name of its plan.
    fn enter_inside(&mut self, held: &'a Rust, query: &Query) -> Ident {
        let inside = Inside::new(self.inside.len(), held, query);
        let (rows, within) = (inside.rows.clone(), inside.within.clone());
        self.enter_held(&inside.fields, &inside.fields, &inside.fields);
        if let Some(scope) = self.scopes.last_mut() {
            scope.rows = Some(rows);
        }
        self.inside.push(inside);
        within
    }

    /// The plan of a query inside of another, which takes this number of parameters.
    pub(super) fn plan(&self, model: &syn::Path, steps: Vec<Node>, params: u16) -> Node {
        let span = super::parse::place(model);
        let root = self.root.located(span);
        let origin = self.fact(&quote_spanned! {span=>
            Origin(<#model as #root::model::Model>::ORIGIN)
        });
        Node::plain(Sort::Plan).number(origin).list(steps).number(params)
    }

    /// The steps of a query.
    pub(super) fn steps(&mut self, query: &'a Query) -> Vec<Node> {
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

    fn step(&mut self, span: Span, call: &'a Call, steps: &mut Vec<Node>) {
        let root = self.root;
        match call {
            Call::All => {}
            Call::Filter(conditions) | Call::Get(conditions) => {
                if !conditions.is_empty() {
                    let conditions = self.conditions(conditions);
                    steps.push(Node::step(code::Step::Filter).list(conditions));
                }
            }
            Call::FilterSome(conditions) => {
                let step = self.filter_some(conditions);
                steps.push(step);
            }
            Call::Exclude(conditions) => {
                let conditions = self.conditions(conditions);
                steps.push(Node::step(code::Step::Exclude).list(conditions));
            }
            Call::OrderBy(keys) => {
                let keys = self.keys(keys, false);
                steps.push(Node::step(code::Step::Order).list(keys));
            }
            Call::Edge { keys, latest } => {
                if keys.is_empty() {
                    let model = self.scopes.last().and_then(|scope| scope.model.as_ref());
                    let keys = quote!(<#model as #root::model::Model>::LATEST_BY);
                    let there = root.located(span);
                    self.items.extend(quote_spanned!(span=> const _: () = #there::plan::latest_by(#keys);));
                    steps.push(self.step_fact(&quote!(#root::plan::Step::Order(#keys))));
                    steps.extend(latest.then(|| Node::step(code::Step::Reverse)));
                } else {
                    let keys = self.keys(keys, *latest);
                    steps.push(Node::step(code::Step::Order).list(keys));
                }
                steps.push(Node::step(code::Step::Slice).byte(0).byte(1).number(1_u64));
            }
            Call::Reverse => steps.push(Node::step(code::Step::Reverse)),
            Call::Distinct => steps.push(Node::step(code::Step::Distinct)),
            Call::Nothing => steps.push(Node::step(code::Step::Nothing)),
            Call::Slice { start, stop } => {
                let slice = Node::step(code::Step::Slice);
                let slice = self.bound_of(slice, start.as_ref());
                steps.push(self.bound_of(slice, stop.as_ref()));
            }
            Call::Aggregate(items) => {
                let items = self.annotations(items);
                steps.push(Node::step(code::Step::Aggregate).list(items));
            }
            Call::Annotate(items) => {
                let items = self.annotations(items);
                steps.push(Node::step(code::Step::Annotate).list(items));
            }
            Call::Alias(items) => {
                let items = self.annotations(items);
                steps.push(Node::step(code::Step::Alias).list(items));
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
                steps.push(Node::step(code::Step::Update).list(sets));
            }
            // It is of several plans.
            Call::Obtain(_) | Call::Many(_) | Call::Link(_) => {}
            Call::InBulk(bulk) => {
                if !bulk.conditions.is_empty() {
                    let conditions = self.conditions(&bulk.conditions);
                    steps.push(Node::step(code::Step::Filter).list(conditions));
                }
            }
            // A variable has no model to be made a row of, which was reported.
            Call::Create(_) if self.keeps => {}
            Call::Create(assignments) => {
                let creation = self.creation(span, assignments);
                steps.push(Node::step(code::Step::Create).one(creation));
            }
            Call::Dates(dates) => self.dates(dates, steps),
        }
    }

    /// `slice`, and one of its ends.
    fn bound_of(&mut self, slice: Node, bound: Option<&'a Rust>) -> Node {
        let root = self.root;
        match bound {
            None => slice.byte(0),
            Some(Rust::Lit(lit))
                if let syn::Lit::Int(number) = &lit.lit
                    && let Ok(number) = number.base10_parse::<u64>() =>
            {
                slice.byte(1).number(number)
            }
            Some(bound) => {
                let span = super::parse::place(bound);
                let value = self.value(bound);
                let number = self.param(&quote_spanned!(span=> #root::query::SliceEnd.param(#value)));
                slice.byte(2).number(number)
            }
        }
    }

    pub(super) fn keys(&mut self, keys: &'a [Key], flip: bool) -> Vec<Node> {
        keys.iter().map(|key| self.key(key, flip)).collect()
    }

    fn key(&mut self, key: &'a Key, flip: bool) -> Node {
        let descending = key.descending != flip;
        let nulls = match key.nulls {
            Nulls::Default => "Default",
            Nulls::First => "First",
            Nulls::Last => "Last",
        };
        // One that names where NULLs come is an expression, which a relation's ordering does not replace.
        let mut target = None;
        let expr = if let (Expr::Path(path), Nulls::Default) = (&key.expr, key.nulls) {
            // A plan says no more of an annotation than names.
            if self.annotation(path, usize::MAX).is_none() {
                let (segments, order) = self.segments_and_order(path);
                target = Some(order);
                Node::expr(code::Expr::Path).path(segments)
            } else {
                if path.parts.len() > 1 {
                    self.check_expr(&key.expr);
                }
                self.path_expr(path)
            }
        } else {
            let expr = self.expr(&key.expr, Hint::None);
            self.check_expr(&key.expr);
            expr
        };
        let made = Node::plain(Sort::Key).with(expr).flag(descending).word(NULLS, nulls).flag(target.is_some());
        match target {
            Some(target) => made.number(target),
            None => made,
        }
    }

    /// Lets rustc check an expression whose type nothing else asks for.
    fn check_expr(&mut self, expr: &Expr) {
        let root = self.root;
        let typed = self.expr_type(expr, Side::Typed);
        self.checked(&quote!(#root::expr::checked(#typed)));
    }

    /// Items of `annotate` and `alias`; each is a name for those after it.
    fn annotations(&mut self, items: &'a [Named]) -> Vec<Node> {
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
        made
    }

    /// Lets rustc check that no name is one of the model's own. One constant for all of them, as each costs rustc more
    /// than what it says.
    pub(super) fn own_names<'n>(&mut self, names: impl IntoIterator<Item = &'n proc_macro2::Ident>) {
        let Some(model) = self.scopes.last().and_then(|scope| scope.model.as_ref()) else { return };
        let table = Ident::new("table", Span::mixed_site());
        let root = self.root;
        let checks: TokenStream = names
            .into_iter()
            .map(|name| {
                let (span, text) = (name.span(), bare(name));
                let mark = mark(&text);
                let root = root.located(span);
                quote_spanned!(span=> #root::plan::new_name(#table, #mark, #text);)
            })
            .collect();
        if !checks.is_empty() {
            self.items.extend(quote! {
                const _: () = {
                    let #table = <#model as #root::model::Model>::TABLE;
                    #checks
                };
            });
        }
    }

    fn item(&mut self, item: &'a Named) -> Node {
        let expr = self.expr(&item.expr, Hint::None);
        self.named_item(&bare(&item.name), expr)
    }

    fn named_item(&self, name: &str, expr: Node) -> Node {
        Node::plain(Sort::Item).name(self.name(name)).with(expr)
    }

    /// Items of `values`. A path that is given a name is an alias, so that the name can be gone on from.
    fn selection(&mut self, items: &'a [Selected], steps: &mut Vec<Node>) {
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
                    let expr = self.path_expr(path);
                    self.named_item(&path.name(), expr)
                }
                Selected::Named(item) => {
                    named.push((&item.name, &item.expr));
                    let selected = self.item(item);
                    if matches!(item.expr, Expr::Path(_)) {
                        aliases.push(selected);
                        let name = bare(&item.name);
                        self.named_item(&name, self.annotation_path(&name))
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
            steps.push(Node::step(code::Step::Alias).list(aliases));
        }
        steps.push(Node::step(code::Step::Values).list(made));
    }

    /// `dates(path, kind)`: each once, in order, without NULL.
    fn dates(&mut self, dates: &'a Dates, steps: &mut Vec<Node>) {
        let unit = bare(&dates.kind);
        // As in Django, the date that may not be missing is the one that is read.
        let plain = "plain_field";
        let lookup = Node::segment(code::Segment::Lookup).word(LOOKUPS, "IsNull");
        let named = Node::segment(code::Segment::Annotation).name(self.name(plain));
        let present = Node::condition(code::Condition::Test)
            .path(Segments::Named(vec![named, lookup]))
            .byte(code::Right::Bool as u8)
            .flag(false);
        let whole = self.named_item(plain, self.path_expr(&dates.path));
        let argument = self.path_expr(&dates.path);
        // A date of a moment is a date, not the moment at which it begins.
        let argument =
            if dates.moments { argument } else { Node::expr(code::Expr::Cast).one(argument).word(KINDS, "Date") };
        let expr = if let Some(zone) = &dates.zone {
            self.in_zone(argument, ("Trunc", Some(&unit)), zone, "Timestamp")
        } else {
            let kind = if dates.moments { "Timestamp" } else { "Date" };
            self.function("Trunc", Some(&unit), vec![argument], Some(code::Kind::Of(kind)))
        };
        let read = self.annotation_path("date");
        let key = Node::plain(Sort::Key).with(read).flag(dates.descending).word(NULLS, "Default").flag(false);
        steps.push(Node::step(code::Step::Alias).list(vec![whole]));
        steps.push(Node::step(code::Step::Filter).list(vec![present]));
        steps.push(Node::step(code::Step::Values).list(vec![self.named_item("date", expr)]));
        steps.push(Node::step(code::Step::Distinct));
        steps.push(Node::step(code::Step::Order).list(vec![key]));
    }

    fn path_expr(&self, path: &Path) -> Node {
        Node::expr(code::Expr::Path).path(self.segments(path, 0, None))
    }
}

/// The primary key, as a path.
pub(super) fn key_path() -> Path {
    Path { parts: vec![crate::path::Part::Name(proc_macro2::Ident::new("pk", Span::call_site()))] }
}
