//! `Case`, `Cast`, `Collate`, `Func`, and options of functions that are arguments by their place.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr as Rust, Lit, LitStr, Type};

use super::aggregate::called;
use super::ast::{Condition, Expr};
use super::code::{self, Node, Sort};
use super::condition::is_named;
use super::functions::{self, Scalar};
use super::guess;
use super::parse::{Parser, option, unquoted_kind};
use super::plan::Hint;
use super::scope::{Context, Side};
use super::zone::Zoned;
use crate::path::bare;

impl Parser {
    /// `Case(When(condition, then = value), …, default = value)`
    pub(super) fn case(&mut self, call: &syn::ExprCall) -> Option<Expr> {
        let name = called(call)?.clone();
        let (mut whens, mut default) = (Vec::new(), None);
        for argument in &call.args {
            match argument {
                Rust::Call(when) if is_named(&when.func, "When") => whens.push(self.when(when)?),
                _ => match option(argument) {
                    Some((key, _)) if key == "default" && default.is_some() => {
                        self.report.at(key, "`default` is given twice");
                        return None;
                    }
                    Some((key, value)) if key == "default" => default = Some(Box::new(self.expr(value, true)?)),
                    _ => {
                        self.report.at(argument, "expected `When(condition, then = value)` or `default = value`");
                        return None;
                    }
                },
            }
        }
        if whens.is_empty() {
            self.report.at(call, "`Case` needs a branch\nhelp: write `Case(When(condition, then = value))`");
            return None;
        }
        Some(Expr::Case { name, whens, default })
    }

    fn when(&mut self, call: &syn::ExprCall) -> Option<(Condition, Expr)> {
        let mut conditions = Vec::new();
        let mut then = None;
        for argument in &call.args {
            match option(argument) {
                Some((key, value)) if key == "then" => then = Some(self.expr(value, true)?),
                _ => conditions.push(argument.clone()),
            }
        }
        let Some(then) = then else {
            self.report.at(call, "a branch needs a value\nhelp: write `When(condition, then = value)`");
            return None;
        };
        if conditions.is_empty() {
            self.report.at(call, "a branch needs a condition\nhelp: write `When(condition, then = value)`");
            return None;
        }
        Some((Condition::All(self.conditions(&conditions)), then))
    }

    /// `Cast(value, Type)`
    pub(super) fn cast(&mut self, call: &syn::ExprCall) -> Option<Expr> {
        let (Some(inner), Some(to), 2) = (call.args.first(), call.args.get(1), call.args.len()) else {
            self.report.at(call, "`Cast` takes a value and a type\nhelp: write `Cast(price, f64)`");
            return None;
        };
        let (inner, to) = (self.expr(inner, true), self.type_of(to));
        Some(Expr::Cast { inner: Box::new(inner?), to: to? })
    }

    /// A Rust type as an argument.
    fn type_of(&mut self, expr: &Rust) -> Option<Type> {
        match expr {
            Rust::Path(path) => syn::parse2(path.to_token_stream()).ok(),
            other => {
                self.report.at(other, "expected a Rust type, such as `String` or `f64`");
                None
            }
        }
    }

    fn text(&mut self, expr: &Rust, what: &str, example: &str) -> Option<LitStr> {
        match expr {
            Rust::Lit(lit) if let Lit::Str(text) = &lit.lit => Some(text.clone()),
            other => {
                self.report
                    .at(other, format!("expected {what} as a text that is written out\nhelp: write `{example}`"));
                None
            }
        }
    }

    /// `Collate(text, "nocase")`
    pub(super) fn collate(&mut self, call: &syn::ExprCall) -> Option<Expr> {
        let (Some(text), Some(collation), 2) = (call.args.first(), call.args.get(1), call.args.len()) else {
            self.report.at(call, "`Collate` takes a text and a collation\nhelp: write `Collate(name, \"nocase\")`");
            return None;
        };
        let (text, collation) =
            (self.expr(text, true), self.text(collation, "a collation", "Collate(name, \"nocase\")"));
        Some(Expr::Collate { text: Box::new(text?), collation: collation? })
    }

