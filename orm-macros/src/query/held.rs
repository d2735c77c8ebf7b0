//! Queries that go on from an expression: `cheap.filter(…)`, `product.orders().filter(…)`.
//!
//! What the expression yields tells its model to rustc alone. So the plan is made where the program runs, of the fields
//! that a function gives for the expression's type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Assignment, Call, Expr, Method, Query, Selected};
use super::bulk;
use super::code::{self, Node};
use super::expand::{is_run_as_it_is, sliced};
use super::inside;
use super::parse::place;
use super::prefetch::{self, Fetched};
use super::related;
use super::row::{self, Of};
use super::scope::{Context, Types};
use crate::model::names::mark;
use crate::path::bare;
use crate::root::Root;

/// The expression, and the names of what is made of it. What is wrong with what it yields is reported where it stands.
pub(super) struct Held<'a> {
    expression: &'a Rust,
    pub(super) span: Span,
    /// The fields of its model, and its annotations.
    pub(super) fields: Ident,
    /// The fields alone.
    pub(super) own: Ident,
    /// The places of the columns of its model.
    pub(super) columns: Ident,
    /// What goes on.
    pub(super) base: Ident,
    /// Queries for related rows that are written out, and their names.
    queries: (Vec<Ident>, Vec<TokenStream>),
    opens: Opens,
}

/// What is asked of a query that another goes on from.
#[derive(Clone, Copy)]
pub(super) enum Opens {
    /// Its names, and that anything can be said.
    All,
    /// Its names, and that it can be ordered.
    Order,
    /// No names: its rows are cut, or turned round.
    Rows,
    /// Its names.
    Side,
    /// Nothing: it is a side of a set operation as it is, or stands inside of another query.
    Nothing,
}

impl Opens {
    /// The function that gives the names.
    pub(super) fn function(self, span: Span) -> Option<Ident> {
        let of = match self {
            Opens::All => "fields_of",
            Opens::Order => "order_fields_of",
            Opens::Rows => "in_order",
            Opens::Side => "side_fields_of",
            Opens::Nothing => return None,
        };
        Some(Ident::new(of, span))
    }

    pub(super) fn of(query: &Query) -> Opens {
        let mut methods = query.methods.iter().map(|method| &method.call).skip_while(|call| matches!(call, Call::All));
        let is_order = |call: &Call| match call {
            Call::OrderBy(keys) => {
                keys.iter().all(|key| matches!(&key.expr, Expr::Path(path) if path.single().is_some()))
            }
            Call::All | Call::Reverse | Call::Slice { .. } => true,
            _ => false,
        };
        let is_nameless =
            |call: &Call| matches!(call, Call::Combine(_) | Call::All | Call::Reverse | Call::Slice { .. });
        match methods.clone().next() {
            Some(Call::Combine(_)) if methods.all(is_nameless) => Opens::Nothing,
            Some(Call::Combine(_)) => Opens::Side,
            Some(_) if methods.clone().all(|call| !matches!(call, Call::Combine(_)) && is_nameless(call)) => {
                Opens::Rows
            }
            Some(_) if methods.take_while(|call| !matches!(call, Call::Combine(_))).all(is_order) => Opens::Order,
            _ => Opens::All,
        }
    }
}

/// The name of the model that a query goes on from, as a value, where it is said which of its columns are loaded.
pub(super) fn model() -> Ident {
    format_ident!("model", span = Span::mixed_site())
}

/// The name of what is loaded by what a query goes on from, if that loads more related rows.
pub(super) fn loaded() -> Ident {
    format_ident!("loaded", span = Span::mixed_site())
}

impl<'a> Held<'a> {
    pub(super) fn new(expression: &'a Rust) -> Self {
        // That it is of the model that is named is checked elsewhere.
        let expression = if let Rust::Cast(cast) = expression { &cast.expr } else { expression };
        let span = place(expression);
        Held {
            expression,
            span,
            fields: format_ident!("fields", span = Span::mixed_site()),
            own: format_ident!("own", span = Span::mixed_site()),
            columns: format_ident!("columns", span = Span::mixed_site()),
            base: format_ident!("__base", span = span),
            queries: Default::default(),
            opens: Opens::All,
        }
    }

