//! The rows of a query that loads related rows: a struct for each model that has some, or of which only some columns are
//! loaded.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{Node, Target, names};
use crate::path::{Path, Start, bare};
use crate::query::ast::Loading;
use crate::query::plan::key_path;
use crate::query::row::{Column, Of, Parts, field};
use crate::query::scope::{Context, Side};
use crate::query::typed::typed;
use crate::root::Root;

/// What is made of a tree: structs, and the generic function that names them.
struct Made<'a> {
    context: &'a Context<'a>,
    items: TokenStream,
    bounds: Vec<TokenStream>,
    takes: Vec<TokenStream>,
    values: Vec<TokenStream>,
    /// The number of the next column.
    columns: usize,
}

/// What a row holds of its own model.
enum Base {
    /// All of it, or all but what is deferred: a type that the row derefs to.
    Model(TokenStream),
    /// Some columns, each a field.
    Columns { names: Vec<Ident>, types: Vec<TokenStream>, columns: Vec<TokenStream> },
}

impl Made<'_> {
    fn take(&mut self, bound: TokenStream, of: TokenStream, value: TokenStream) {
        self.bounds.push(bound);
        self.takes.push(quote!(_: #of));
        self.values.push(value);
    }

    /// What a row holds of a model; `whole` is the model's type, `inner` are the relations from it.
    fn base(&mut self, at: [Target; 2], loading: &Loading, inner: &[Node], whole: TokenStream) -> Base {
        let root = self.context.root;
        let own = loading.own(&names(inner));
        let [typed, constant] = at;
        match loading {
            Loading::All => Base::Model(whole),
            Loading::Defer(_) => {
                let rows = format_ident!("D{}", self.values.len());
                let left = typed.without(root, &own);
                self.take(quote!(#rows: #root::query::FromRow), quote!(#root::query::Rows<#rows>), left);
                Base::Model(quote!(#rows))
            }
            Loading::Only(_) => {
                let paths = fields_of(loading, inner);
                let mut columns = Vec::with_capacity(paths.len());
                let mut types = Vec::with_capacity(paths.len());
                for path in &paths {
                    columns.push(self.column(&constant, path));
                    types.push(self.value(&typed, path));
                }
                Base::Columns { names: paths.iter().map(field).collect(), types, columns }
            }
        }
    }

    /// The type of a column's field.
    fn value(&mut self, at: &Target, path: &Path) -> TokenStream {
        let root = self.context.root;
        let generic = format_ident!("F{}", self.values.len());
        let value = path.with(root, &Start::Fields(&at.fields), typed);
        self.take(quote!(#generic: #root::model::Selectable), quote!(#generic), value);
        quote!(#root::expr::Loaded<#generic>)
    }

    /// An expression for a column: a constant, or what the row knows.
    fn column(&mut self, at: &Target, path: &Path) -> TokenStream {
        let (root, number) = (self.context.root, self.columns);
        self.columns += 1;
        if self.context.keeps {
            return quote!(row.known(#number));
        }
        let name = format_ident!("K{number}");
        let column = at.field(self.context, path);
        self.items.extend(quote!(const #name: &#root::plan::Column = #column.column();));
        quote!(#name)
    }

    /// The type of a relation's field.
    fn relation(&mut self, node: &Node) -> TokenStream {
        let root = self.context.root;
        let at = self.values.len();
        let (model, null) = (format_ident!("M{at}"), format_ident!("N{at}"));
        self.take(
            quote!(#model: #root::model::Model, #null: #root::query::Presence),
            quote!(#root::query::Joined<#model, #null>),
            node.joined(self.context, Side::Typed),
        );
        let targets = [Side::Typed, Side::Const].map(|side| node.target(self.context, side));
        let base = self.base(targets, &node.loading, &node.inner, quote!(#model));
        let types: Vec<TokenStream> = node.inner.iter().map(|inner| self.relation(inner)).collect();
        let row = match base {
            Base::Model(model) if types.is_empty() => model,
            Base::Model(model) => {
                let name = format_ident!("Row{at}");
                self.items.extend(inner_row(root, &name, &names(&node.inner)));
                quote!(#name<#model, #(#types),*>)
            }
            Base::Columns { names: own, types: of, columns } => {
                let name = format_ident!("Row{at}");
                self.items.extend(columns_row(root, &name, &own, &columns, &names(&node.inner)));
                quote!(#name<#(#of,)* #(#types),*>)
            }
        };
        quote!(<#null as #root::query::Presence>::Joined<#row>)
    }
}

/// The row of a relation from which others go on.
fn inner_row(root: &Root, name: &Ident, names: &[&Ident]) -> TokenStream {
    let types: Vec<Ident> = (0..names.len()).map(|at| format_ident!("R{at}")).collect();
    let row = extended(name, names, &types);
    quote! {
        #row

        impl<Model: #root::query::FromRow, #(#types: #root::query::FromRow),*> #root::query::FromRow
            for #name<Model, #(#types),*>
        {
            const WIDTH: usize = Model::WIDTH #(+ #types::WIDTH)*;
            const KEY_AT: usize = Model::KEY_AT;

            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                let mut at = start;
                ::core::result::Result::Ok(#name {
                    __model: #root::query::next(row, &mut at)?,
                    #(#names: #root::query::next(row, &mut at)?,)*
                })
            }
        }
    }
}

/// The row of a relation of which some columns are loaded, the key first, and rows that go on from it.
fn columns_row(root: &Root, name: &Ident, own: &[Ident], columns: &[TokenStream], names: &[&Ident]) -> TokenStream {
    let values: Vec<Ident> = (0..own.len()).map(|at| format_ident!("F{at}")).collect();
    let rows: Vec<Ident> = (0..names.len()).map(|at| format_ident!("R{at}")).collect();
    let all: Vec<&Ident> = own.iter().chain(names.iter().copied()).collect();
    let generics: Vec<Ident> = values.iter().chain(&rows).cloned().collect();
    let row = plain(name, &all, &generics);
    quote! {
        #row

        impl<#(#values: #root::model::Part,)* #(#rows: #root::query::FromRow),*> #root::query::FromRow
            for #name<#(#generics),*>
        {
            const WIDTH: usize = 0 #(+ #values::WIDTH)* #(+ #rows::WIDTH)*;

            fn from_row(row: &#root::query::Row<'_>, start: usize) -> #root::Result<Self> {
                let mut at = start;
                ::core::result::Result::Ok(#name {
                    #(#own: #root::model::part(row, &mut at, #columns)?,)*
                    #(#names: #root::query::next(row, &mut at)?,)*
                })
            }
        }
    }
}

/// `defer(…)` alone: the model's row type without some columns.
pub(in crate::query) fn deferred(context: &Context<'_>, loading: &Loading) -> TokenStream {
    Target::own(context).without(context.root, &loading.own(&[]))
}

/// The columns that rows hold as fields of their own, where only the program knows them: in the order in which [`rows`] takes
/// them.
pub(in crate::query) fn known(context: &Context<'_>, loading: &Loading, nodes: &[Node]) -> Vec<TokenStream> {
    fn of(context: &Context<'_>, at: &Target, loading: &Loading, inner: &[Node], columns: &mut Vec<TokenStream>) {
        if let Loading::Only(_) = loading {
            columns.extend(fields_of(loading, inner).iter().map(|path| {
                let column = at.field(context, path);
                quote!(#column.column())
            }));
        }
        for node in inner {
            of(context, &node.target(context, Side::Plan), &node.loading, &node.inner, columns);
        }
    }
    let mut columns = Vec::new();
    of(context, &Target::own(context), loading, nodes, &mut columns);
    columns
}

/// The columns that `only` leaves of a model, the key first.
fn fields_of(loading: &Loading, inner: &[Node]) -> Vec<Path> {
    std::iter::once(key_path()).chain(loading.own(&names(inner))).collect()
}

/// A struct of fields, each of a type of its own.
pub(in crate::query) fn plain(name: &Ident, names: &[&Ident], types: &[Ident]) -> TokenStream {
    quote! {
        #[derive(Clone, Debug, PartialEq)]
        #[allow(non_snake_case)]
        struct #name<#(#types),*> {
            #(#names: #types,)*
        }
    }
}

/// What lets rustc tell of a row that is no whole row that it cannot be written.
pub(in crate::query) fn in_part(root: &Root, name: &Ident, types: &[Ident]) -> TokenStream {
    quote!(impl<#(#types),*> #root::query::InPart for #name<#(#types),*> {})
}

/// A struct that is a model and has more fields. The model is a parameter too, so that the row is what the model is:
/// `Clone`, `Debug`, `PartialEq`.
pub(in crate::query) fn extended(name: &Ident, names: &[&Ident], types: &[Ident]) -> TokenStream {
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

/// Rows of some columns of a model that is named: a query can go on from them.
fn some_columns(root: &Root, row: &Ident, parameters: &[Ident], model: &syn::Path) -> TokenStream {
    quote! {
        impl<#(#parameters),*> #root::query::Queryable for #row<#(#parameters),*> {
            type Model = #model;
            type Fields = <#model as #root::model::Model>::Fields;

            fn fields() -> Self::Fields {
                <#model as #root::model::Model>::FIELDS
            }
        }
    }
}

/// The rows of a held query, as a value.
pub(in crate::query) fn before(root: &Root, base: &Ident) -> TokenStream {
    let taken = Ident::new("__before", base.span());
    quote_spanned!(base.span()=> { use #root::query::before as #taken; #taken(&#base) })
}

/// The model that a held query asks for, as a value; that it asks for no more is checked where it stands.
pub(in crate::query) fn model_of(root: &Root, base: &Ident) -> TokenStream {
    let taken = Ident::new("__model_of", base.span());
    quote_spanned!(base.span()=> { use #root::query::model_of as #taken; #taken(&#base) })
}

/// The same, of rows that a query can go on from: by the names of the model, and by those of `computed`.
pub(in crate::query) fn queryable(
    root: &Root,
    name: &Ident,
    (related, computed): (&[&Ident], &[&Ident]),
) -> TokenStream {
    let all: Vec<&Ident> = related.iter().chain(computed).copied().collect();
    let types: Vec<Ident> = (0..all.len()).map(|at| format_ident!("T{at}")).collect();
    let row = extended(name, &all, &types);
    let of = types.get(related.len()..).unwrap_or_default();
    // The name of a relation is that of the model, not that of its rows.
    let (names, definition) = match (related, computed) {
        ([], []) | ([_, ..], []) => (None, None),
        ([], [_, ..]) => (Some(name.clone()), None),
        ([_, ..], [_, ..]) => {
            let names = Ident::new("Names", Span::call_site());
            let definition = extended(&names, computed, of);
            (Some(names), Some(definition))
        }
    };
    let (fields, made) = match names {
        None => (quote!(Model::Fields), quote!(Model::fields())),
        Some(names) => {
            let texts = computed.iter().map(|name| bare(name));
            (
                quote!(#names<Model::Fields, #(#root::model::Col<#of>),*>),
                quote!(#names { __model: Model::fields(), #(#computed: #root::model::Col::annotated(#texts)),* }),
            )
        }
    };
    quote! {
        #row
        #definition

        impl<Model: #root::query::Queryable, #(#types),*> #root::query::Queryable for #name<Model, #(#types),*> {
            type Model = Model::Model;
            type Fields = #fields;

            fn fields() -> Self::Fields {
                #made
            }
        }
    }
}

/// An expression of type `Rows<…>`: what is loaded of the model, the rows of its relations, and what `annotate` adds.
pub(in crate::query) fn rows(
    context: &Context<'_>,
    of: Of<'_>,
    loading: &Loading,
    nodes: &[Node],
    columns: &[Column<'_>],
) -> TokenStream {
    let root = context.root;
    let mut made = Made {
        context,
        items: TokenStream::new(),
        bounds: Vec::new(),
        takes: Vec::new(),
        values: Vec::new(),
        // Of those that only the program knows the computed ones come first.
        columns: if context.keeps { columns.len() } else { 0 },
    };
    let whole = match of {
        Of::Model(model) => quote!(#model),
        // Of a type that has no name.
        Of::Held(base) => {
            if loading.is_all() {
                made.take(quote!(__M: 'static), quote!(#root::query::Before<__M>), before(root, base));
            }
            quote!(__M)
        }
    };
    // What they were, and more.
    let goes_on = matches!(of, Of::Held(_)) && loading.is_all();
    let base = made.base([(); 2].map(|()| Target::own(context)), loading, nodes, whole);
    let related: Vec<TokenStream> = nodes.iter().map(|node| made.relation(node)).collect();
    let parts = Parts::of(context, columns, &quote!(at));
    let Parts { names: computed, generics, values: typed, types, reads, consts } = &parts;
    let row = Ident::new("Row", Span::call_site());
    let loaded = names(nodes);
    let is_model = matches!(base, Base::Model(_));
    let (own, own_types, read) = match base {
        Base::Model(model) => {
            let read = if goes_on { quote!(row.before()?) } else { quote!(#root::query::next(row, &mut at)?) };
            (Vec::new(), vec![model], quote!(__model: #read,))
        }
        Base::Columns { names, types, columns } => {
            let read = quote!(#(#names: #root::model::part(row, &mut at, #columns)?,)*);
            (names, types, read)
        }
    };
    let computed_names: Vec<&Ident> = computed.iter().collect();
    let definition = if is_model {
        queryable(root, &row, (&loaded, &computed_names))
    } else {
        let all: Vec<&Ident> = own.iter().chain(loaded.iter().copied()).chain(computed).collect();
        let parameters: Vec<Ident> = (0..all.len()).map(|at| format_ident!("R{at}")).collect();
        let plain = plain(&row, &all, &parameters);
        let named = match of {
            Of::Model(model) if computed.is_empty() => Some(some_columns(root, &row, &parameters, model)),
            _ => None,
        };
        let in_part = in_part(root, &row, &parameters);
        quote!(#plain #in_part #named)
    };
    let Made { items, bounds, takes, values, .. } = made;
    // Annotations may be added behind all that.
    let width = {
        let count = computed.len() + own.len();
        let own = if goes_on || !is_model { &[][..] } else { &own_types };
        quote!(#count #(+ <#own as #root::query::FromRow>::WIDTH)* #(+ <#related as #root::query::FromRow>::WIDTH)*)
    };
    let start = if goes_on { quote!(row.start()) } else { quote!(0) };
    let body = quote! {
        |row| {
            let mut at = #start;
            ::core::result::Result::Ok(#row {
                #read
                #(#loaded: #root::query::next(row, &mut at)?,)*
                #(#computed: #reads,)*
            })
        }
    };
    let (kind, made) = match goes_on {
        true => (quote!(After), quote!(After::with(#width, #body))),
        false => (quote!(Rows), quote!(Rows::with(#body).wide(#width))),
    };
    quote! {{
        #definition
        #items
        #consts
        #[allow(clippy::too_many_arguments)]
        fn rows<#(#bounds,)* #(#generics: #root::model::Selectable),*>(
            #(#takes,)* #(_: #generics),*
        ) -> #root::query::#kind<#row<#(#own_types,)* #(#related,)* #(#types),*>> {
            #root::query::#made
        }
        rows(#(#values,)* #(#typed),*)
    }}
}
