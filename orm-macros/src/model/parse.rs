//! From tokens to a definition.

use std::mem;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DeriveInput, Error, Expr, Fields, GenericArgument, LitInt, LitStr, PathArguments, Result};
use syn::{Token, Type, UnOp};

use super::definition::{Constraint, Decimals, Field, FieldOptions, Model, Order, Over, Part, Pointer};
use super::{django, names, options, relation};
use crate::path::{Path, bare};
use crate::report::Report;
use crate::root::Root;

const ON_MODELS: [&str; 11] = [
    "app",
    "table",
    "ordering",
    "latest_by",
    "has_many",
    "has_one",
    "many_to_many",
    "index",
    "unique",
    "check",
    "crate",
];

const ON_FIELDS: [&str; 15] = [
    "primary_key",
    "column",
    "max_length",
    "unique",
    "index",
    "default",
    "auto_now",
    "auto_now_add",
    "on_delete",
    "decimal",
    "to_field",
    "parent_link",
    "db_default",
    "generated",
    "virtual",
];

const ON_DELETE: [&str; 6] = ["cascade", "protect", "restrict", "set_null", "set_default", "do_nothing"];

/// The definition of a model, without what was mistaken; nothing if there is too little to go on with.
pub(super) fn model(input: TokenStream, report: &mut Report) -> Option<Model> {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => {
            report.add(error);
            return None;
        }
    };
    let fields = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => &fields.named,
            Fields::Unnamed(_) | Fields::Unit => {
                report.at(&input.ident, "a model needs fields with names\nhelp: write `struct Name { pub id: i64 }`");
                return None;
            }
        },
        Data::Enum(data) => {
            let help = "an enum as a column's type is `#[derive(Choices)]`";
            report.at(data.enum_token, format!("a model is a struct\nhelp: {help}"));
            return None;
        }
        Data::Union(data) => {
            report.at(data.union_token, "a model is a struct");
            return None;
        }
    };
    if !input.generics.params.is_empty() {
        report.at(&input.generics, "a model cannot have parameters: it is one table");
        return None;
    }
    let borrowed = fields.iter().filter_map(|field| borrowed(&field.ty));
    if borrowed.inspect(|ty| report.at(ty, "a model owns what it holds\nhelp: write `String` or `Vec<u8>`")).count() > 0
    {
        return None;
    }
    let fields: Vec<Field> = fields.iter().filter_map(|syntax| field(syntax, &input.ident, report)).collect();
    let mut model = Model {
        root: Root::new(quote!(::orm_core)),
        table: String::new(),
        label: bare(&input.ident),
        fields,
        key: None,
        relations: Vec::new(),
        ordering: Vec::new(),
        latest_by: Vec::new(),
        indexes: Vec::new(),
        constraints: Vec::new(),
        ident: input.ident,
        visibility: input.vis,
    };
    header(&mut model, &input.attrs, report);
    Some(model)
}

/// The attributes of the struct.
fn header(model: &mut Model, attributes: &[Attribute], report: &mut Report) {
    let (mut app, mut table, mut root) = (None::<LitStr>, None::<LitStr>, None::<syn::Path>);
    let mut relations = Vec::new();
    options::each(attributes, "model", report, |name, input, report| match bare(&name).as_str() {
        "app" => options::set(&mut app, &name, options::value(&name, input, "\"shop\"")?),
        "table" => options::set(&mut table, &name, options::value(&name, input, "\"shop_product\"")?),
        "crate" => {
            let path = options::value::<TypePath>(&name, input, "my_crate::orm")?;
            options::set(&mut root, &name, path.0)
        }
        "ordering" => orders(&name, input, &mut model.ordering, report),
        "latest_by" => orders(&name, input, &mut model.latest_by, report),
        "has_many" | "has_one" | "many_to_many" => options::list(&name, input, report, |input, _| {
            relations.push(relation::parse(&name, input)?);
            Ok(())
        }),
        "index" => {
            let over = over(&name, input, report)?;
            model.indexes.push(over);
            Ok(())
        }
        "unique" => {
            let over = over(&name, input, report)?;
            model.constraints.push(Constraint::Unique(over));
            Ok(())
        }
        "check" => {
            let check = check(&name, input)?;
            model.constraints.push(check);
            Ok(())
        }
        other => Err(unknown(&name, other, true)),
    });
    let lower = names::lower(&model.ident);
    if let Some(app) = &app {
        model.label = format!("{}.{}", app.value(), model.label);
    }
    model.table = match (table, app) {
        (Some(table), _) => table.value(),
        (None, Some(app)) => format!("{}_{lower}", app.value()),
        (None, None) => lower,
    };
    if let Some(root) = root {
        model.root = Root::new(root.into_token_stream());
    }
    model.relations = relations.into_iter().map(|parsed| parsed.define(&model.ident, &model.table)).collect();
}