    /// Goes into the query that it yields.
    pub(super) fn enter<'c>(&self, root: &'c Root) -> Context<'c> {
        let mut context = Context::new(root, true, true);
        context.types = Some(Types::default());
        context.enter_held(&self.fields, &self.own, &self.columns);
        context
    }

    /// `body`, in which the names are known: `taken` is a trait and its function that takes what the expression yields and
    /// gives what matches `pattern`, `sets` tells whether columns are set.
    pub(super) fn with(
        &self,
        context: &Context<'_>,
        (of, taken): (&TokenStream, &str),
        pattern: &TokenStream,
        sets: bool,
        body: &TokenStream,
    ) -> TokenStream {
        let (root, span) = (context.root, self.span);
        let Held { expression, fields, own, columns, base, .. } = self;
        let (names, values) = context.bindings();
        let (queries, written) = &self.queries;
        let [given, take, fields_of, taken] =
            ["__given", "__held", "__fields_of", taken].map(|name| Ident::new(name, span));
        let query = quote_spanned!(span=> { use #of as #take; #take::#taken(#given) });
        let opened = self
            .opens
            .function(span)
            .map(|of| quote_spanned!(span=> use #root::query::#of as #fields_of; #fields_of(&#base)));
        let opened = quote!({ #opened });
        let places = sets.then(|| quote!(let (#own, #columns) = #root::query::own_of(&#base);));
        let types = context.typed_types();
        let inside = inside::opened(root, &context.inside, context.count);
        let (inner_names, inner) = inside::bindings(&context.inside);
        quote! {
            // In no block, so that what it borrows lives as long as the user's statement.
            match (#expression, #(#values,)* #(#written,)* #(#inner,)*) {
                (#given, #(#names,)* #(#queries,)* #(#inner_names,)*) => match #query {
                    #pattern => match #opened {
                        #fields => {
                            #inside
                            #places
                            #types
                            #body
                        }
                    }
                }
            }
        }
    }

    /// Lets rustc check that nothing is fetched for the rows yet.
    fn unfetched(&self, root: &Root, fetched: &Ident) -> TokenStream {
        let alone = Ident::new("__unfetched", self.span);
        quote_spanned!(self.span=> { use #root::query::Unfetched as #alone; #alone::unfetched(#fetched); })
    }

    /// Lets rustc check something about the columns that are given values, where only it knows the model. `check` is a
    /// constant expression of the type `Given`, the places of those `columns`, and of what is known of the query.
    pub(super) fn proof(
        &self,
        root: &Root,
        columns: &Ident,
        names: &[&Ident],
        knows: Knows,
        check: &TokenStream,
    ) -> TokenStream {
        let base = &self.base;
        let places =
            names.iter().rev().fold(quote!(()), |rest, name| quote_spanned!(name.span()=> (#columns.#name, #rest)));
        let (types, bounds, takes, held) = match knows {
            Knows::Relation => (
                quote!(Model, Relation,),
                quote!(Model: #root::model::Model, Relation: #root::plan::Places,),
                quote!(_: &impl #root::related::Makes<Model, Relation>,),
                quote!(&#base,),
            ),
            Knows::Between => {
                (quote!(Rows,), quote!(Rows: #root::related::HasRowsBetween,), quote!(_: &Rows,), quote!(&#base,))
            }
            Knows::Model => (
                quote!(Model,),
                quote!(Model: #root::model::Model,),
                quote!(_: &impl #root::query::Asks<Model = Model>,),
                quote!(&#base,),
            ),
            Knows::Nothing => Default::default(),
        };
        // A constant in a pattern is evaluated when the program is checked, not only when it is built.
        quote! {{
            struct Check<#types Given>(::core::marker::PhantomData<(#types Given,)>);
            impl<#bounds Given: #root::plan::Places> Check<#types Given> {
                const PASSED: ::core::marker::PhantomData<(#types Given,)> = {
                    #check;
                    ::core::marker::PhantomData
                };
            }
            fn of<#types Given>(#takes _: &Given) -> ::core::marker::PhantomData<(#types Given,)> {
                ::core::marker::PhantomData
            }
            match of(#held &#places) {
                Check::PASSED => {}
            }
        }}
    }
}

/// What a check of columns knows of the query, as types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Knows {
    Nothing,
    /// `Model`.
    Model,
    /// `Model`, and `Relation`, which is what the relation gives a new row.
    Relation,
    /// `Rows`, which know the rows between.
    Between,
}

/// A query that goes on from what is held: its plan is made when it is first needed.
pub(super) fn expand(root: &Root, query: &Query, expression: &Rust) -> TokenStream {
    let mut held = Held::new(expression);
    let mut context = held.enter(root);
    context.cuts = query.is_mixed().then(Vec::new);
    let mut steps = context.steps(query);
    let mixed = context.mixed(&mut steps);
    held.opens = Opens::of(query);
    if query.methods.iter().any(|method| method.call.selects() || method.call.writes().is_some()) {
        // What rows are is said anew: those that are held may have related ones.
        steps.insert(0, Node::step(code::Step::Unrelated));
    }
    let (base, count, params) = (&held.base, context.count, context.parameters());
    let (count, params) = match context.inside.as_slice() {
        [] => (quote!(#count), params),
        _ => {
            let all = inside::all();
            (quote!(#all.count()), quote!(#all.more(#params)))
        }
    };
    let site = quote! {{
        static SITE: #root::query::Site = #root::query::Site::new();
        &SITE
    }};
    let is_empty = steps.is_empty();
    let code = context.code(steps);
    let kept = quote!(#code.steps());
    let known = row::known(&context, query);
    let made = match &known {
        None if is_empty && mixed.is_some() => quote!(#base),
        None => quote!(#root::query::extend(#base, #site, || #kept, #count, #params)),
        Some(known) => {
            let rows = row::rows(&context, query, Of::Held(base));
            // Rows come first, while the values that tell their types are there.
            let of = if query.loading().is_all() {
                let name = loaded();
                (!related::tree(query).is_empty()).then(|| quote!(let #name = #base.selected();))
            } else {
                let (name, of) = (model(), related::model_of(root, base));
                Some(quote!(let #name = #of;))
            };
            quote! {
                #of
                let rows = #rows;
                // What is not of the type that the user's place has for it is so as a whole.
                let made = #root::query::reshape(#base, #site, || (#kept, #known), #count, #params, rows);
                made
            }
        }
    };
    let set = match query.methods.last() {
        Some(Method { call: Call::Update(set), .. }) => Some(set),
        _ => None,
    };
    let bulk = match query.methods.last() {
        Some(Method { call: Call::InBulk(bulk), .. }) => Some(bulk),
        _ => None,
    };
    let twice = set.and_then(|set| set_apart(&held, root, set));
    let named = query.named().map(|model| {
        let (span, base) = (place(model), &held.base);
        let (there, rows) = (root.located(span), Ident::new("__rows", span));
        quote_spanned!(span=> { use #there::query::rows_are as #rows; #rows::<#model, _, _>(&#base); })
    });
    let names = names_apart(&held, root, query);
    let fetched = Ident::new("__fetched", held.span);
    let body = if let Some(mixed) = mixed {
        let (alone, made) = (held.unfetched(root, &fetched), mixed.joined(&context, quote!({ #made })));
        held.queries = (mixed.names, mixed.parts);
        quote!(#alone #made)
    } else if let Some(bulk) = bulk {
        let (alone, made) = (held.unfetched(root, &fetched), bulk::going_on(root, bulk, &held, &quote!({ #made })));
        quote!(#alone #made)
    } else if prefetch::is_used(query) {
        let table = format_ident!("table", span = Span::mixed_site());
        let related = Fetched::new(root, Some(held.fields.clone()));
        let all = related.held(query, &quote!({ #made }.open()), &table);
        held.queries = related.bindings();
        let alone = held.unfetched(root, &fetched);
        quote!(#alone let #table = #root::query::table_of(&#base); #all)
    } else if known.is_none() && set.is_none() {
        let state = if is_run_as_it_is(query) { None } else { sliced(query) };
        quote!(#root::query::Around::around(#fetched, #made #state))
    } else {
        let alone = is_model(query).then(|| held.unfetched(root, &fetched));
        let state = if is_run_as_it_is(query) { None } else { sliced(query) };
        quote!(#alone #twice { #made } #state)
    };
    let (base, body) = (&held.base, quote!(#named #names #body));
    let taken = (&quote!(#root::query::IntoQuery), "into_parts");
    held.with(&context, taken, &quote!((#base, #fetched)), set.is_some() || bulk.is_some(), &body)
}

/// Lets rustc check that no name is one of the model's own.
fn names_apart(held: &Held<'_>, root: &Root, query: &Query) -> Option<TokenStream> {
    let mut names: Vec<&Ident> = Vec::new();
    for method in &query.methods {
        match &method.call {
            Call::Annotate(items) | Call::Alias(items) => names.extend(items.iter().map(|item| &item.name)),
            Call::Relate(relations) => names.extend(relations.iter().map(|relation| &relation.name)),
            Call::Values(items) => names.extend(items.iter().filter_map(|item| match item {
                Selected::Named(item) => Some(&item.name),
                Selected::Path(_) => None,
            })),
            _ => {}
        }
    }
    let checks: TokenStream = names
        .iter()
        .map(|name| {
            let (there, text) = (root.located(name.span()), bare(name));
            let mark = mark(&text);
            quote_spanned!(name.span()=> #there::plan::new_name(Model::TABLE, #mark, #text);)
        })
        .collect();
    (!names.is_empty()).then(|| held.proof(root, &held.columns, &[], Knows::Model, &checks))
}

/// Whether the rows are models, and more.
fn is_model(query: &Query) -> bool {
    !query.methods.iter().any(|method| method.call.selects() || method.call.writes().is_some())
}

/// Lets rustc check that a foreign key is not set by both of its names, if it may be.
pub(super) fn set_apart(held: &Held<'_>, root: &Root, set: &[Assignment]) -> Option<TokenStream> {
    let names: Vec<&Ident> = set.iter().map(|assignment| &assignment.name).collect();
    let mut checks = TokenStream::new();
    for key in &names {
        let id = format!("{}_id", bare(key));
        let Some(id) = names.iter().find(|other| bare(other) == id) else { continue };
        let there = root.located(id.span());
        let check = quote_spanned!(id.span()=> #there::plan::set_apart(Given::GIVEN));
        checks.extend(held.proof(root, &held.columns, &[id, key], Knows::Nothing, &check));
    }
    (!checks.is_empty()).then_some(checks)
}
