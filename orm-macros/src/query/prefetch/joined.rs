//! Relations that are fetched from rows that `select_related` has loaded: no statement is sent for these rows, each is
//! extended where it stands.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::related::{Joined, Own, extended, plain};
use super::Node;
use crate::path::bare;
use crate::root::Root;

/// A relation for whose rows a statement is sent, and the column that it begins at.
pub(super) struct Leaf<'n, 'q> {
    pub(super) node: &'n Node<'q>,
    /// The loaded row that it begins at, unless that is the row of the query itself.
    pub(super) from: Option<&'n Joined>,
}

/// A field of a row.
enum Field<'n, 'q> {
    /// As it was loaded.
    Loaded(&'n Ident),
    /// The row of a relation, extended.
    Extended(&'n Joined, &'n Node<'q>, Vec<Field<'n, 'q>>),
    /// What the leaf at this place fetches.
    Fetched(&'n Ident, usize),
}

/// The row of a query with all that is fetched.
pub(super) struct Built<'n, 'q> {
    pub(super) leaves: Vec<Leaf<'n, 'q>>,
    fields: Vec<Field<'n, 'q>>,
}

impl<'n, 'q> Built<'n, 'q> {
    /// What `nodes` are where `joined` is loaded.
    pub(super) fn new(nodes: &'n [Node<'q>], joined: &'n [Joined]) -> Self {
        let mut leaves = Vec::new();
        let fields = fields(nodes, joined, None, &mut leaves);
        Built { leaves, fields }
    }

    /// Whether a loaded row is extended.
    pub(super) fn extends(&self) -> bool {
        self.fields.iter().any(|field| matches!(field, Field::Extended(..)))
    }

    /// Definitions of the types of rows, and an expression for one, made of `row`, whose fields beside relations are `own` and
    /// `computed`. `parts` are what leaves fetch, `way` is the way over a relation.
    pub(super) fn made(
        &self,
        root: &Root,
        (own, computed): (&Own, &[Ident]),
        parts: &[Ident],
        way: &dyn Fn(&Node<'q>) -> TokenStream,
    ) -> (TokenStream, TokenStream) {
        let mut making = Making { root, parts, way, items: TokenStream::new(), count: 0 };
        let row = making.row(own, computed, &self.fields);
        (making.items, row)
    }
}

fn fields<'n, 'q>(
    nodes: &'n [Node<'q>],
    joined: &'n [Joined],
    from: Option<&'n Joined>,
    leaves: &mut Vec<Leaf<'n, 'q>>,
) -> Vec<Field<'n, 'q>> {
    let mut fields: Vec<Field<'n, 'q>> = Vec::new();
    let loaded = |node: &Node<'q>| joined.iter().find(|joined| node.is_loaded_as(&joined.name));
    for relation in joined {
        let node = nodes.iter().find(|node| node.is_loaded_as(&relation.name));
        fields.push(
            match node.map(|node| (node, self::fields(&node.inner, &relation.inner, Some(relation), leaves))) {
                Some((node, inner)) if inner.iter().any(|field| !matches!(field, Field::Loaded(_))) => {
                    Field::Extended(relation, node, inner)
                }
                _ => Field::Loaded(&relation.name),
            },
        );
    }
    // What is fetched anew hides what is loaded.
    fields.retain(|field| match field {
        Field::Loaded(name) => !nodes.iter().any(|node| bare(&node.field) == bare(name) && loaded(node).is_none()),
        _ => true,
    });
    for node in nodes.iter().filter(|node| loaded(node).is_none()) {
        fields.push(Field::Fetched(&node.field, leaves.len()));
        leaves.push(Leaf { node, from });
    }
    fields
}

/// What rows are made with.
struct Making<'m, 'q> {
    root: &'m Root,
    parts: &'m [Ident],
    way: &'m dyn Fn(&Node<'q>) -> TokenStream,
    items: TokenStream,
    count: usize,
}

impl<'q> Making<'_, 'q> {
    fn row(&mut self, own: &Own, computed: &[Ident], fields: &[Field<'_, 'q>]) -> TokenStream {
        let name = if self.count == 0 { format_ident!("Row") } else { format_ident!("Row{}", self.count) };
        self.count += 1;
        let names: Vec<&Ident> = fields.iter().map(Field::name).chain(computed).collect();
        let mut values: Vec<TokenStream> = fields.iter().map(|field| self.field(field)).collect();
        values.extend(computed.iter().map(|name| quote!(row.#name)));
        let types = |count: usize| (0..count).map(|at| format_ident!("R{at}")).collect::<Vec<_>>();
        match own {
            Own::Bare | Own::Model => {
                let model = if let Own::Bare = own { quote!(row) } else { quote!(row.__model) };
                self.items.extend(extended(&name, &names, &types(names.len())));
                quote!(#name { __model: #model, #(#names: #values),* })
            }
            Own::Columns(columns) => {
                let all: Vec<&Ident> = columns.iter().chain(names.iter().copied()).collect();
                self.items.extend(plain(&name, &all, &types(all.len())));
                quote!(#name { #(#columns: row.#columns,)* #(#names: #values),* })
            }
        }
    }

    fn field(&mut self, field: &Field<'_, 'q>) -> TokenStream {
        match field {
            Field::Loaded(name) => quote!(row.#name),
            Field::Fetched(_, at) => self.parts.get(*at).map(|part| quote!(#part)).unwrap_or_default(),
            Field::Extended(joined, node, inner) => {
                let (root, name, way) = (self.root, &joined.name, (self.way)(node));
                let row = self.row(&joined.own, &[], inner);
                quote!(#root::query::within(#way, row.#name, |row| #row))
            }
        }
    }
}

impl Field<'_, '_> {
    fn name(&self) -> &Ident {
        match self {
            Field::Loaded(name) | Field::Fetched(name, _) => name,
            Field::Extended(joined, ..) => &joined.name,
        }
    }
}