    /// `Func("NAME", arguments, Type)`
    pub(super) fn custom(&mut self, call: &syn::ExprCall) -> Option<Expr> {
        let arguments: Vec<&Rust> = call.args.iter().collect();
        let [name, arguments @ .., to] = arguments.as_slice() else {
            let help = "help: write `Func(\"HEX\", name, String)`";
            self.report
                .at(call, format!("`Func` takes a function's name, its arguments and the type of its result\n{help}"));
            return None;
        };
        let name = self.text(name, "a function's name", "Func(\"HEX\", name, String)")?;
        if !name.value().chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            self.report.at(&name, "a function's name consists of letters, digits and `_`");
            return None;
        }
        let arguments: Vec<Option<Expr>> = arguments.iter().map(|argument| self.expr(argument, true)).collect();
        let to = self.type_of(to);
        Some(Expr::Custom { name, arguments: arguments.into_iter().collect::<Option<_>>()?, to: to? })
    }

    /// `Extract(path, year)`, `Trunc(path, month)`: the function that the kind names.
    pub(super) fn by_kind(&mut self, call: &syn::ExprCall, name: &str) -> Option<Expr> {
        let mut arguments: Vec<Rust> = call.args.iter().cloned().collect();
        let zone = self.zone(&mut arguments)?;
        let [value, kind] = arguments.as_slice() else {
            self.report.at(call, format!("`{name}` takes a date and a kind\nhelp: write `{name}(released, year)`"));
            return None;
        };
        let plain = |name: &str| name.replace('_', "").to_lowercase();
        let ident = match kind {
            Rust::Path(path) => path.path.get_ident(),
            _ => None,
        };
        let wanted = ident.map(|ident| plain(&format!("{name}{}", bare(ident))));
        let function = functions::SCALARS.iter().find(|function| Some(plain(function.name)) == wanted);
        let (Some(function), Some(ident)) = (function, ident) else {
            let kinds = functions::SCALARS.iter().filter_map(|function| function.name.strip_prefix(name));
            let kinds: Vec<String> = kinds.map(snake).collect();
            self.report.at(kind, unquoted_kind(kind, kinds.iter().map(String::as_str)));
            return None;
        };
        let moment = self.expr(value, true)?;
        Some(match zone {
            Some(zone) => Expr::Zoned(Box::new(Zoned { function, moment, zone })),
            None => Expr::Scalar { name: ident.clone(), function, arguments: vec![moment] },
        })
    }
}

/// `IsoYear` as `iso_year`.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

/// The arguments of a function by their place: some have names, some may be left out.
pub(super) fn in_order(parser: &mut Parser, call: &syn::ExprCall, function: &Scalar) -> Option<Vec<Rust>> {
    let names: &[(&str, Option<&str>)] = match function.name {
        "Round" => &[("precision", None)],
        "Lag" | "Lead" => &[("offset", Some("1")), ("default", None)],
        "Replace" => &[("text", None), ("replacement", Some("\"\""))],
        "LPad" | "RPad" => &[("length", None), ("fill", Some("\" \""))],
        "Substr" => &[("start", None), ("length", None)],
        "NthValue" => &[("nth", None)],
        _ => &[],
    };
    if function.name == "JSONObject" {
        return object(parser, call);
    }
    let mut given: Vec<Option<Rust>> = Vec::new();
    for argument in &call.args {
        let Some((key, value)) = option(argument) else {
            given.push(Some(argument.clone()));
            continue;
        };
        let Some(at) = names.iter().position(|(name, _)| bare(key) == *name) else {
            let help = match names {
                [] => String::new(),
                names => format!("\nhelp: there are {}", guess::list(names.iter().map(|(name, _)| *name))),
            };
            parser.report.at(key, format!("`{}` has no option `{key}`{help}", function.name));
            return None;
        };
        if given.len() < at + 2 {
            given.resize(at + 2, None);
        }
        if let Some(place) = given.get_mut(at + 1) {
            *place = Some(value.clone());
        }
    }
    // What was left out has its default; `LPad` and `Replace` take all of theirs.
    if matches!(function.name, "LPad" | "RPad" | "Replace") && given.len() == 2 {
        given.push(None);
    }
    let default = |at: usize| names.get(at.checked_sub(1)?)?.1.and_then(|text| syn::parse_str(text).ok());
    Some(given.into_iter().enumerate().filter_map(|(at, argument)| argument.or_else(|| default(at))).collect())
}

