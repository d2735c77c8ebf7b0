//! `select_related`: the relations as a tree, and rows that hold the rows that they lead to.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ast::{Call, Query};
use super::row::{Column, Parts};
use super::scope::{Context, Side};
use crate::path::{Part, Path, bare};

/// A relation whose row is loaded, and those that go on from it.
pub(super) struct Node {
    name: Ident,
    path: Path,
    inner: Vec<Node>,
}

/// All relations that `select_related` names; `None` forgets those before it.
pub(super) fn tree(query: &Query) -> Vec<Node> {
    let mut nodes = Vec::new();
    for method in &query.methods {
        match &method.call {
            Call::SelectRelated(paths) if paths.is_empty() => nodes.clear(),
            Call::SelectRelated(paths) => paths.iter().for_each(|path| insert(&mut nodes, path, 1)),
            _ => {}
        }
    }
    nodes
}

/// Adds the first `depth` parts of a path, and then the others below.
fn insert(nodes: &mut Vec<Node>, path: &Path, depth: usize) {
    let Some(Part::Name(name)) = path.parts.get(depth - 1) else { return };
    let known = nodes.iter().position(|node| bare(&node.name) == bare(name));
    let at = known.unwrap_or_else(|| {
        let path = Path { parts: path.parts.iter().take(depth).cloned().collect() };
        nodes.push(Node { name: name.clone(), path, inner: Vec::new() });
        nodes.len() - 1
    });
    if let Some(node) = nodes.get_mut(at) {
        insert(&mut node.inner, path, depth + 1);
    }
}

impl Node {
    /// The name of its field.
    pub(super) fn name(&self) -> &Ident {
        &self.name
    }

    /// The relation as a value whose type tells the model and whether a row may be missing.
    fn joined(&self, context: &Context<'_>) -> TokenStream {
        context.path(&self.path, Side::Typed, 0, |handles| {
            let end = handles.end();
            handles.call("to_one", &end)
        })
    }

    /// What the plan says of it and of those that go on from it, in the order of their columns.
    fn loaded(&self, context: &Context<'_>, loaded: &mut Vec<TokenStream>) {
        let root = context.root;
        loaded.push(context.path(&self.path, Side::Plan, 0, |handles| {
            let (segments, end) = (handles.segments(), handles.end());
            let segments = context.refer(&quote!([#segments]));
            let joined = handles.call("to_one", &end);
            quote!(#root::plan::Loaded { path: #segments, table: #joined.table() })
        }));
        self.inner.iter().for_each(|node| node.loaded(context, loaded));
    }
}

/// The step of the plan, if a relation is loaded.
pub(super) fn step(context: &Context<'_>, query: &Query) -> Option<TokenStream> {
    let root = context.root;
    let mut loaded = Vec::new();
    tree(query).iter().for_each(|node| node.loaded(context, &mut loaded));
    let list = context.list(&loaded);
    (!loaded.is_empty()).then(|| quote!(#root::plan::Step::Related(#list)))
}

/// What is made of a tree: structs, and the generic function that names them.
struct Made<'a> {
    context: &'a Context<'a>,
    items: TokenStream,
    bounds: Vec<TokenStream>,
    takes: Vec<TokenStream>,
    values: Vec<TokenStream>,
}

impl Made<'_> {
    /// The type of a relation's field.
    fn field(&mut self, node: &Node) -> TokenStream {
        let root = self.context.root;
        let at = self.values.len();
        let (model, null) = (format_ident!("M{at}"), format_ident!("N{at}"));
        self.bounds.push(quote!(#model: #root::model::Model, #null: #root::query::Presence));
        self.takes.push(quote!(_: #root::query::Joined<#model, #null>));
        self.values.push(node.joined(self.context));
        let row = if node.inner.is_empty() {
            quote!(#model)
        } else {
            let types: Vec<TokenStream> = node.inner.iter().map(|inner| self.field(inner)).collect();
            let name = format_ident!("Row{at}");
            let names: Vec<&Ident> = node.inner.iter().map(Node::name).collect();
            self.items.extend(inner_row(root, &name, &names));
            quote!(#name<#model, #(#types),*>)
        };
        quote!(<#null as #root::query::Presence>::Joined<#row>)
    }
}

/// The row of a relation from which others go on.
fn inner_row(root: &TokenStream, name: &Ident, names: &[&Ident]) -> TokenStream {
    let types: Vec<Ident> = (0..names.len()).map(|at| format_ident!("R{at}")).collect();
    let row = extended(name, names, &types);
    quote! {
        #row

        impl<Model: #root::query::Related, #(#types: #root::query::FromRow),*> #root::query::FromRow
            for #name<Model, #(#types),*>
        {
            const WIDTH: usize = Model::WIDTH #(+ #types::WIDTH)*;

            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                let mut at = start;
                ::core::result::Result::Ok(#name {
                    __model: #root::query::next(row, &mut at)?,
                    #(#names: #root::query::next(row, &mut at)?,)*
                })
            }
        }

        impl<Model: #root::query::Related, #(#types: #root::query::FromRow),*> #root::query::Related
            for #name<Model, #(#types),*>
        {
            const KEY: usize = Model::KEY;
        }
    }
}

/// A struct that is a model and has more fields. The model is a parameter too, so that the row is what the model is:
/// `Clone`, `Debug`, `PartialEq`.
pub(super) fn extended(name: &Ident, names: &[&Ident], types: &[Ident]) -> TokenStream {
    quote! {
        #[derive(Clone, Debug, PartialEq)]
        #[allow(non_snake_case)]
        struct #name<Model, #(#types),*> {
            __model: Model,
            #(#names: #types,)*
        }

        impl<Model, #(#types),*> ::core::ops::Deref for #name<Model, #(#types),*> {
            type Target = Model;

            fn deref(&self) -> &Model {
                &self.__model
            }
        }
    }
}

/// An expression of type `Rows<…>`: the model, the rows of its relations, and what `annotate` adds.
pub(super) fn rows(context: &Context<'_>, model: &syn::Path, nodes: &[Node], columns: &[Column<'_>]) -> TokenStream {
    let root = context.root;
    let mut made =
        Made { context, items: TokenStream::new(), bounds: Vec::new(), takes: Vec::new(), values: Vec::new() };
    let fields: Vec<TokenStream> = nodes.iter().map(|node| made.field(node)).collect();
    let loaded: Vec<&Ident> = nodes.iter().map(Node::name).collect();
    let parts = Parts::of(context, columns, &quote!(at));
    let Parts { names, generics, values: typed, types, reads, consts } = &parts;
    let row = Ident::new("Row", proc_macro2::Span::call_site());
    let all: Vec<&Ident> = loaded.iter().copied().chain(names).collect();
    let parameters: Vec<Ident> = (0..all.len()).map(|at| format_ident!("R{at}")).collect();
    let extended = extended(&row, &all, &parameters);
    let Made { items, bounds, takes, values, .. } = made;
    quote! {{
        #extended
        #items
        #consts
        fn rows<#(#bounds,)* #(#generics: #root::model::Selectable),*>(
            #(#takes,)* #(_: #generics),*
        ) -> #root::query::Rows<#row<#model, #(#fields,)* #(#types),*>> {
            #root::query::Rows::with(|row| {
                let mut at = 0;
                ::core::result::Result::Ok(#row {
                    __model: #root::query::next(row, &mut at)?,
                    #(#loaded: #root::query::next(row, &mut at)?,)*
                    #(#names: #reads,)*
                })
            })
        }
        rows(#(#values,)* #(#typed),*)
    }}
}
