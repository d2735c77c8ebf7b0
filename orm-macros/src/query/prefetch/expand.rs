//! What fetches related rows: queries inside of each other, one for each relation.
//!
//! The plans of relations of a model that is named are constants. Those of a query that goes on from another, and those of
//! a `Prefetch` of such a query, are made when they are first needed.

use std::cell::RefCell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::super::ast::{Loading, Query, Source};
use super::super::cast;
use super::super::expand::fixed;
use super::super::held;
use super::super::parse::place;
use super::super::related::{Joined, Own, extended, joined, loaded};
use super::super::row;
use super::super::scope::Context;
use super::super::statement::statement;
use super::joined::{Built, Leaf};
use super::{Node, Way, tree};
use crate::path::{Handles, Start};
use crate::report::Report;
use crate::root::Root;

/// A query with all that is fetched for its rows.
pub(in crate::query) fn expand(root: &Root, query: &Query, model: &syn::Path) -> TokenStream {
    let nodes = tree(query, &mut Report::default());
    let base = fixed(root, query, model, None);
    Fetched::new(root, None).level(&quote!(Prefetched), &base, &Rows::of(root, query, model), &nodes)
}

/// A raw query with all that is fetched for its rows.
pub(in crate::query) fn raw(root: &Root, query: &Query, model: &syn::Path, base: TokenStream) -> TokenStream {
    let nodes = tree(query, &mut Report::default());
    if nodes.is_empty() {
        return base;
    }
    Fetched::new(root, None).level(&quote!(RawPrefetched), &base, &Rows::of(root, query, model), &nodes)
}

/// What is fetched for the rows of a query.
pub(in crate::query) struct Fetched<'a> {
    root: &'a Root,
    /// The fields of the model that no name tells, if that is where ways begin.
    fields: Option<Ident>,
    /// The queries that are written out, with the names that they are bound to if they are bound.
    queries: RefCell<Vec<(Ident, TokenStream)>>,
}

/// Where rows come from.
enum Rows {
    /// A model that is named.
    Named(Box<Named>),
    /// Rows of a model that no name tells: an expression for its table, and what is said of the columns to be loaded; of
    /// rows that are fetched all are.
    Held { table: TokenStream, loading: Option<Loading>, cast: Option<Cast> },
}

/// Rows of a model that is named.
struct Named {
    /// An expression for its table.
    table: TokenStream,
    /// An expression for which of its columns are loaded.
    loaded: TokenStream,
    /// The rows that `select_related` loads with them, and the constants that these need.
    joined: (Vec<Joined>, TokenStream),
    /// What a row has of its model, and what is computed.
    own: Own,
    computed: Vec<Ident>,
    cast: Option<Cast>,
}

/// Rows of a struct of the user's: its type, and the names of the fields before those that are fetched.
struct Cast {
    of: TokenStream,
    names: Vec<Ident>,
}

