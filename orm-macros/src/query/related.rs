//! `select_related`: the relations as a tree, and rows that hold the rows that they lead to.

mod made;

use crate::root::Root;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

pub(super) use self::made::{before, deferred, extended, in_part, known, model_of, plain, queryable, rows};
use super::ast::{Call, Loading, Query};
use super::code::Node as Step;
use super::held;
use super::scope::{Context, Side};
use crate::path::{Part, Path, bare};
use crate::report::Report;

/// A relation whose row is loaded, and those that go on from it.
pub(super) struct Node {
    name: Ident,
    path: Path,
    /// Which of the columns there.
    loading: Loading,
    inner: Vec<Node>,
}

/// All relations that `select_related` names; `None` forgets those before it, and `values` says what rows are anew.
pub(super) fn tree(query: &Query) -> Vec<Node> {
    let mut nodes = Vec::new();
    for method in &query.methods {
        match &method.call {
            Call::SelectRelated(paths) if paths.is_empty() => nodes.clear(),
            Call::SelectRelated(paths) => paths.iter().for_each(|path| insert(&mut nodes, path, 1)),
            call if call.selects() => nodes.clear(),
            _ => {}
        }
    }
    load(&mut nodes, &query.loading());
    nodes
}

/// Adds the first `depth` parts of a path, and then the others below.
fn insert(nodes: &mut Vec<Node>, path: &Path, depth: usize) {
    let Some(Part::Name(name)) = path.parts.get(depth - 1) else { return };
    let known = nodes.iter().position(|node| bare(&node.name) == bare(name));
    let at = known.unwrap_or_else(|| {
        let path = Path { parts: path.parts.iter().take(depth).cloned().collect() };
        nodes.push(Node { name: name.clone(), path, loading: Loading::All, inner: Vec::new() });
        nodes.len() - 1
    });
    if let Some(node) = nodes.get_mut(at) {
        insert(&mut node.inner, path, depth + 1);
    }
}

/// Tells each relation what of its model is loaded.
fn load(nodes: &mut [Node], loading: &Loading) {
    for node in nodes {
        node.loading = loading.below(&node.name);
        load(&mut node.inner, &node.loading);
    }
}

/// Reports relations that are gone over although their key is not loaded.
pub(super) fn check(query: &Query, report: &mut Report) {
    traversed(&tree(query), &query.loading(), report);
}

fn traversed(nodes: &[Node], loading: &Loading, report: &mut Report) {
    for node in nodes {
        let name = bare(&node.name);
        if loading.leaves_out(&node.name) {
            let help = match loading {
                Loading::Defer(_) => format!("take `{name}` out of `defer`, or out of `select_related`"),
                _ => format!("name `{name}` in `only`, or fields of it: `{name}__…`"),
            };
            report.at(&node.name, format!("`{name}` cannot be both deferred and traversed\nhelp: {help}"));
        }
        traversed(&node.inner, &node.loading, report);
    }
}

impl Node {
    /// The relation's own name.
    pub(super) fn name(&self) -> &Ident {
        &self.name
    }

    /// The path to the relation.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The relations that go on from it.
    pub(super) fn inner(&self) -> &[Node] {
        &self.inner
    }

    /// The relation as a value whose type tells the model and whether a row may be missing.
    pub(super) fn joined(&self, context: &Context<'_>, side: Side) -> TokenStream {
        context.path(&self.path, side, 0, |handles| {
            let end = handles.end();
            handles.call("to_one", &end)
        })
    }

    /// The model that it leads to.
    fn target(&self, context: &Context<'_>, side: Side) -> Target {
        Target::at(context.root, &self.joined(context, side))
    }