/// What is wrong with the name of a field that is a text.
pub(super) fn without_quotes(quoted: &LitStr) -> Error {
    let message = format!("the name of a field has no quotes\nhelp: write `{}`", quoted.value());
    Error::new_spanned(quoted, message)
}

/// The name of a field, which may be quoted by mistake.
struct FieldName {
    name: Ident,
    quoted: Option<LitStr>,
}

impl syn::parse::Parse for FieldName {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if !input.peek(LitStr) {
            return Ok(FieldName { name: Ident::parse_any(input)?, quoted: None });
        }
        let quoted: LitStr = input.parse()?;
        Ok(FieldName { name: quoted.parse_with(Ident::parse_any)?, quoted: Some(quoted) })
    }
}

/// A path of modules.
struct TypePath(syn::Path);

impl syn::parse::Parse for TypePath {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.call(syn::Path::parse_mod_style).map(TypePath)
    }
}

fn unknown(name: &Ident, text: &str, on_model: bool) -> Error {
    let (own, other, place) = if on_model {
        (&ON_MODELS[..], &ON_FIELDS[..], "a field")
    } else {
        (&ON_FIELDS[..], &ON_MODELS[..], "the struct")
    };
    if other.contains(&text) {
        return Error::new_spanned(name, format!("`{text}` belongs on {place}"));
    }
    let whose = if on_model { "a model" } else { "a field" };
    let help = match django::help(text, on_model) {
        Some(known) => format!("help: {known}"),
        None => names::help(text, "the options are", own.iter().copied()),
    };
    Error::new_spanned(name, format!("{whose} has no option `{text}`\n{help}"))
}

fn orders(name: &Ident, input: ParseStream<'_>, orders: &mut Vec<Order>, report: &mut Report) -> Result<()> {
    options::list(name, input, report, |input, _| {
        if input.peek(LitStr) {
            return Err(without_quotes(&input.parse()?));
        }
        let (path, descending) = match input.parse::<Expr>()? {
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => (Path::parse(&unary.expr)?, true),
            other => (Path::parse(&other)?, false),
        };
        orders.push(Order { path, descending });
        Ok(())
    })
}

fn over(option: &Ident, input: ParseStream<'_>, report: &mut Report) -> Result<Over> {
    let mut over = Over { parts: Vec::new(), name: None, condition: None };
    let before = report.count();
    options::list(option, input, report, |input, _| {
        let minus = input.parse::<Option<Token![-]>>()?;
        if input.peek(LitStr) {
            over.parts.push((Part::Sql(input.parse()?), minus.is_some()));
            return Ok(());
        }
        let field = Ident::parse_any(input)?;
        match (bare(&field).as_str(), input.peek(Token![=])) {
            ("name", true) => options::set(&mut over.name, &field, options::value(&field, input, "\"a_name\"")?),
            ("condition", true) => {
                options::set(&mut over.condition, &field, options::value(&field, input, "\"price > 0\"")?)
            }
            (other, true) => {
                let help = match other {
                    "fields" | "expressions" => format!("write `{option}(a, b)`"),
                    _ => "the options are `name`, `condition`".to_owned(),
                };
                Err(Error::new_spanned(&field, format!("`{option}` has no option `{other}`\nhelp: {help}")))
            }
            (_, false) => {
                if option == "unique"
                    && let Some(minus) = minus
                {
                    return Err(Error::new_spanned(minus, "the columns of `unique` have no order"));
                }
                over.parts.push((Part::Field(field), minus.is_some()));
                Ok(())
            }
        }
    })?;
    if over.parts.is_empty() && report.count() == before {
        return Err(Error::new_spanned(option, format!("`{option}` names no field\nhelp: write `{option}(a, b)`")));
    }
    Ok(over)
}

