//! `add` and `set`: which rows are related to a row; and `through_defaults(…)`, what the rows between them get.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Assigned, Assignment, Call};
use super::condition::is_named;
use super::held::{Held, Knows};
use super::parse::{Parser, option, place};
use super::scope::Context;
use crate::root::Root;

/// The methods of related rows that relate others.
pub(super) const LINKING: [&str; 2] = ["add", "set"];

/// The arguments of `add` or `set`.
pub(super) struct Linking {
    /// `add` or `set`
    pub(super) name: &'static str,
    rows: Rust,
    /// `clear = true`
    clears: bool,
}

/// `through_defaults(field = value, …)`
pub(super) struct Through {
    name: Ident,
    assignments: Vec<Assignment>,
}

impl Parser {
    /// The arguments of `add` or `set`.
    pub(super) fn linking(&mut self, name: &Ident, mut arguments: Vec<Rust>) -> Option<Call> {
        let linking = LINKING.into_iter().find(|linking| name == linking)?;
        if !self.goes_on() {
            let help = format!("help: write `row.relation().{name}(rows)`");
            self.report.at(name, format!("`{name}` follows the related rows of a row\n{help}"));
            return None;
        }
        let mut clears = false;
        arguments.retain(|argument| {
            let is_clear = linking == "set" && option(argument).is_some_and(|(name, _)| name == "clear");
            clears |= is_clear && self.flag(argument);
            !is_clear
        });
        let options =
            if linking == "set" { "`clear = true` and `through_defaults(…)`" } else { "`through_defaults(…)`" };
        match arguments.as_slice() {
            [rows] if option(rows).is_none() => Some(Call::Link(Linking { name: linking, rows: rows.clone(), clears })),
            [] => {
                self.report.at(name, format!("`{name}` takes rows or their keys\nhelp: write `{name}([&row])`"));
                None
            }
            [_, second, ..] if option(second).is_none() => {
                self.report.at(second, format!("`{name}` takes one list\nhelp: write `{name}([&one, &other])`"));
                None
            }
            [wrong] | [_, wrong, ..] => {
                self.report.at(wrong, format!("`{name}` has no such option\nhelp: beside rows it takes {options}"));
                None
            }
        }
    }

    /// Takes `through_defaults(…)` out of the arguments of a method.
    pub(super) fn through_defaults(&mut self, arguments: &mut Vec<Rust>) -> Option<Through> {
        let mut through = None;
        for argument in std::mem::take(arguments) {
            match &argument {
                Rust::Call(call) if is_named(&call.func, "through_defaults") => {
                    let name = Ident::new("through_defaults", place(&*call.func));
                    let values: Vec<Rust> = call.args.iter().cloned().collect();
                    if !self.goes_on() {
                        let help = "help: write `row.relation().create(…, through_defaults(…))`";
                        self.report.at(&name, format!("`through_defaults` is for rows that relate two others\n{help}"));
                    } else if values.is_empty() {
                        self.report.at(
                            &name,
                            "`through_defaults` gives nothing\nhelp: write `through_defaults(field = value)`",
                        );
                    } else if through.is_some() {
                        self.report.at(&name, "`through_defaults` is written twice");
                    }
                    let assignments = self.assignments(&name, &values);
                    for expr in assignments.iter().filter_map(Assignment::expr) {
                        self.lost = true;
                        let help = "help: rows between get values of Rust";
                        self.report.span(expr.place(), format!("`through_defaults` computes nothing\n{help}"));
                    }
                    through = Some(Through { name, assignments });
                }
                Rust::Assign(assign) if is_named(&assign.left, "through_defaults") => {
                    self.lost = true;
                    let help = "help: write `through_defaults(field = value)`";
                    self.report.at(&argument, format!("values for the rows between stand in brackets\n{help}"));
                }
                _ => arguments.push(argument),
            }
        }
        through
    }
}

/// The values for the rows between, and what rustc is to check of them.
pub(super) struct Values {
    /// An expression for the values, if some are given.
    pub(super) given: Option<TokenStream>,
    /// Makes the places of the columns known.
    pub(super) known: TokenStream,
    /// That the rows have all that they need.
    pub(super) complete: TokenStream,
}

impl<'a> Context<'a> {
    /// What the rows between get. The parameters of the query itself are made before.
    pub(super) fn between(
        &mut self,
        held: &Held<'_>,
        through: Option<&'a Through>,
        method: proc_macro2::Span,
    ) -> Values {
        let (root, base) = (self.root, &held.base);
        let columns = format_ident!("between", span = proc_macro2::Span::mixed_site());
        let names: Vec<&Ident> = through.iter().flat_map(|through| &through.assignments).map(|set| &set.name).collect();
        let span = through.map_or(method, |through| through.name.span());
        let there = root.located(span);
        let row = quote!(<Rows::Between as #root::model::RowsBetween>::ROW);
        let check = quote_spanned!(span=> #there::plan::complete_between(#row, Given::GIVEN));
        let complete = held.proof(root, &columns, &names, Knows::Between, &check);
        let Some(through) = through else { return Values { given: None, known: TokenStream::new(), complete } };
        let (chain, count) = (std::mem::take(&mut self.chain), std::mem::take(&mut self.count));
        self.enter_held(&held.fields, &held.own, &columns);
        let values: Vec<TokenStream> = through.assignments.iter().map(|set| self.between_value(set)).collect();
        let params = self.parameters();
        self.scopes.pop();
        (self.chain, self.count) = (chain, count);
        Values {
            given: Some(quote!(#root::related::BetweenValues::new([#(#values),*], &#params))),
            known: quote!(let #columns = #root::related::columns_between(&#base);),
            complete,
        }
    }

    /// A column of the rows between, and the number of the parameter that it gets, unless that is NULL.
    fn between_value(&mut self, Assignment { name, value }: &'a Assignment) -> TokenStream {
        let number = match value {
            Assigned::Value(value) => {
                let number = self.stored(name, value, false);
                quote!(::core::option::Option::Some(#number))
            }
            Assigned::Null(span) => {
                self.null(name, *span);
                quote!(::core::option::Option::None)
            }
            // That was reported.
            Assigned::Expr(_) => quote!(::core::option::Option::None),
        };
        let column = self.column(name);
        quote!((#column, #number))
    }
}

/// The expansion of `add` and `set`.
pub(super) fn expand(
    root: &Root,
    linking: &Linking,
    through: Option<&Through>,
    method: proc_macro2::Span,
    expression: &Rust,
) -> TokenStream {
    let held = Held::new(expression);
    let mut context = held.enter(root);
    let rows = context.value(&linking.rows);
    let Values { given, known, complete } = context.between(&held, through, method);
    let given = given.unwrap_or_else(|| quote!(#root::related::BetweenValues::default()));
    let others = match (linking.name, linking.clears) {
        ("add", _) => quote!(Stay),
        (_, false) => quote!(Go),
        (_, true) => quote!(GoFirst),
    };
    let (base, span) = (&held.base, place(&linking.rows));
    let relate = Ident::new("__relate", span);
    let body = quote_spanned! {span=>
        use #root::related::relate as #relate;
        #relate(#base, #root::related::Others::#others, #rows, #given)
    };
    let taken = (&quote!(#root::related::Relates), "relating");
    held.with(&context, taken, &quote!(#base), false, &quote!(#known #complete #body))
}
