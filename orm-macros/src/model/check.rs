//! Checks that need more than one attribute. What is mistaken is removed, so that expansion can go on.

use std::collections::HashMap;

use proc_macro2::Ident;

use super::definition::{Constraint, Field, FieldOptions, Model, Over, Part, RelationKind};
use super::relation::is;
use super::{names, parse};
use crate::path::bare;
use crate::report::Report;

/// Reports what is wrong with `model`, and finds its key, or what stands for it.
pub(super) fn model(model: &mut Model, report: &mut Report) {
    for name in
        model.fields.iter().map(|field| &field.ident).chain(model.relations.iter().map(|relation| &relation.name))
    {
        name_of_field(name, report);
    }
    key(model, report);
    columns(&model.fields, report);
    for field in &mut model.fields {
        field_options(field, report);
    }
    relations(model, report);
    orders(model, report);
    let columns: Vec<Ident> = model.fields.iter().map(|field| field.ident.clone()).collect();
    model.indexes.retain(|index| over(index, &columns, report));
    model.constraints.retain(|constraint| match constraint {
        Constraint::Unique(unique) => {
            if let (None, Some(condition)) = (&unique.name, &unique.condition) {
                report.at(condition, "`unique` with a condition needs a name\nhelp: add `name = \"…\"`");
            }
            over(unique, &columns, report)
        }
        Constraint::Check { .. } => true,
    });
}

/// A path must tell the name from what stands around it.
fn name_of_field(ident: &Ident, report: &mut Report) {
    let name = bare(ident);
    if name == "pk" {
        report.at(ident, "`pk` is the name that every model's primary key has in a path");
    } else if name.contains("__") {
        report.at(ident, format!("`{name}` contains `__`, which joins the names of a path"));
    } else if let Some(keyword) = name.strip_suffix('_').filter(|name| !name.is_empty()) {
        let help = format!("help: a keyword can be written `r#{keyword}`");
        report.at(ident, format!("`{name}` ends in `_`, which a path cannot tell from `__`\n{help}"));
    }
}

fn key(model: &mut Model, report: &mut Report) {
    let marked = model.fields.iter().position(|field| field.options.primary_key.is_some());
    model.key = marked.or_else(|| model.fields.iter().position(|field| field.ident == "id"));
    for field in model.fields.iter().skip(marked.map_or(usize::MAX, |first| first + 1)) {
        if let (Some(second), Some(first)) = (&field.options.primary_key, marked.and_then(|at| model.fields.get(at))) {
            report.at(second, format!("a model has one primary key, and `{}` is it", first.ident));
        }
    }
    if let Some(field) = model.key.and_then(|at| model.fields.get(at))
        && field.optional
    {
        let help = "help: leave `Option` out: a row that the database gives its key to has 0 until then";
        report.at(&field.ty, format!("a primary key is never NULL\n{help}"));
        model.key = stand_in(&model.fields);
    } else if model.key.is_none() {
        let help = "help: add a field `id: i64`, or mark one with `#[model(primary_key)]`";
        report.at(&model.ident, format!("`{}` has no primary key\n{help}", model.ident));
        model.key = stand_in(&model.fields);
    }
}

/// The field that stands for the key that a model should have, so that it is a model wherever it is used.
fn stand_in(fields: &[Field]) -> Option<usize> {
    fields.iter().position(|field| !field.optional && field.pointer.is_none())
}

fn columns(fields: &[Field], report: &mut Report) {
    let mut owners: HashMap<&str, &Ident> = HashMap::new();
    for field in fields {
        match owners.insert(&field.column, &field.ident) {
            // Then the field's name is that of the key alone, which is reported as such.
            Some(owner) if field.ident != format!("{owner}_id") => {
                report.at(&field.ident, format!("the column `{}` is already that of `{owner}`", field.column));
            }
            _ => {}
        }
    }
}