fn check(option: &Ident, input: ParseStream<'_>) -> Result<Constraint> {
    let wrong = || {
        Error::new_spanned(
            option,
            "`check` needs SQL and a name\nhelp: write `check(\"price >= 0\", name = \"price_not_negative\")`",
        )
    };
    if !input.peek(syn::token::Paren) {
        return Err(wrong());
    }
    let inside;
    syn::parenthesized!(inside in input);
    let read = |inside: ParseStream<'_>| -> Result<Constraint> {
        let sql: LitStr = inside.parse()?;
        inside.parse::<Token![,]>()?;
        let word: Ident = inside.parse()?;
        inside.parse::<Token![=]>()?;
        let name: LitStr = inside.parse()?;
        inside.parse::<Option<Token![,]>>()?;
        if word == "name" && inside.is_empty() { Ok(Constraint::Check { sql, name }) } else { Err(wrong()) }
    };
    let result = read(&inside).map_err(|_| wrong());
    // What was not read would be reported a second time.
    inside.parse::<TokenStream>()?;
    result
}

fn field(syntax: &syn::Field, model: &Ident, report: &mut Report) -> Option<Field> {
    let ident = syntax.ident.clone()?;
    let options = field_options(&syntax.attrs, report);
    let pointer = pointer(&syntax.ty, model);
    let own = bare(&ident);
    let column = match (&options.column, &pointer) {
        (Some(column), _) => column.value(),
        (None, Some(_)) => format!("{own}_id"),
        (None, None) => own,
    };
    Some(Field {
        docs: syntax.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect(),
        ty: without_self(syntax.ty.to_token_stream(), model),
        optional: last(&syntax.ty).is_some_and(|(name, inner)| name == "Option" && !inner.is_empty()),
        ident,
        column,
        pointer,
        options,
    })
}

fn field_options(attributes: &[Attribute], report: &mut Report) -> FieldOptions {
    let mut found = FieldOptions::default();
    let mut sizes = false;
    options::each(attributes, "model", report, |name, input, report| {
        let set = options::set::<Ident>;
        match bare(&name).as_str() {
            "primary_key" => set(&mut found.primary_key, &name.clone(), options::flag(name, input, report)?),
            "unique" => set(&mut found.unique, &name.clone(), options::flag(name, input, report)?),
            "index" => set(&mut found.index, &name.clone(), options::flag(name, input, report)?),
            "auto_now" => set(&mut found.auto_now, &name.clone(), options::flag(name, input, report)?),
            "auto_now_add" => set(&mut found.auto_now_add, &name.clone(), options::flag(name, input, report)?),
            "parent_link" => set(&mut found.parent_link, &name.clone(), options::flag(name, input, report)?),
            "virtual" => set(&mut found.computed_on_read, &name.clone(), options::flag(name, input, report)?),
            "column" => options::set(&mut found.column, &name, options::value(&name, input, "\"a_name\"")?),
            "db_default" => options::set(&mut found.db_default, &name, options::value(&name, input, "\"0\"")?),
            "generated" => options::set(&mut found.generated, &name, options::value(&name, input, "\"a + b\"")?),
            "to_field" => {
                let to: FieldName = options::value(&name, input, "a_field")?;
                if let Some(quoted) = to.quoted {
                    report.add(without_quotes(&quoted));
                }
                set(&mut found.to_field, &name, to.name)
            }
            "default" => {
                let value: Expr = options::value(&name, input, "0")?;
                if let Expr::Closure(closure) = &value {
                    let help = format!("help: write `default = {}`", closure.body.to_token_stream());
                    let message = format!("`default` is a value, which is computed for each row\n{help}");
                    return Err(Error::new_spanned(closure, message));
                }
                options::set(&mut found.default, &name, value)
            }
            "max_length" => {
                let length: LitInt = options::value(&name, input, "100")?;
                if length.base10_parse::<u32>().unwrap_or_default() == 0 {
                    return Err(Error::new_spanned(&length, "`max_length` is a number of characters, at least 1"));
                }
                options::set(&mut found.max_length, &name, length)
            }
            "on_delete" => {
                let rule: Ident = options::value(&name, input, "cascade")?;
                let text = rule.to_string();
                if !ON_DELETE.contains(&text.as_str()) {
                    let help = names::help(&text, "the choices are", ON_DELETE.into_iter());
                    return Err(Error::new_spanned(&rule, format!("`on_delete` has no choice `{text}`\n{help}")));
                }
                options::set(&mut found.on_delete, &name, rule)
            }
            "decimal" => match decimals(&name, input, report)? {
                Some(decimals) => options::set(&mut found.decimal, &name, decimals),
                None => Ok(()),
            },
            // Django says in two options what is one here: to say so once is enough.
            "max_digits" | "decimal_places" if mem::replace(&mut sizes, true) => {
                options::skip(input);
                Ok(())
            }
            other => Err(unknown(&name, other, false)),
        }
    });
    found
}

