//! `union`, `intersection` and `difference`: their arguments, their place in the plan, what rustc checks of them.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Call, Combine, Query, Source};
use super::code::{self, COMBINES, Node};
use super::parse::{Parser, is_query, option, place, yields_query};
use super::row;
use super::scope::{Context, Link as Part, parameters};
use super::tokens::Link;
use crate::path::bare;
use crate::root::Root;

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

/// What a reference is to.
pub(super) fn held(expr: &Rust) -> &Rust {
    match expr {
        Rust::Reference(reference) => &reference.expr,
        expr => expr,
    }
}

/// An argument as a query is written: a reference stands in brackets.
pub(super) fn wrapped(expr: &Rust) -> TokenStream {
    match expr {
        Rust::Reference(_) => quote!((#expr)),
        _ => quote!(#expr),
    }
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
                None if is_query(&argument) || yields_query(held(&argument)) => {
                    let written = wrapped(&argument);
                    if let Some(part) = self.query(quote!(#written #selection)) {
                        combine.parts.push((place(held(&argument)), part));
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

    /// Whether it is that of queries of which one at least is held in a variable.
    pub(super) fn is_mixed(&self) -> bool {
        let mixed = |part: &Query| !part.begins_at_a_model() || part.is_mixed();
        self.methods.iter().any(|method| match &method.call {
            Call::Combine(combine) => !self.begins_at_a_model() || combine.parts.iter().any(|(_, part)| mixed(part)),
            _ => false,
        })
    }

    /// Whether all sides of set operations begin at one model.
    pub(super) fn is_of_one_model(&self) -> bool {
        let Source::Model(model) = &self.source else { return false };
        let model = quote!(#model).to_string();
        let same = |part: &Query| match &part.source {
            Source::Model(other) => quote!(#other).to_string() == model && !part.is_combined(),
            Source::Held(_) => false,
        };
        self.methods.iter().all(|method| match &method.call {
            Call::Combine(combine) => combine.parts.iter().all(|(_, part)| same(part)),
            _ => true,
        })
    }

    /// Says what rows are before set operations, where it is said of each side anyway.
    pub(super) fn say_rows_first(&mut self) {
        let Some(first) = self.methods.iter().position(|method| matches!(method.call, Call::Combine(_))) else {
            return;
        };
        let after = self.methods.split_off(first);
        let (rows, others): (Vec<_>, Vec<_>) =
            after.into_iter().partition(|method| matches!(method.call, Call::Values(_) | Call::ValuesList { .. }));
        self.methods.extend(rows.into_iter().chain(others));
    }
}

/// What is said before a set operation of which a side is held in a variable: the two are statements of their own.
pub(super) struct Cut<'a> {
    said: Said,
    combine: &'a Combine,
}

/// Steps, and their parameters.
#[derive(Default)]
struct Said {
    steps: Vec<Node>,
    chain: Vec<Part>,
    count: u16,
    options: u16,
}

/// A set operation of several statements.
pub(super) struct Mixed<'a> {
    cuts: Vec<Cut<'a>>,
    last: Said,
    /// The names of the sides but the first, and these.
    pub(super) names: Vec<Ident>,
    pub(super) parts: Vec<TokenStream>,
}

impl<'a> Context<'a> {
    fn said(&mut self, steps: &mut Vec<Node>) -> Said {
        Said {
            steps: std::mem::take(steps),
            chain: std::mem::take(&mut self.chain),
            count: std::mem::take(&mut self.count),
            options: std::mem::take(&mut self.options),
        }
    }

    /// The set operation that was met in a query, if it is of several statements; `steps` are then those of the first one.
    pub(super) fn mixed(&mut self, steps: &mut Vec<Node>) -> Option<Mixed<'a>> {
        let mut cuts = self.cuts.take()?;
        let last = self.said(steps);
        let first = std::mem::take(&mut cuts.first_mut()?.said);
        Said { steps: *steps, chain: self.chain, count: self.count, options: self.options } = first;
        let root = self.root;
        let parts: Vec<TokenStream> = cuts
            .iter()
            .flat_map(|cut| &cut.combine.parts)
            .map(|(span, part)| {
                let combines = Ident::new("__Combines", *span);
                let part = match &part.source {
                    Source::Held(held) if part.methods.is_empty() => quote!(#held),
                    _ => super::expand::whole(root, part),
                };
                quote_spanned!(*span=> { use #root::query::Combines as #combines; #combines::part(#part) })
            })
            .collect();
        let names = (0..parts.len()).map(|at| format_ident!("side{at}", span = Span::mixed_site())).collect();
        Some(Mixed { cuts, last, names, parts })
    }
}

impl Mixed<'_> {
    /// `first`, a query, with all that goes on from it.
    pub(super) fn joined(&self, context: &Context<'_>, first: TokenStream) -> TokenStream {
        let root = context.root;
        let mut names = self.names.iter();
        let mut made = first;
        for cut in &self.cuts {
            made = cut.said.after(context, made);
            let kind = format_ident!("{}", kind(cut.combine));
            for ((span, _), name) in cut.combine.parts.iter().zip(&mut names) {
                let (first, site) =
                    (Ident::new("first", Span::mixed_site()), site(root, &quote!(::<#root::query::Statement>)));
                let sides = Ident::new("__Sides", *span);
                let same = quote_spanned! {*span=> {
                    #[allow(unused_imports)]
                    use #root::query::{ByColumns as _, ByType as _, Sides as #sides};
                    let (__sides, __rows) = #sides::of(&#first, &#name);
                    (&__sides).same_rows(__rows);
                }};
                made = quote! {
                    match #made {
                        #first => {
                            #same
                            #root::query::combine(#first, #site, #root::plan::Combine::#kind, #name)
                        }
                    }
                };
            }
        }
        self.last.after(context, made)
    }
}

impl Said {
    /// `made`, a query, with these steps.
    fn after(&self, context: &Context<'_>, made: TokenStream) -> TokenStream {
        if self.steps.is_empty() {
            return made;
        }
        let root = context.root;
        let Said { steps, chain, count, .. } = self;
        let (types, code) = (context.plan_types(), context.code(steps.clone()));
        let steps = match context.keeps {
            true => quote!(#code.steps()),
            false => quote!({
                struct Steps;
                impl #root::plan::Coded for Steps {
                    const CODE: #root::plan::Code = { #types #code };
                }
                #root::plan::steps_of::<Steps>()
            }),
        };
        let site = site(root, &TokenStream::new());
        let params = parameters(root, chain, false);
        quote!(#root::query::extend(#made, #site, || #steps, #count, #params))
    }
}

/// A place for the statements that are made here.
fn site(root: &Root, of: &TokenStream) -> TokenStream {
    let of = if of.is_empty() { quote!(::<#root::query::Made>) } else { of.clone() };
    quote! {{
        static SITE: #root::query::Site #of = #root::query::Site::new();
        &SITE
    }}
}

/// The variant of `plan::Combine`.
fn kind(combine: &Combine) -> &'static str {
    match (bare(&combine.name).as_str(), combine.all) {
        ("union", false) => "Union",
        ("union", true) => "UnionAll",
        ("intersection", _) => "Intersection",
        _ => "Difference",
    }
}

impl<'a> Context<'a> {
    /// Adds the steps of a set operation. `shape` are those of `steps` that say what rows are.
    pub(super) fn combine(
        &mut self,
        query: &'a Query,
        combine: &'a Combine,
        sliced: bool,
        shape: &[Node],
        steps: &mut Vec<Node>,
    ) {
        let root = self.root;
        if self.scopes.len() == 1 && self.cuts.is_some() {
            let said = self.said(steps);
            self.cuts.get_or_insert_default().push(Cut { said, combine });
            return;
        }
        let combined = |kind: &str, plan: Node| Node::step(code::Step::Combine).word(COMBINES, kind).one(plan);
        if let (true, Source::Model(model)) = (sliced, &query.source) {
            // A slice belongs to the first part alone: it becomes a further part, added to no rows.
            let own = std::mem::take(steps);
            let first = self.plan(model, own, self.count);
            steps.extend(shape.iter().cloned());
            steps.push(Node::step(code::Step::Nothing));
            steps.push(combined("UnionAll", first));
        }
        let left = self.signature(query);
        let scope = self.scopes.pop();
        let (kind, union) = (kind(combine), bare(&combine.name) == "union");
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
            steps.push(combined(kind, plan));
        }
        self.scopes.extend(scope);
        // The order of the first part is not that of all.
        steps.push(Node::step(code::Step::Order).list(Vec::new()));
    }

    /// What the rows of a query consist of, each as a value that rustc compares. Called inside of its scope.
    fn signature(&self, query: &Query) -> Vec<(Span, TokenStream)> {
        let root = self.root;
        match (&query.source, row::columns(self, query)) {
            (Source::Model(model), (true, columns)) => {
                let span = place(model);
                let name = format_ident!("__Whole", span = span);
                let whole = quote_spanned!(span=> { use #root::lookup::Whole as #name; #name::of(<#model as #root::model::Model>::ROWS) });
                std::iter::once((span, whole)).chain(columns).collect()
            }
            (_, (_, columns)) => columns,
        }
    }
}
