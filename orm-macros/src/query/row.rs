//! Rows: the type that a query yields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::ast::{Call, Expr, Loading, Named, Query, Selected};
use super::code::{Described, Segments};
use super::plan::key_path;
use super::scope::{Context, Side};
use super::{cast, related};
use crate::path::{Part, Path, bare};

/// What the rows of a query consist of.
enum Shape<'a> {
    /// The model, or what `only` and `defer` leave of it, and what `annotate` adds.
    Model(Vec<Column<'a>>),
    /// A struct on the spot.
    Struct(Vec<Column<'a>>),
    /// A tuple.
    Tuple(Vec<Column<'a>>),
    /// One bare value.
    Flat(Column<'a>),
    /// What `dates` or `datetimes` of a path yields, by the function that types it.
    Dates(&'a Path, &'static str),
}

/// One column.
pub(super) struct Column<'a> {
    pub(super) name: Ident,
    pub(super) value: Value<'a>,
}

pub(super) enum Value<'a> {
    Path(Path),
    Expr(&'a Expr),
}

/// What a query is of.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// A model by its name.
    Model(&'a syn::Path),
    /// The model of a query that is held in a variable.
    Held(&'a Ident),
}

/// An expression of type `Rows<…>`. Called inside of the query's scope, after its plan was made.
pub(super) fn rows(context: &Context<'_>, query: &Query, of: Of<'_>) -> TokenStream {
    let root = context.root;
    match shape(query) {
        Shape::Model(extra) => model_rows(context, query, of, &extra),
        Shape::Struct(columns) => match &query.cast {
            Some(cast) => cast::computed(context, cast, &columns),
            None => struct_row(context, &columns),
        },
        Shape::Tuple(columns) => {
            let parts = Parts::of(context, &columns, &quote!(0usize));
            let Parts { generics, values, types, reads, .. } = &parts;
            parts.rows(context, &TokenStream::new(), &quote!((#(#types,)*)), &quote!((#(#reads,)*)), generics, values)
        }
        Shape::Flat(column) => {
            let parts = Parts::of(context, &[column], &quote!(0usize));
            let Parts { generics, values, types, reads, .. } = &parts;
            parts.rows(context, &TokenStream::new(), &quote!(#(#types)*), &quote!(#(#reads)*), generics, values)
        }
        Shape::Dates(path, typed) => {
            let typed = format_ident!("{typed}");
            let value = context.path_value(path, Side::Typed);
            let span = path.place();
            let call = Ident::new("__call", span);
            let call = quote_spanned!(span=> { use #root::expr::#typed as #call; #call(#value) });
            quote! {{
                fn rows<A: #root::model::Selectable>(_: A) -> #root::query::Rows<#root::expr::Loaded<A>> {
                    #root::query::Rows::with(|row| row.read(0, &#root::plan::Column::COMPUTED))
                }
                rows(#call)
            }}
        }
    }
}

/// The columns that a query selects which goes on from a variable: only the program knows them. Nothing if rows stay what
/// they are.
pub(super) fn known(context: &Context<'_>, query: &Query) -> Option<TokenStream> {
    let described = |columns: &[Column<'_>]| -> Vec<TokenStream> {
        columns.iter().map(|column| column.described(context, Side::Typed)).collect()
    };
    let columns = match shape(query) {
        Shape::Model(columns) => {
            let (tree, loading) = (related::tree(query), query.loading());
            if columns.is_empty() && tree.is_empty() && loading.is_all() {
                return None;
            }
            let mut all = described(&columns);
            all.extend(related::known(context, &loading, &tree));
            all
        }
        Shape::Struct(columns) | Shape::Tuple(columns) => described(&columns),
        Shape::Flat(column) => described(&[column]),
        Shape::Dates(..) => Vec::new(),
    };
    Some(context.list(&columns))
}

/// Rows of models, or of some of their columns.
fn model_rows(context: &Context<'_>, query: &Query, of: Of<'_>, extra: &[Column<'_>]) -> TokenStream {
    let root = context.root;
    let (related, loading) = (related::tree(query), query.loading());
    match (&loading, &query.cast, of) {
        (Loading::All, None, Of::Model(model)) if related.is_empty() && extra.is_empty() => {
            let span = super::parse::place(model);
            let root = root.located(span);
            quote_spanned!(span=> <#model as #root::model::Model>::ROWS)
        }
        (Loading::All, Some(cast), _) if let Some(model) = query.named() => {
            cast::rows(context, query, cast, model, extra)
        }
        (Loading::All, ..) if related.is_empty() => annotated_row(context, of, extra),
        (Loading::Defer(_), ..) if related.is_empty() && extra.is_empty() => related::deferred(context, &loading),
        _ => related::rows(context, of, &loading, &related, extra),
    }
}

fn shape(query: &Query) -> Shape<'_> {
    let mut shape = Shape::Model(Vec::new());
    for method in &query.methods {
        match &method.call {
            Call::Annotate(items) => match &mut shape {
                Shape::Model(columns) | Shape::Struct(columns) | Shape::Tuple(columns) => {
                    columns.extend(items.iter().map(Column::named));
                }
                Shape::Flat(_) | Shape::Dates(..) => {}
            },
            Call::Aggregate(items) => shape = Shape::Struct(items.iter().map(Column::named).collect()),
            // `values()` of all columns is the model itself.
            Call::Values(items) | Call::ValuesList { items, .. } if items.is_empty() => {}
            Call::Values(items) => shape = Shape::Struct(items.iter().map(Column::selected).collect()),
            Call::ValuesList { items, flat } => {
                let mut columns: Vec<Column<'_>> = items.iter().map(Column::selected).collect();
                shape = match (*flat, columns.pop()) {
                    (true, Some(column)) if columns.is_empty() => Shape::Flat(column),
                    (_, last) => {
                        columns.extend(last);
                        Shape::Tuple(columns)
                    }
                };
            }
            Call::Only(_) | Call::Defer(_) | Call::SelectRelated(_) | Call::PrefetchRelated(_) => {}
            Call::Dates(dates) => shape = Shape::Dates(&dates.path, if dates.moments { "moment" } else { "date" }),
            Call::All | Call::Filter(_) | Call::Exclude(_) | Call::Get(_) | Call::OrderBy(_) | Call::Reverse => {}
            Call::Combine(_) | Call::FilterSome(_) | Call::Relate(_) => {}
            Call::Update(_) | Call::Create(_) | Call::Obtain(_) | Call::Many(_) | Call::Link(_) | Call::InBulk(_) => {}
            Call::Distinct | Call::Nothing | Call::Slice { .. } | Call::Alias(_) | Call::Edge { .. } => {}
        }
    }
    shape
}

/// How many columns a query selects, besides the model if it selects that: (whether it does, the columns).
pub(super) fn width(query: &Query) -> (bool, usize) {
    match shape(query) {
        Shape::Model(extra) => match only(query) {
            Some(own) => (false, own.len() + extra.len()),
            None => (true, extra.len()),
        },
        Shape::Struct(columns) | Shape::Tuple(columns) => (false, columns.len()),
        Shape::Flat(_) | Shape::Dates(..) => (false, 1),
    }
}

/// The columns that `only` says, the key first.
fn only(query: &Query) -> Option<Vec<Path>> {
    let loading = query.loading();
    let own = || std::iter::once(key_path()).chain(loading.own(&related::names(&related::tree(query)))).collect();
    matches!(loading, Loading::Only(_)).then(own)
}

/// What a row has of its model, and the names of what is computed.
pub(super) fn fields(query: &Query) -> (related::Own, Vec<Ident>) {
    let computed = match shape(query) {
        Shape::Model(extra) => extra.into_iter().map(|column| column.name).collect(),
        _ => Vec::new(),
    };
    let tree = related::tree(query);
    (related::Own::of(&query.loading(), &related::names(&tree), !computed.is_empty()), computed)
}

/// The types of what [`width`] counts, and where each stands. Called inside of the query's scope.
pub(super) fn columns(context: &Context<'_>, query: &Query) -> (bool, Vec<(Span, TokenStream)>) {
    let typed = |columns: Vec<Column<'_>>| {
        columns.iter().map(|column| (column.name.span(), column.typed(context, Side::Typed))).collect::<Vec<_>>()
    };
    match shape(query) {
        Shape::Model(extra) => match only(query) {
            Some(own) => (false, typed(own.into_iter().map(Column::path).chain(extra).collect())),
            None => (true, typed(extra)),
        },
        Shape::Struct(columns) | Shape::Tuple(columns) => (false, typed(columns)),
        Shape::Flat(column) => (false, typed(vec![column])),
        Shape::Dates(path, _) => (false, typed(vec![Column::path(path.clone())])),
    }
}

impl<'a> Column<'a> {
    fn named(named: &'a Named) -> Self {
        Column { name: named.name.clone(), value: Value::Expr(&named.expr) }
    }

    fn selected(selected: &'a Selected) -> Self {
        match selected {
            Selected::Path(path) => Column::path(path.clone()),
            Selected::Named(named) => Column::named(named),
        }
    }

    fn path(path: Path) -> Self {
        Column { name: field(&path), value: Value::Path(path) }
    }

    /// Its type, as a `Selectable` value.
    pub(super) fn typed(&self, context: &Context<'_>, side: Side) -> TokenStream {
        match &self.value {
            Value::Path(path) => context.path_value(path, side),
            Value::Expr(expr) => context.named_type(expr, side),
        }
    }

    /// An expression for the column that tells its size and name.
    pub(super) fn described(&self, context: &Context<'_>, side: Side) -> TokenStream {
        match &self.value {
            Value::Path(path) | Value::Expr(Expr::Path(path)) => context.path(path, side, 0, |handles| {
                // Whatever it is made of, it is no column.
                if handles.begins_with_annotation() {
                    return self.computed(context);
                }
                let end = handles.end();
                quote!(#end.column())
            }),
            Value::Expr(_) => self.computed(context),
        }
    }

    /// What is known of the column where the query is written.
    fn known(&self, context: &Context<'_>) -> Described {
        if let Value::Path(path) | Value::Expr(Expr::Path(path)) = &self.value
            && let Segments::Known { start, count } = context.segments(path, 0, None)
        {
            return Described::Segment(start + count - 1);
        }
        Described::Computed(context.name(&bare(&self.name)))
    }

    /// An expression for the column if it is computed.
    fn computed(&self, context: &Context<'_>) -> TokenStream {
        let (root, name) = (context.root, bare(&self.name));
        context.refer(&quote!(#root::plan::Column::computed(#name)))
    }
}

/// The name of a path's field in a row: `customer__name`, with the span of its beginning.
pub(super) fn field(path: &Path) -> Ident {
    let span = match path.parts.first() {
        Some(Part::Name(name)) => name.span(),
        _ => Span::call_site(),
    };
    let name: String = path.name().chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
    syn::parse_str::<Ident>(&name).map_or_else(
        |_| Ident::new_raw(&name, span),
        |mut ident| {
            ident.set_span(span);
            ident
        },
    )
}

/// The columns of a row, each with a type parameter.
pub(super) struct Parts {
    pub(super) names: Vec<Ident>,
    pub(super) generics: Vec<Ident>,
    /// Their types as values.
    pub(super) values: Vec<TokenStream>,
    /// Their types.
    pub(super) types: Vec<TokenStream>,
    /// Their values, read from a row.
    pub(super) reads: Vec<TokenStream>,
    /// The columns.
    pub(super) consts: TokenStream,
}

impl Parts {
    pub(super) fn of(context: &Context<'_>, columns: &[Column<'_>], start: &TokenStream) -> Parts {
        let root = context.root;
        let mut parts = Parts {
            names: columns.iter().map(|column| column.name.clone()).collect(),
            generics: (0..columns.len()).map(|at| format_ident!("T{at}")).collect(),
            values: columns.iter().map(|column| column.typed(context, Side::Typed)).collect(),
            types: Vec::new(),
            reads: Vec::new(),
            consts: TokenStream::new(),
        };
        for (at, (column, generic)) in columns.iter().zip(&parts.generics).enumerate() {
            parts.types.push(quote!(#root::expr::Loaded<#generic>));
            if context.keeps {
                parts.reads.push(quote!(row.read(#start + #at, row.known(#at))?));
                continue;
            }
            let (name, described) = (format_ident!("C{at}"), column.described(context, Side::Const));
            parts.consts.extend(quote!(const #name: &#root::plan::Column = #described;));
            parts.reads.push(quote!(row.read(#start + #at, #name)?));
        }
        parts
    }

    /// A function from the columns' types to rows of the type `result`, made by `body`, and its call.
    fn rows(
        &self,
        context: &Context<'_>,
        items: &TokenStream,
        result: &TokenStream,
        body: &TokenStream,
        generics: &[Ident],
        values: &[TokenStream],
    ) -> TokenStream {
        let root = context.root;
        let consts = &self.consts;
        quote! {{
            #items
            #consts
            // Of a single value the body is no more than the reading of it.
            #[allow(clippy::needless_question_mark, clippy::too_many_arguments)]
            fn rows<#(#generics: #root::model::Selectable),*>(#(_: #generics),*) -> #root::query::Rows<#result> {
                #root::query::Rows::with(|row| ::core::result::Result::Ok(#body))
            }
            rows(#(#values),*)
        }}
    }
}

/// `values(…)`: a struct on the spot.
fn struct_row(context: &Context<'_>, columns: &[Column<'_>]) -> TokenStream {
    made_row(context, None, columns)
}

/// `annotate(…)`: the model and more. That of a query that is held in a variable has no name.
fn annotated_row(context: &Context<'_>, of: Of<'_>, columns: &[Column<'_>]) -> TokenStream {
    let root = context.root;
    let whole = match of {
        Of::Model(model) => quote!(#root::query::Whole::of(<#model as #root::model::Model>::ROWS)),
        Of::Held(base) => related::before(root, base),
    };
    made_row(context, Some(whole), columns)
}

/// How many columns stand in one tuple.
const TUPLE: usize = 8;

/// A struct that is written on the spot: of the columns, and of the model if `whole` is an expression for that. Its fields
/// are of any types, which rustc infers from what is selected.
fn made_row(context: &Context<'_>, whole: Option<TokenStream>, columns: &[Column<'_>]) -> TokenStream {
    let root = context.root;
    let names: Vec<&Ident> = columns.iter().map(|column| &column.name).collect();
    let types: Vec<Ident> = (0..columns.len()).map(|at| format_ident!("T{at}")).collect();
    let fields: Vec<Ident> = (0..columns.len()).map(|at| format_ident!("v{at}", span = Span::mixed_site())).collect();
    let (model, field) = (format_ident!("Model"), format_ident!("__model"));
    let is_model = whole.is_some();
    let (model, field) = (is_model.then_some(&model), is_model.then_some(&field));
    let row = format_ident!("Row");
    let definition = if is_model {
        related::queryable(root, &row, (&[], &names))
    } else {
        let (plain, in_part) = (related::plain(&row, &names, &types), related::in_part(root, &row, &types));
        quote!(#plain #in_part)
    };
    // Of others only the program knows.
    if !context.keeps {
        context.beside.columns.borrow_mut().extend(columns.iter().map(|column| column.known(context)));
    }
    // Tuples of so many, each with all that is before it.
    let nested = |first: Option<TokenStream>, parts: &[TokenStream], both: &TokenStream| {
        let tuples = parts.chunks(TUPLE).map(|tuple| quote!((#(#tuple,)*)));
        first
            .into_iter()
            .chain(tuples)
            .reduce(|before, tuple| quote!(#both(#before, #tuple)))
            .unwrap_or_else(|| quote!(()))
    };
    let tokens = |idents: &[Ident]| idents.iter().map(|ident| quote!(#ident)).collect::<Vec<_>>();
    let none = TokenStream::new();
    let values = nested(model.map(|model| quote!(#model)), &tokens(&types), &none);
    let pattern = nested(field.map(|field| quote!(#field)), &tokens(&fields), &none);
    let typed: Vec<TokenStream> = columns.iter().map(|column| column.typed(context, Side::Typed)).collect();
    let typed = nested(whole, &typed, &quote!(#root::query::Both));
    let (generics, any): (Vec<&Ident>, Vec<TokenStream>) =
        model.into_iter().chain(&types).map(|generic| (generic, quote!(_))).unzip();
    let model_field = field.map(|field| quote!(#field,));
    let made = format_ident!("{}", if is_model && context.keeps { "rows_after" } else { "rows_of" });
    quote! {{
        #definition

        impl<#(#generics),*> #root::query::FromColumns<#values> for Row<#(#generics),*> {
            #[inline]
            fn from_values(#pattern: #values) -> Self {
                Row { #model_field #(#names: #fields),* }
            }
        }

        #root::query::#made::<_, Row<#(#any),*>>(#typed)
    }}
}