/// The sizes of a decimal; nothing if what is wrong with them was reported.
fn decimals(option: &Ident, input: ParseStream<'_>, report: &mut Report) -> Result<Option<Decimals>> {
    const HELP: &str = "help: write `decimal(max_digits = 10, decimal_places = 2)`";
    let (mut digits, mut places) = (None, None);
    let before = report.count();
    options::list(option, input, report, |input, _| {
        if input.peek(LitInt) {
            let error = input.error(format!("the sizes of `decimal` have names\n{HELP}"));
            // That is said once.
            input.parse::<TokenStream>()?;
            return Err(error);
        }
        let name = options::word(input)?;
        let place = match name.to_string().as_str() {
            "max_digits" => &mut digits,
            "decimal_places" => &mut places,
            other => {
                return Err(Error::new_spanned(
                    &name,
                    format!("`decimal` has no option `{other}`\nhelp: the options are `max_digits`, `decimal_places`"),
                ));
            }
        };
        let number: LitInt = options::value(&name, input, "2")?;
        options::set(place, &name, number.base10_parse::<u32>()?)
    })?;
    match (digits, places) {
        _ if report.count() > before => Ok(None),
        (Some(digits), Some(places)) if places <= digits => Ok(Some(Decimals { digits, places })),
        (Some(_), Some(_)) => {
            Err(Error::new_spanned(option, "`decimal_places` cannot be more than `max_digits`, which counts them too"))
        }
        _ => Err(Error::new_spanned(option, format!("`decimal` needs both sizes\n{HELP}"))),
    }
}

/// The reference that a type is, perhaps in an `Option`.
fn borrowed(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Reference(_) => Some(ty),
        _ => last(ty).filter(|(name, _)| *name == "Option").and_then(|(_, inner)| borrowed(inner.first()?)),
    }
}

/// What a type points to, if its last word is `ForeignKey` or `OneToOne`, perhaps in an `Option`.
fn pointer(ty: &Type, model: &Ident) -> Option<Pointer> {
    let (name, arguments) = last(ty)?;
    let first = *arguments.first()?;
    if name == "Option" {
        return pointer(first, model).map(|pointer| Pointer { optional: true, ..pointer });
    }
    if name != "ForeignKey" && name != "OneToOne" {
        return None;
    }
    let target = without_self(first.to_token_stream(), model);
    let written = target.to_string();
    let key = arguments.get(1).map(ToTokens::to_token_stream);
    Some(Pointer { target, written, key, one_to_one: name == "OneToOne", optional: false })
}

/// The last word of a path and its type arguments.
fn last(ty: &Type) -> Option<(&Ident, Vec<&Type>)> {
    let path = match ty {
        Type::Path(path) => path,
        Type::Group(group) => return last(&group.elem),
        Type::Paren(paren) => return last(&paren.elem),
        _ => return None,
    };
    let segment = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Some((&segment.ident, Vec::new()));
    };
    let arguments = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let arguments = arguments.collect();
    Some((&segment.ident, arguments))
}

/// The tokens with `Self` as the model's name, as they will stand in other structs; where it stood is kept.
pub(super) fn without_self(tokens: TokenStream, model: &Ident) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let mut named = model.clone();
                named.set_span(ident.span());
                TokenTree::Ident(named)
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), without_self(group.stream(), model));
                inside.set_span(group.span());
                TokenTree::Group(inside)
            }
            other => other,
        })
        .collect()
}