/// `JSONObject(name = value, …)`: names and values in turn.
fn object(parser: &mut Parser, call: &syn::ExprCall) -> Option<Vec<Rust>> {
    let mut given = Vec::new();
    for argument in &call.args {
        let Some((key, value)) = option(argument) else {
            parser.report.at(argument, "a value in an object needs a name\nhelp: write `name = …`");
            return None;
        };
        let text = LitStr::new(&bare(key), key.span());
        given.push(syn::parse_quote!(#text));
        given.push(value.clone());
    }
    Some(given)
}

impl<'a> Context<'a> {
    /// A `Case` of the plan.
    pub(super) fn case(&mut self, whens: &'a [(Condition, Expr)], default: Option<&'a Expr>) -> Node {
        // The kind of any value that is no Rust value tells that of the others.
        let values = || whens.iter().map(|(_, then)| then).chain(default);
        let known = values().find(|value| !value.has_value() && !matches!(value, Expr::Null(_)));
        let hint = known.map_or(Hint::None, |known| Hint::Of("like", known));
        let when = |(when, then): &'a (Condition, Expr)| {
            let (when, then) = (self.condition(when), self.expr(then, hint));
            Node::plain(Sort::When).with(when).with(then)
        };
        let whens = whens.iter().map(when).collect();
        let default = default.map(|default| self.expr(default, hint));
        Node::expr(code::Expr::Case).list(whens).maybe(default)
    }

    /// The type of a `Case`: what all branches have in common.
    pub(super) fn case_type(
        &self,
        name: &Ident,
        whens: &[(Condition, Expr)],
        default: Option<&Expr>,
        side: Side,
    ) -> TokenStream {
        let values = whens.iter().map(|(_, then)| then).chain(default);
        let (nulls, values): (Vec<&Expr>, Vec<&Expr>) = values.partition(|value| matches!(value, Expr::Null(_)));
        let mut values = values.into_iter();
        let Some(first) = values.next() else { return self.call("null", name.span(), &[]) };
        let typed = values.fold(self.expr_type(first, side), |result, value| {
            self.call("either", value.place(), &[result, self.expr_type(value, side)])
        });
        if default.is_none() || !nulls.is_empty() { self.call("nullable", name.span(), &[typed]) } else { typed }
    }

    /// A `Cast` of the plan.
    pub(super) fn cast(&mut self, inner: &'a Expr, to: &Type) -> Node {
        let inner = self.expr(inner, Hint::None);
        let kind = self.kind_of("FieldType", to);
        Node::expr(code::Expr::Cast).one(inner).kind(kind)
    }

    /// How values of a type are stored.
    pub(super) fn kind_of(&self, column: &str, of: &Type) -> code::Kind {
        let (root, told) = (self.root, self.told(column, of));
        self.kind_fact(&quote!(#root::expr::kind_of(#told)))
    }

    /// A `Collate` of the plan.
    pub(super) fn collate(&mut self, text: &'a Expr, collation: &LitStr) -> Node {
        let text = self.expr(text, Hint::None);
        self.function("Collate", Some(&collation.value()), vec![text], Some(code::Kind::Of("Text")))
    }

    /// An expression whose type nothing else asks for.
    pub(super) fn checked_expr(&mut self, expr: &'a Expr) -> Node {
        let root = self.root;
        let made = self.expr(expr, Hint::None);
        let typed = self.expr_type(expr, Side::Typed);
        self.checked(&quote!(#root::expr::checked(#typed)));
        made
    }

    /// A `Func` of the plan.
    pub(super) fn custom(&mut self, name: &LitStr, arguments: &'a [Expr], to: &Type) -> Node {
        let arguments = arguments.iter().map(|argument| self.checked_expr(argument)).collect();
        let kind = self.kind_of("FieldType", to);
        self.function("Named", Some(&name.value()), arguments, Some(kind))
    }
}