fn field_options(field: &mut Field, report: &mut Report) {
    let FieldOptions { auto_now, auto_now_add, on_delete, to_field, db_default, generated, default, .. } =
        &field.options;
    if let (Some(_), Some(second)) = (auto_now, auto_now_add) {
        report.at(second, "`auto_now` sets the time at creation too");
    }
    if let (Some(default), Some(_)) = (default, auto_now.as_ref().or(auto_now_add.as_ref())) {
        report.at(default, "a field that is set to the current time needs no default");
    }
    if let (Some(expression), Some(_)) = (generated, db_default) {
        report.at(expression, "a generated column has no default");
    }
    if let (Some(word), None) = (&field.options.computed_on_read, generated) {
        report.at(word, "`virtual` is said of a generated column\nhelp: add `generated = \"…\"`");
    }
    match &field.pointer {
        None => {
            for option in [on_delete, to_field].into_iter().flatten() {
                let name = if on_delete.as_ref() == Some(option) { "on_delete" } else { "to_field" };
                report.at(option, format!("`{name}` is said of a `ForeignKey` or `OneToOne`"));
            }
        }
        Some(pointer) => {
            if let Some(rule) = on_delete {
                if rule == "set_null" && !pointer.optional {
                    let kind = if pointer.one_to_one { "OneToOne" } else { "ForeignKey" };
                    let target = pointer.target.to_string();
                    let help = format!("help: make it `Option<{kind}<{target}>>`");
                    report.at(rule, format!("`set_null` needs a key that can be NULL\n{help}"));
                }
                if rule == "set_default" && default.is_none() && db_default.is_none() {
                    report.at(rule, "`set_default` needs a default\nhelp: add `default = …`");
                }
            }
        }
    }
    if field.pointer.is_none() {
        field.options.to_field = None;
    }
    let one_to_one = field.pointer.as_ref().is_some_and(|pointer| pointer.one_to_one && !pointer.optional);
    if let (Some(word), false) = (&field.options.parent_link, one_to_one) {
        let help = "help: write `OneToOne<Parent>`, the model that this one inherits from";
        // Of a primary key, the `Option` was reported.
        if !(field.optional && field.options.primary_key.is_some()) {
            report.at(word, format!("`parent_link` is said of a `OneToOne` that is no `Option`\n{help}"));
        }
        field.options.parent_link = None;
    }
}

fn relations(model: &mut Model, report: &mut Report) {
    let mut taken: HashMap<String, &str> = HashMap::new();
    for field in &model.fields {
        let name = bare(&field.ident);
        if field.pointer.is_some() {
            taken.insert(format!("{name}_id"), "a field");
        }
        taken.insert(name, "a field");
    }
    for field in &model.fields {
        let raw = format!("{}_id", bare(&field.ident));
        if let (Some(_), Some(other)) = (&field.pointer, model.fields.iter().find(|other| other.ident == raw)) {
            report.at(
                &other.ident,
                format!("`{raw}` is the key that `{}` holds\nhelp: remove this field, or rename it", field.ident),
            );
        }
    }
    let symmetrical: Vec<Ident> = model
        .relations
        .iter()
        .filter(|relation| relation.is_symmetrical())
        .map(|relation| relation.name.clone())
        .collect();
    let own = model.ident.clone();
    model.relations.retain(|relation| {
        let name = bare(&relation.name);
        if let Some(what) = taken.insert(name.clone(), "a relation") {
            report.at(&relation.name, format!("`{name}` is already the name of {what} of this model"));
            return false;
        }
        match &relation.kind {
            RelationKind::Reverse(other) if is(&relation.target, &own) && symmetrical.contains(other) => {
                report.at(
                    other,
                    format!("`{other}` has no other side: it is symmetrical\nhelp: add `symmetrical = false` to it"),
                );
                false
            }
            _ => true,
        }
    });
}

/// An order by a relation to the model itself would go on with that order for ever.
fn orders(model: &mut Model, report: &mut Report) {
    let circles: Vec<Ident> = model
        .fields
        .iter()
        .filter(|field| field.pointer.as_ref().is_some_and(|pointer| is(&pointer.target, &model.ident)))
        .map(|field| field.ident.clone())
        .collect();
    model.ordering.retain(|order| match order.path.single() {
        Some(name) if circles.contains(name) => {
            report.at(
                name,
                format!(
                    "`{name}` is ordered as `{}` is, which would never end\nhelp: name a field of it, such as `{name}__pk`",
                    model.ident
                ),
            );
            false
        }
        _ => true,
    });
}

/// Whether all fields of an index are columns, and it has a name if it needs one.
fn over(over: &Over, columns: &[Ident], report: &mut Report) -> bool {
    let known: Vec<String> = columns.iter().map(bare).collect();
    let mut right = true;
    for (part, _) in &over.parts {
        let field = match part {
            Part::Field(field) => field,
            Part::Sql(sql) if known.contains(&sql.value()) => {
                report.add(parse::without_quotes(sql));
                right = false;
                break;
            }
            Part::Sql(sql) => {
                if over.name.is_none() {
                    report.at(sql, "an index of an expression needs a name\nhelp: add `name = \"…\"`");
                    right = false;
                }
                continue;
            }
        };
        let name = bare(field);
        if !known.contains(&name) {
            let help = names::help(&name, "the columns are", known.iter().map(String::as_str));
            report.at(field, format!("no column `{name}`\n{help}"));
            right = false;
        }
    }
    right
}
