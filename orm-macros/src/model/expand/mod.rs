//! From a definition to the implementations, all inside an anonymous `const`, so that nothing leaks into the user's
//! module. Names of ours are absolute; names of the user's keep their spans.

mod columns;
mod fields;
mod links;
mod order;
mod related;
mod rows;
mod schema;
mod types;
mod write;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::definition::{Field, Model, Pointer, Relation, RelationKind};
use super::names;
use crate::path::bare;
use crate::root::Root;

/// The implementations of a model; nothing for one without a key.
pub(super) fn model(mut model: Model) -> Option<TokenStream> {
    let key_at = model.key?;
    let types = types::expand(&mut model);
    let model = &model;
    let key = model.fields.get(key_at)?;
    let Model { ident, root, table, label, .. } = model;
    let columns = columns::consts(model);
    let places = columns::places(model);
    let fields = fields::expand(model, key, key_at);
    let links = links::expand(model);
    let rows = rows::expand(model, key_at);
    let schema = schema::expand(model);
    let write = write::expand(model, key_at);
    let related = related::expand(model);
    let distinct_keys = distinct_keys(model);
    let ordering = order::keys(model, &model.ordering);
    let latest_by = order::keys(model, &model.latest_by);

    let (fields_name, links_name, columns_name) = (fields_name(ident), links_name(ident), columns_name(ident));
    let (fields_value, links_value, columns_value) = (&fields.value, &links.value, &places.value);
    let model_name = bare(ident);
    let quoted = names::quote(table);
    let join_column = names::quote(&format!("{}_id", names::lower(ident)));
    let (key_type, key_value) = key_items(root, key);
    let key_const = column(key_at);
    let all: Vec<Ident> = (0..model.fields.len()).map(column).collect();
    let select: Vec<String> = model.fields.iter().map(|field| names::qualified(table, &field.column)).collect();
    let select = select.join(", ");
    let keys = model.fields.iter().filter(|field| field.pointer.is_some());
    let taken = keys.map(|field| format!("{}_id", bare(&field.ident)));
    let taken: Vec<String> = taken.chain(model.relations.iter().map(|relation| bare(&relation.name))).collect();
    let marks = model.fields.iter().fold(0, |marks, field| marks | names::mark(&bare(&field.ident)));
    let marks = taken.iter().fold(marks, |marks, name| marks | names::mark(name));
    let (fields_struct, links_struct, columns_struct) = (&fields.item, &links.item, &places.item);
    let links_items = &links.items;
    Some(quote! {
        #[allow(private_interfaces)]
        const _: () = {
            #types
            #columns
            #fields_struct
            #links_struct
            #columns_struct
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #root::model::Model for #ident {
                type Fields = #fields_name;
                #key_type
                type Links = #links_name;
                type Columns = #columns_name;
                const FIELDS: #fields_name = #fields_value;
                const LINKS: #links_name = #links_value;
                const COLUMNS: #columns_name = #columns_value;
                const TABLE_NAME: &'static str = #quoted;
                const KEY: &'static #root::plan::Column = #key_const;
                const JOIN_COLUMN: &'static str = #join_column;
                const TABLE: &'static #root::plan::Table = &#root::plan::Table {
                    model: #model_name,
                    label: #label,
                    name: #table,
                    quoted: #quoted,
                    columns: &[#(#all),*],
                    key: #key_const,
                    select: #select,
                    names: #marks,
                    others: &[#(#taken),*],
                };
                const ORDERING: &'static [#root::plan::Key] = #ordering;
                const LATEST_BY: &'static [#root::plan::Key] = #latest_by;
                const SCHEMA: &'static #root::schema::ModelSchema = #schema;
                #key_value
                #write
            }
            #links_items
            #rows
            #related
            #distinct_keys
        };
    })
}

/// A struct whose one value is a constant.
struct Constant {
    item: TokenStream,
    value: TokenStream,
}

/// `Copy` of a struct of constants; less for the compiler to do than what `derive` writes.
fn copy(name: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::clone::Clone for #name {
            fn clone(&self) -> Self {
                *self
            }
        }
        #[automatically_derived]
        impl ::core::marker::Copy for #name {}
    }
}

/// The name of the constant that is the column at a place.
fn column(at: usize) -> Ident {
    format_ident!("C{at}")
}

/// The name of the constant that is the link of the field at a place.
fn link(at: usize) -> Ident {
    format_ident!("L{at}")
}

/// The name of the constant that is the join of the relation at a place.
fn join(at: usize) -> Ident {
    format_ident!("J{at}")
}

/// The name of the constant that is the way back of the relation at a place.
fn back(at: usize) -> Ident {
    format_ident!("B{at}")
}

fn fields_name(ident: &Ident) -> Ident {
    derived(ident, "Fields")
}

fn links_name(ident: &Ident) -> Ident {
    derived(ident, "Links")
}

fn columns_name(ident: &Ident) -> Ident {
    derived(ident, "Columns")
}

fn derived(ident: &Ident, what: &str) -> Ident {
    format_ident!("{}{what}", bare(ident))
}