    /// What the plan says of it and of those that go on from it, in the order of their columns.
    fn loaded(&self, context: &Context<'_>, loaded: &mut Vec<TokenStream>) {
        let root = context.root;
        let target = self.target(context, Side::Plan);
        let chosen = target.chosen(context, &self.loading, &names(&self.inner));
        loaded.push(context.path(&self.path, Side::Plan, 0, |handles| {
            let (segments, end) = (context.list(&handles.segments(false)), handles.end());
            let joined = handles.call("to_one", &end);
            quote!(#root::plan::Loaded { path: #segments, table: #joined.table(), columns: #chosen, after: 0 })
        }));
        self.inner.iter().for_each(|node| node.loaded(context, loaded));
    }
}

/// The names of relations.
pub(super) fn names(nodes: &[Node]) -> Vec<&Ident> {
    nodes.iter().map(|node| &node.name).collect()
}

/// Expressions for what a model consists of.
pub(super) struct Target {
    fields: TokenStream,
    columns: TokenStream,
    table: TokenStream,
    /// Rows with all columns, from which columns are taken away.
    whole: TokenStream,
}

impl Target {
    /// The model of the query that is looked at.
    fn own(context: &Context<'_>) -> Target {
        match context.model() {
            Some(model) => Target::of(context, model),
            None => {
                let model = held::model();
                Target::at(context.root, &quote!(#model))
            }
        }
    }

    /// The model that `joined` tells.
    fn at(root: &Root, joined: &TokenStream) -> Target {
        Target {
            fields: quote!(#root::query::fields_at(#joined)),
            columns: quote!(#root::query::columns_at(#joined)),
            table: quote!(#joined.table()),
            whole: quote!(#root::query::whole_at(#joined)),
        }
    }

    /// A model that is named.
    fn of(context: &Context<'_>, model: &syn::Path) -> Target {
        let span = super::parse::place(model);
        let root = context.root.located(span);
        let (path, model) = (model, quote_spanned!(span=> <#model as #root::model::Model>));
        let root = context.root;
        Target {
            fields: quote!(#model::FIELDS),
            columns: quote!(#model::COLUMNS),
            table: quote!(#model::TABLE),
            whole: quote!(#root::model::whole::<#path, _>()),
        }
    }

    /// Which columns are loaded, for a plan, if those of `relations` are loaded with them.
    pub(super) fn chosen(&self, context: &Context<'_>, loading: &Loading, relations: &[&Ident]) -> TokenStream {
        let (root, table) = (context.root, &self.table);
        let own = loading.own(relations);
        match loading {
            Loading::All => quote!(#root::plan::Chosen::All),
            Loading::Only(_) => {
                let columns = own.iter().map(|path| {
                    let (span, field) = (path.place(), self.field(context, path));
                    let [only, named] = ["__only", "__field"].map(|name| Ident::new(name, span));
                    quote_spanned! {span=> {
                        use #root::query::only as #only;
                        let #named = #field;
                        #only(#table, #named, #named.segment)
                    }}
                });
                let columns: Vec<TokenStream> = std::iter::once(quote!(#table.key)).chain(columns).collect();
                let columns = context.list(&columns);
                quote!(#root::plan::Chosen::Only(#columns))
            }
            Loading::Defer(_) => {
                let columns: Vec<TokenStream> = self.places(&own).map(|place| quote!(#place.column())).collect();
                let columns = context.list(&columns);
                quote!(#root::plan::Chosen::Except(#columns))
            }
        }
    }

    /// A field, by its name.
    fn field(&self, context: &Context<'_>, path: &Path) -> TokenStream {
        path.end(context.root, &self.fields)
    }

    /// Rows without these columns.
    fn without(&self, root: &Root, own: &[Path]) -> TokenStream {
        let whole = self.whole.clone();
        self.places(own).zip(own).fold(whole, |rows, (place, path)| {
            let root = root.located(path.place());
            quote_spanned!(path.place()=> #root::model::without(#place, #rows))
        })
    }

    /// Columns, by the names of their fields.
    fn places<'a>(&'a self, own: &'a [Path]) -> impl Iterator<Item = TokenStream> + 'a {
        let columns = &self.columns;
        own.iter().filter_map(Path::single).map(move |name| quote_spanned!(name.span()=> #columns.#name))
    }
}

/// A relation whose row is loaded, as what stands in rows and in their columns.
pub(super) struct Joined {
    pub(super) name: Ident,
    /// An expression for the table of its model.
    pub(super) table: TokenStream,
    /// The name of a constant that says which of its columns are loaded.
    pub(super) loaded: Ident,
    /// An expression for the place of the first of them, where the columns of the query's own model are `LOADED`.
    pub(super) start: TokenStream,
    pub(super) own: Own,
    pub(super) inner: Vec<Joined>,
}

/// What a row has of its own model.
pub(super) enum Own {
    /// It is a row of the model, or what is left of one, and has nothing else.
    Bare,
    /// Such a row, as the field `__model`.
    Model,
    /// Fields for some columns.
    Columns(Vec<Ident>),
}

impl Own {
    /// What is left of a model by `loading`, where the rows of `relations` and what is `computed` are loaded, too.
    pub(super) fn of(loading: &Loading, relations: &[&Ident], computed: bool) -> Own {
        match loading {
            Loading::Only(_) => {
                let paths = std::iter::once(super::plan::key_path()).chain(loading.own(relations));
                Own::Columns(paths.map(|path| super::row::field(&path)).collect())
            }
            _ if relations.is_empty() && !computed => Own::Bare,
            _ => Own::Model,
        }
    }
}

/// The relations whose rows are loaded with those of `query`, and the constants that they need.
pub(super) fn joined(root: &Root, query: &Query, model: &syn::Path) -> (Vec<Joined>, TokenStream) {
    let mut context = Context::new(root, false, false);
    context.enter(model);
    let table = Target::of(&context, model).table;
    let mut join = Join { context, constants: TokenStream::new(), count: 0, start: quote!(LOADED.count(#table)) };
    let joined = join.all(&tree(query));
    (joined, join.constants)
}

struct Join<'a> {
    context: Context<'a>,
    constants: TokenStream,
    count: usize,
    start: TokenStream,
}

impl Join<'_> {
    fn all(&mut self, nodes: &[Node]) -> Vec<Joined> {
        nodes.iter().map(|node| self.one(node)).collect()
    }

    fn one(&mut self, node: &Node) -> Joined {
        let (root, relations) = (self.context.root, names(&node.inner));
        let target = node.target(&self.context, Side::Const);
        let (chosen, table) = (target.chosen(&self.context, &node.loading, &relations), target.table);
        let loaded = format_ident!("LOADED{}", self.count);
        self.count += 1;
        self.constants.extend(quote!(const #loaded: #root::plan::Chosen = #chosen;));
        let start = self.start.clone();
        self.start.extend(quote!(+ #loaded.count(#table)));
        let own = Own::of(&node.loading, &relations, false);
        Joined { name: node.name.clone(), table, loaded, start, own, inner: self.all(&node.inner) }
    }
}

/// Which columns of the model itself are loaded, for a constant.
pub(super) fn loaded(root: &Root, query: &Query, model: &syn::Path) -> TokenStream {
    let context = Context::new(root, false, false);
    Target::of(&context, model).chosen(&context, &query.loading(), &names(&tree(query)))
}

/// The step of the plan that says which columns of the model itself are loaded, if these are not all.
pub(super) fn loading_step(context: &Context<'_>, query: &Query) -> Option<Step> {
    let (root, loading) = (context.root, query.loading());
    let chosen = || Target::own(context).chosen(context, &loading, &names(&tree(query)));
    (!loading.is_all()).then(chosen).map(|chosen| context.step_fact(&quote!(#root::plan::Step::Load(#chosen))))
}

/// The paths of `only` and `defer` into rows that are not loaded: they say nothing, but there must be such fields.
pub(super) fn beyond(query: &Query) -> Vec<Path> {
    let nodes = tree(query);
    let loading = query.loading();
    loading.paths().iter().filter(|path| leads_beyond(&nodes, &path.parts)).cloned().collect()
}

fn leads_beyond(nodes: &[Node], parts: &[Part]) -> bool {
    match parts {
        [Part::Name(name), rest @ ..] if !rest.is_empty() => {
            let node = nodes.iter().find(|node| bare(&node.name) == bare(name));
            node.is_none_or(|node| leads_beyond(&node.inner, rest))
        }
        _ => false,
    }
}

/// The step of the plan, if a relation is loaded.
pub(super) fn step(context: &Context<'_>, query: &Query) -> Option<Step> {
    let root = context.root;
    let mut loaded = Vec::new();
    tree(query).iter().for_each(|node| node.loaded(context, &mut loaded));
    if loaded.is_empty() {
        return None;
    }
    let list = context.list(&loaded);
    let list = match (context.model(), query.loading()) {
        (None, Loading::All) => {
            let loaded = held::loaded();
            quote!(#loaded.and(#list))
        }
        _ => list,
    };
    Some(context.step_fact(&quote!(#root::plan::Step::Related(#list))))
}