impl Cast {
    fn of(query: &Query, model: &syn::Path) -> Option<Cast> {
        query.cast.as_ref().map(|of| Cast { of: quote!(#of), names: cast::names(query, model) })
    }
}

impl Rows {
    fn cast(&self) -> Option<&Cast> {
        match self {
            Rows::Named(named) => named.cast.as_ref(),
            Rows::Held { cast, .. } => cast.as_ref(),
        }
    }

    fn of(root: &Root, query: &Query, model: &syn::Path) -> Rows {
        let (own, computed) = row::fields(query);
        Rows::Named(Box::new(Named {
            table: quote!(<#model as #root::model::Model>::TABLE),
            loaded: loaded(root, query, model),
            joined: joined(root, query, model),
            own,
            computed,
            cast: Cast::of(query, model),
        }))
    }

    /// The rows that are loaded with them.
    fn joined(&self) -> &[Joined] {
        match self {
            Rows::Named(named) => &named.joined.0,
            Rows::Held { .. } => &[],
        }
    }
}

impl<'a> Fetched<'a> {
    pub(in crate::query) fn new(root: &'a Root, fields: Option<Ident>) -> Self {
        Fetched { root, fields, queries: RefCell::default() }
    }

    /// `base`, a query that goes on from another, with all that `query` fetches for its rows; `table` is that of its model.
    pub(in crate::query) fn held(&self, query: &Query, base: &TokenStream, table: &Ident) -> TokenStream {
        let nodes = tree(query, &mut Report::default());
        let cast = query.named().and_then(|model| Cast::of(query, model));
        let rows = Rows::Held { table: quote!(#table), loading: Some(query.loading()), cast };
        let (name, loaded) = (format_ident!("query", span = Span::mixed_site()), loaded_of_held());
        let made = self.level(&quote!(Prefetched), &quote!(#name), &rows, &nodes);
        quote!({
            let #name = #base;
            let #loaded = #name.loaded();
            #made
        })
    }

    /// The names of the queries that are written out inside of what [`Fetched::held`] gives, and the queries: what they
    /// borrow lives as long as the user's statement where they are made outside of it.
    pub(in crate::query) fn bindings(self) -> (Vec<Ident>, Vec<TokenStream>) {
        self.queries.into_inner().into_iter().unzip()
    }

    /// A query that is written out at `span`, as it is to be written where it is used.
    fn written(&self, span: Span, query: TokenStream) -> TokenStream {
        if self.fields.is_none() {
            return query;
        }
        let mut queries = self.queries.borrow_mut();
        let name = format_ident!("__related{}", queries.len(), span = span);
        queries.push((name.clone(), query));
        quote!(#name)
    }

    /// Rows and, if there are any, the rows of their relations: a query of the type `made`.
    fn level(&self, made: &TokenStream, base: &TokenStream, from: &Rows, nodes: &[Node<'_>]) -> TokenStream {
        let root = self.root;
        let built = Built::new(nodes, from.joined());
        if built.leaves.is_empty() {
            return quote!(#root::query::Prefetched::last_level(#base));
        }
        let nodes: Vec<&Node<'_>> = built.leaves.iter().map(|leaf| leaf.node).collect();
        // A struct of the user's holds each row as it is, and what is fetched from one beside it.
        let is_flat = from.cast().is_some();
        let named = |leaf: &Leaf<'_, '_>| if is_flat { leaf.node.flat() } else { leaf.node.field.clone() };
        let names: Vec<Ident> = built.leaves.iter().map(named).collect();
        let names: Vec<&Ident> = names.iter().collect();
        let ways: Vec<TokenStream> = nodes.iter().map(|node| self.toward(&node.way)).collect();
        let related = nodes.iter().map(|node| self.query(node));
        let (indexes, lists): (Vec<syn::Index>, Vec<Ident>) =
            (0..nodes.len()).map(|at| (syn::Index::from(at), format_ident!("list{at}"))).unzip();
        let part = |(at, name): (usize, &&Ident)| format_ident!("part{at}", span = name.span());
        let parts: Vec<Ident> = names.iter().enumerate().map(part).collect();
        let (rows, row) = match from {
            _ if let Some(Cast { of, names: before }) = from.cast() => {
                let read: Vec<Ident> = (0..before.len()).map(|at| format_ident!("read{at}")).collect();
                let row = quote! {{
                    let (#(#read,)*) = row;
                    #of { #(#before: #read,)* #(#names: #parts),* }
                }};
                (TokenStream::new(), row)
            }
            Rows::Named(named) if built.extends() => {
                built.made(root, (&named.own, &named.computed), &parts, &|node| self.toward(&node.way))
            }
            _ => {
                let row = Ident::new("Row", Span::call_site());
                let types: Vec<Ident> = (0..nodes.len()).map(|at| format_ident!("P{at}")).collect();
                (extended(&row, &names, &types), quote!(#row { __model: row, #(#names: #parts),* }))
            }
        };
        let (bound, places, ways) = match from {
            Rows::Named(named) => {
                let Named { table, loaded, joined: (_, constants), .. } = &**named;
                let constants = built.leaves.iter().any(|leaf| leaf.from.is_some()).then_some(constants);
                let places = built.leaves.iter().zip(&ways).map(|(leaf, way)| {
                    let span = leaf.node.field.span();
                    match leaf.from {
                        None => quote_spanned!(span=> #way.place(#table, LOADED)),
                        Some(Joined { table, loaded, start, .. }) => {
                            quote_spanned!(span=> #start + #way.place(#table, #loaded))
                        }
                    }
                });
                let places = quote! {{
                    const LOADED: #root::plan::Chosen = #loaded;
                    #constants
                    const PLACES: &[usize] = &[#(#places),*];
                    PLACES
                }};
                (None, places, ways)
            }
            Rows::Held { table, loading, .. } => {
                let bound = Ident::new("ways", Span::mixed_site());
                let place = if loading.is_none() {
                    quote!(place_in_whole(#table))
                } else {
                    let loaded = loaded_of_held();
                    quote!(place_among(#table, #loaded))
                };
                let places = indexes.iter().map(|at| quote!(#bound.#at.#place));
                let places = quote!(::std::vec![#(#places),*]);
                let named = indexes.iter().map(|at| quote!(#bound.#at)).collect();
                let leaves_out = |name: &Ident| loading.as_ref().is_some_and(|loading| loading.leaves_out(name));
                let left_out = nodes.iter().filter(|node| node.way.path.last().is_some_and(leaves_out));
                let checks =
                    left_out.map(|node| self.over(&node.way, |handles| handles.call("elsewhere", &handles.end())));
                (Some(quote!(#(#checks;)* let #bound = (#(#ways,)*);)), places, named)
            }
        };
        let fetched = names.iter().zip(&ways).zip(&indexes).map(|((name, way), at)| {
            let copy = quote_spanned!(name.span()=> ::core::clone::Clone::clone);
            quote!(related.#at.fetched(#way, db, keys.get(#at), #copy))
        });
        let made = quote! {
            #root::query::#made::new(
                #base,
                #places,
                (#(#related,)*),
                {
                    #rows
                    move |related, db, rows, keys| {
                        #(
                            let mut #lists = #fetched?.into_iter();
                        )*
                        let mut all = ::std::vec::Vec::with_capacity(rows.len());
                        for row in rows {
                            if let (#(::core::option::Option::Some(#parts),)*) = (#(#lists.next(),)*) {
                                all.push(#row);
                            }
                        }
                        ::core::result::Result::Ok(all)
                    }
                }
            )
        };
        match bound {
            Some(bound) => quote!({ #bound #made }),
            None => made,
        }
    }

    /// The relation as a value whose type tells the model and how many rows there can be.
    fn toward(&self, way: &Way) -> TokenStream {
        self.over(way, |handles| {
            let end = handles.end();
            handles.call("toward", &quote!(#end, #end.segment))
        })
    }

    /// An expression made of the handles of a way.
    fn over(&self, way: &Way, body: impl FnOnce(&Handles<'_>) -> TokenStream) -> TokenStream {
        let Way { model, path } = way;
        let fields = match (model, &self.fields) {
            (Some(model), _) => {
                let span = place(model);
                let there = self.root.located(span);
                quote_spanned!(span=> <#model as #there::model::Model>::FIELDS)
            }
            (None, Some(fields)) => quote!(#fields),
            (None, None) => TokenStream::new(),
        };
        path.with(self.root, &Start::Fields(&fields), body)
    }

    /// The query for the related rows, and for theirs.
    fn query(&self, node: &Node<'_>) -> TokenStream {
        let (root, way) = (self.root, self.toward(&node.way));
        let is_named = node.way.model.is_some();
        match node.query.map(|query| (query, &query.source)) {
            Some((query, Source::Model(model))) => {
                let span = place(model);
                let there = root.located(span);
                // That the query is about the model that the relation leads to.
                let known = Ident::new("__way", span);
                let rows = quote_spanned!(span=> <#model as #there::model::Model>::ROWS);
                let towards = Ident::new("__toward_rows", span);
                let checked = quote_spanned! {span=>
                    let #known = { use #root::query::toward_rows as #towards; #towards(#way, #rows) };
                };
                let from = Rows::of(root, query, model);
                if is_named {
                    let parents = quote!(#root::plan::Step::Parents({ #checked #known.parents() }));
                    let base = self.written(span, fixed(root, query, model, Some(&parents)));
                    return self.level(&quote!(Prefetched), &base, &from, &node.inner);
                }
                let base = self.written(span, fixed(root, query, model, None));
                let rows = self.level(&quote!(Prefetched), &quote!(#base.open()), &from, &node.inner);
                let site = site(root);
                quote!({ #checked #rows.belonging(#known, #site) })
            }
            // With what is fetched for its own rows.
            Some((query, Source::Held(held))) => {
                let span = place(held);
                let made = if query.methods.is_empty() { quote!(#held) } else { held::expand(root, query, held) };
                let made = self.written(span, made);
                let (of, site) = (Ident::new("__belonging_as", span), site(root));
                match query.named().filter(|_| query.cast.is_some()) {
                    Some(model) => quote_spanned! {span=> {
                        use #root::query::belonging_as as #of;
                        #of::<#model, _, _>(#made, #way, #site)
                    }},
                    None => quote_spanned!(span=> #way.rows_of(#made, #site)),
                }
            }
            None if is_named => {
                let step = quote!(#root::plan::Step::Parents(#way.parents()));
                let context = Context::new(root, false, false);
                let code = context.code(vec![context.step_fact(&step)]);
                let (table, ordering) = (quote!(#way.table()), quote!(#way.ordering()));
                let asks = quote! {
                    #root::query::Asked {
                        origin: #root::plan::Origin { table: #table, ordering: #ordering },
                        code: #code,
                        kept: &KEPT,
                    }
                };
                let statement = statement(root, &asks, None);
                let base = quote!(#root::query::Query::new(#statement, #root::query::Params::new(), #way.rows()));
                let from = Rows::Named(Box::new(Named {
                    table: quote!(#way.table()),
                    loaded: quote!(#root::plan::Chosen::All),
                    joined: Default::default(),
                    own: Own::Bare,
                    computed: Vec::new(),
                    cast: None,
                }));
                self.level(&quote!(Prefetched), &base, &from, &node.inner)
            }
            None => {
                let site = site(root);
                let base = quote!(#way.query(#site));
                let rows = Rows::Held { table: quote!(#way.table()), loading: None, cast: None };
                self.level(&quote!(Prefetched), &base, &rows, &node.inner)
            }
        }
    }
}

/// The name of what is known of the columns that are loaded of a model that no name tells.
fn loaded_of_held() -> Ident {
    format_ident!("loaded", span = Span::mixed_site())
}

/// A place for the statements that are made here.
fn site(root: &Root) -> TokenStream {
    quote! {{
        static SITE: #root::query::Site = #root::query::Site::new();
        &SITE
    }}
}
