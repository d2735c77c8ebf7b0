//! The table as data. Other tables are named by functions, as tables may refer to each other in a circle.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::definition::{Constraint, Field, Model, Over, Part, RelationKind};
use super::super::names;
use super::column;
use crate::path::bare;

/// The `ModelSchema`.
pub(super) fn expand(model: &Model) -> TokenStream {
    let Model { ident, root, .. } = model;
    let columns = model.fields.iter().enumerate().map(|(at, field)| column_schema(model, field, at));
    let indexes = model.indexes.iter().map(|index| {
        let (name, condition) = (option(&index.name), option(&index.condition));
        let parts = parts(model, &index.parts);
        quote!(#root::schema::IndexSchema { name: #name, parts: #parts, condition: #condition })
    });
    let constraints = model.constraints.iter().map(|constraint| match constraint {
        Constraint::Unique(unique) => {
            let Over { parts: over, name, condition } = unique;
            let (name, condition) = (option(name), option(condition));
            let parts = parts(model, over);
            quote!(#root::schema::Constraint::Unique { name: #name, parts: #parts, condition: #condition })
        }
        Constraint::Check { sql, name } => quote!(#root::schema::Constraint::Check { name: #name, sql: #sql }),
    });
    let joins = model.relations.iter().filter_map(|relation| match &relation.kind {
        RelationKind::Join { table, to_self, symmetrical } => {
            Some(join_schema(model, &relation.target, table, *to_self, *symmetrical))
        }
        _ => None,
    });
    quote! {
        &#root::schema::ModelSchema {
            table: <#ident as #root::model::Model>::TABLE,
            columns: &[#(#columns),*],
            indexes: &[#(#indexes),*],
            constraints: &[#(#constraints),*],
            joins: &[#(#joins),*],
        }
    }
}

fn column_schema(model: &Model, field: &Field, at: usize) -> TokenStream {
    let root = &model.root;
    let (column, options, ty) = (column(at), &field.options, &field.ty);
    let primary_key = model.key == Some(at);
    let assigned = primary_key && field.pointer.is_none() && field.ident == "id";
    let one_to_one = field.pointer.as_ref().is_some_and(|pointer| pointer.one_to_one);
    let unique = one_to_one || options.unique.is_some();
    let index = field.pointer.is_some() || options.index.is_some();
    let (auto_now, auto_now_add) = (options.auto_now.is_some(), options.auto_now_add.is_some());
    let filled = options.default.is_some();
    let max_length = option(&options.max_length);
    let default = option(&options.db_default);
    let generated = options.generated.as_ref().map(|sql| {
        let stored = options.computed_on_read.is_none();
        quote!(#root::schema::Generated { sql: #sql, stored: #stored })
    });
    let generated = option(&generated);
    let reference = field.pointer.as_ref().map(|_| {
        let target = super::target(root, field);
        let rule = options.on_delete.as_ref().map_or_else(|| "cascade".to_owned(), Ident::to_string);
        let rule = format_ident!("{}", camel(&rule));
        let end = super::pointed_to(root, field);
        quote! {
            #root::schema::Reference {
                model: <#target as #root::model::Model>::schema,
                column: #end,
                on_delete: #root::schema::OnDelete::#rule,
            }
        }
    });
    let reference = option(&reference);
    quote! {
        #root::schema::ColumnSchema {
            column: #column,
            declared: <#ty as #root::model::Field>::DECLARED,
            max_length: #max_length,
            primary_key: #primary_key,
            assigned: #assigned,
            unique: #unique,
            index: #index,
            reference: #reference,
            default: #default,
            generated: #generated,
            auto_now: #auto_now,
            auto_now_add: #auto_now_add,
            filled: #filled,
        }
    }
}

fn join_schema(model: &Model, target: &TokenStream, table: &str, to_self: bool, symmetrical: bool) -> TokenStream {
    let Model { ident, root, .. } = model;
    let lower = names::lower(ident);
    let (near, far) = if to_self {
        let far = names::quote(&format!("to_{lower}_id"));
        (names::quote(&format!("from_{lower}_id")), quote!(#far))
    } else {
        (names::quote(&format!("{lower}_id")), quote!(<#target as #root::model::Model>::JOIN_COLUMN))
    };
    quote! {
        #root::schema::JoinSchema {
            name: #table,
            near: #root::schema::JoinColumn { quoted: #near, model: <#ident as #root::model::Model>::schema },
            far: #root::schema::JoinColumn { quoted: #far, model: <#target as #root::model::Model>::schema },
            symmetrical: #symmetrical,
        }
    }
}

/// What an index is over.
fn parts(model: &Model, parts: &[(Part, bool)]) -> TokenStream {
    let root = &model.root;
    let parts = parts.iter().filter_map(|(part, descending)| {
        let of = match part {
            Part::Field(field) => {
                let column = named(model, field)?;
                quote!(Column(#column))
            }
            Part::Sql(sql) => quote!(Sql(#sql)),
        };
        Some(quote! {
            #root::schema::IndexPart { of: #root::schema::Indexed::#of, descending: #descending }
        })
    });
    quote!(&[#(#parts),*])
}

/// The constant of the column of a field.
fn named(model: &Model, name: &Ident) -> Option<Ident> {
    model.fields.iter().position(|field| bare(&field.ident) == bare(name)).map(column)
}

fn option(value: &Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// `set_null` as `SetNull`.
fn camel(snake: &str) -> String {
    snake
        .split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