/// The type of the rows between of a relation that the model declares.
fn between(model: &Model, relation: &Relation) -> TokenStream {
    let root = &model.root;
    match relation.kind {
        RelationKind::Through { .. } => {
            let name = derived(&model.ident, &format!("{}Between", names::camel(&bare(&relation.name))));
            quote!(#name)
        }
        _ => quote!(#root::model::JoinTable),
    }
}

/// The column that a foreign key points to.
fn pointed_to(root: &Root, field: &Field) -> TokenStream {
    let (ty, target) = (&field.ty, target(root, field));
    match &field.options.to_field {
        Some(to) => {
            let check = at(to.span(), &quote!(#root::model::pointed_to));
            quote_spanned!(to.span()=> #check::<#ty, _, _>(<#target as #root::model::Model>::COLUMNS.#to))
        }
        None => quote!(<#target as #root::model::Model>::KEY),
    }
}

/// Makes sure that the type of a key tells the column that it points to, as `fetch` goes by the type: with `to_field` it is
/// no type of the primary key, and without it, where it is written out, it is that.
fn distinct_keys(model: &Model) -> TokenStream {
    let root = &model.root;
    let keys = model.fields.iter().filter_map(|field| Some((field, field.pointer.as_ref()?)));
    keys.filter_map(|(field, pointer)| {
        let (ty, target) = (&field.ty, target(root, field));
        let (span, check, column) = match (&field.options.to_field, &pointer.key) {
            (Some(to), _) => {
                let column = quote!(<#target as #root::model::Model>::COLUMNS.#to.column());
                (to.span(), quote!(#root::model::tells_its_column::<#ty>), column)
            }
            (None, Some(written)) => (ends(written).0, quote!(#root::model::is_the_primary_key), TokenStream::new()),
            (None, None) => return None,
        };
        let same = quote! {
            #root::model::Alike::<<#ty as #root::model::Field>::Base, <#target as #root::model::Model>::Key>::IS
        };
        let check = at(span, &check);
        Some(quote_spanned! {span=>
            const _: () = {
                #[allow(unused_imports)]
                use #root::model::Distinct as _;
                #check(#same, #column);
            };
        })
    })
    .collect()
}

/// The model that a foreign key points to. If it is no model, rustc says so of the whole type in the user's struct; this
/// stands at the same place, so that the same is not said twice.
fn target(root: &Root, field: &Field) -> TokenStream {
    let ty = &field.ty;
    let (first, last) = ends(ty);
    let (open, name) = (quote_spanned!(first=> <), quote_spanned!(last=> Target));
    quote!(#open #ty as #root::model::RelationField>::#name)
}

/// `name { values }`, at the place of what it is about: as [`target`].
fn literal(model: &Model, name: &Ident, values: TokenStream) -> TokenStream {
    let (first, last) = place(model);
    let mut name = name.clone();
    let mut braces = Group::new(Delimiter::Brace, values);
    name.set_span(first);
    braces.set_span(last);
    quote!(#name #braces)
}

/// Where the type of the first relation begins and ends: what is wrong with a row as a whole is wrong there.
fn place(model: &Model) -> (Span, Span) {
    let relation = model.fields.iter().find(|field| field.pointer.is_some());
    relation.map_or_else(|| (Span::call_site(), Span::call_site()), |field| ends(&field.ty))
}

/// The tokens as if the user had written them at `span`, so that an error there does not speak of the macro. Unlike
/// [`Root::located`] it gives up whose names they are, which for an absolute path does not matter.
fn at(span: Span, tokens: &TokenStream) -> TokenStream {
    let tokens = tokens.clone().into_iter();
    tokens
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}

/// An item of `Field`, at the place of the field's type: if that is no column's type, it is said once.
fn of_field(root: &Root, field: &Field, item: &TokenStream) -> TokenStream {
    let ty = &field.ty;
    let (first, last) = ends(ty);
    let (open, rest) = (quote_spanned!(first=> <), at(last, &quote!(as #root::model::Field>::#item)));
    quote!(#open #ty #rest)
}

fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// What the column of a field holds, as a type that needs no more than the names in the field's type.
fn held(root: &Root, field: &Field) -> TokenStream {
    match (&field.pointer, &field.options.to_field) {
        (Some(pointer), None) => {
            let (target, null) = (&pointer.target, null(root, pointer));
            quote!(#root::model::KeyTo<#target, #null>)
        }
        _ => field.ty.clone(),
    }
}

/// Whether a relation may be missing, as a type.
fn null(root: &Root, pointer: &Pointer) -> TokenStream {
    if pointer.optional { quote!(#root::model::Nullable) } else { quote!(#root::model::NeverNull) }
}

/// The name of the key alone, unless a field has that name, which was reported.
fn raw(model: &Model, field: &Field) -> Option<Ident> {
    let raw = format_ident!("{}_id", bare(&field.ident), span = field.ident.span());
    let taken = model.fields.iter().any(|other| other.ident == raw);
    (field.pointer.is_some() && !taken).then_some(raw)
}

/// The type of the primary key, and its value. By way of `Field`, and at the place of the field's type: if no column can
/// hold it, that is said once.
fn key_items(root: &Root, key: &Field) -> (TokenStream, TokenStream) {
    let ((first, last), ident) = (ends(&key.ty), &key.ident);
    let base = of_field(root, key, &quote!(Base));
    let value = match key.pointer {
        Some(_) => quote!(self.#ident.key()),
        None => quote!(&self.#ident),
    };
    let (word, head) = (quote_spanned!(first=> type), quote_spanned!(first=> fn key(&self) -> &));
    let body = at(last, &quote!({ #value }));
    (quote_spanned!(last=> #word Key = #base;), quote!(#head #base #body))
}

/// The type of the primary key: of a relation, that of the key it holds.
fn key_type(root: &Root, key: &Field) -> TokenStream {
    let ty = &key.ty;
    match key.pointer {
        Some(_) => quote!(<#ty as #root::model::RelationField>::Raw),
        None => quote!(#ty),
    }
}
