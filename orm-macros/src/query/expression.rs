//! Expressions of the database, and keys to order by.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{BinOp, Expr as Rust, Lit, UnOp};

use super::ast::{Expr, Key, Nulls, Operator};
use super::condition::{is_condition, is_named};
use super::functions::{self, Scalar};
use super::parse::{DEEPEST, Parser, is_query, option, without_brackets};
use super::zone::{self, Zoned};
use super::{absent, raw, slice, subquery};
use crate::path::bare;

/// Whether a Rust expression is one of the database: whether one of our functions stands in it, outside of calls.
pub(super) fn is_expression(expr: &Rust) -> bool {
    match expr {
        Rust::Call(call) => name_of(call).is_some_and(|name| functions::is_known(&name)),
        Rust::Binary(binary) => {
            operator(&binary.op).is_some() && (is_expression(&binary.left) || is_expression(&binary.right))
        }
        Rust::Unary(unary) => matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) && is_expression(&unary.expr),
        Rust::Paren(paren) => is_expression(&paren.expr),
        Rust::Group(group) => is_expression(&group.expr),
        Rust::Index(index) => is_expression(&index.expr),
        _ => false,
    }
}

/// Whether a call is what Django has for a condition or an expression and we write otherwise.
pub(super) fn is_absent(call: &syn::ExprCall) -> bool {
    name_of(call).is_some_and(|name| absent::is_known(&name))
}

fn name_of(call: &syn::ExprCall) -> Option<String> {
    match &*call.func {
        Rust::Path(path) if raw::is_expression(&path.path) => Some("RawSQL".to_owned()),
        Rust::Path(path) => path.path.get_ident().map(bare),
        _ => None,
    }
}

/// `expr` as an expression of the database; `inside` one of our functions, a bare path is a field.
pub(super) fn parse(parser: &mut Parser, expr: &Rust, inside: bool) -> Option<Expr> {
    let expr = without_brackets(expr);
    parser.deeper(expr, too_deep, |parser| parse_in(parser, expr, inside))
}

fn too_deep() -> String {
    let help = "help: give a part of it a name with `alias(name = …)`, and go on from that";
    format!("expressions are nested more than {DEEPEST} deep\n{help}")
}

fn parse_in(parser: &mut Parser, expr: &Rust, inside: bool) -> Option<Expr> {
    match expr {
        Rust::Lit(lit) => match &lit.lit {
            Lit::Int(_) | Lit::Str(_) | Lit::Bool(_) | Lit::Float(_) => Some(Expr::Literal(lit.lit.clone())),
            _ => Some(Expr::Value(expr.clone())),
        },
        Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            Some(Expr::Negative(Box::new(parse(parser, &unary.expr, inside)?)))
        }
        _ if is_condition(expr) || is_denied(expr) => {
            let span = super::parse::place(expr);
            Some(Expr::Condition(span, Box::new(parser.condition(expr)?)))
        }
        Rust::Binary(binary) => {
            let Some(operator) = operator(&binary.op) else {
                parser.report.at(binary.op, "expected an operator of arithmetic or of bits between expressions");
                return None;
            };
            // Beside an operator a bare name may be meant either way, inside of a function it is a field.
            let (left, right) = (operand(parser, &binary.left, inside), operand(parser, &binary.right, inside));
            Some(Expr::Binary { operator, left: Box::new(left?), right: Box::new(right?) })
        }
        Rust::Call(call) => match name_of(call) {
            Some(name) => function(parser, call, &name),
            None => {
                parser
                    .report
                    .at(expr, "expected an expression of the database\nhelp: a Rust value is written `Value(…)`");
                None
            }
        },
        Rust::Index(index) if is_expression(&index.expr) => slice::parse(parser, index, inside),
        Rust::Path(_) | Rust::Field(_) | Rust::Index(_) => parser.path(expr).map(Expr::Path),
        _ if is_query(expr) => {
            parser.report.at(expr, "a query is an expression only in `Subquery(…)` or `Exists(…)`");
            None
        }
        other => {
            parser.report.at(other, "expected an expression of the database\nhelp: a Rust value is written `Value(…)`");
            None
        }
    }
}

/// `attributes["key"]`, `attributes[0]`
fn is_in_json(expr: &Rust) -> bool {
    matches!(expr, Rust::Index(_))
}

/// `!Exists(…)`
fn is_denied(expr: &Rust) -> bool {
    matches!(expr, Rust::Unary(unary) if matches!(unary.op, UnOp::Not(_)) && is_expression(&unary.expr))
}

fn operand(parser: &mut Parser, expr: &Rust, inside: bool) -> Option<Expr> {
    if !inside && matches!(expr, Rust::Path(_) | Rust::Field(_) | Rust::Index(_)) && !is_expression(expr) {
        let shown = expr.to_token_stream().to_string().replace(' ', "");
        let help = format!("help: write `F({shown})` or `Value({shown})`");
        parser.report.at(expr, format!("`{shown}` could be a field or a Rust value\n{help}"));
        return None;
    }
    parse(parser, expr, inside)
}

fn function(parser: &mut Parser, call: &syn::ExprCall, name: &str) -> Option<Expr> {
    let output = call.args.iter().filter_map(option).find(|(key, _)| *key == "output_field");
    // `ExpressionWrapper` is nothing else.
    if let Some((key, _)) = output.filter(|_| !absent::is_known(name)) {
        parser.report.at(key, absent::OUTPUT);
        return None;
    }
    let only = (call.args.len() == 1).then(|| call.args.first()).flatten();
    match (name, only) {
        ("RawSQL", _) => raw::expression(parser, call),
        ("Case", _) => parser.case(call),
        ("Cast", _) => parser.cast(call),
        ("Collate", _) => parser.collate(call),
        ("Func", _) => parser.custom(call),
        ("Window", _) => parser.window(call),
        ("Extract" | "Trunc", _) => parser.by_kind(call, name),
        ("Value", Some(value)) if is_named(value, "None") => Some(Expr::Null(super::parse::place(value))),
        ("F", Some(path)) => parser.path(path).map(Expr::Path),
        ("Value", Some(value)) => Some(match value {
            Rust::Lit(lit) if matches!(lit.lit, Lit::Int(_) | Lit::Str(_) | Lit::Bool(_) | Lit::Float(_)) => {
                Expr::Literal(lit.lit.clone())
            }
            value => Expr::Value(value.clone()),
        }),
        ("OuterRef", Some(path)) => outer(parser, call, path),
        ("KT", Some(place)) if !is_in_json(place) => {
            let shown = place.to_token_stream().to_string().replace(' ', "");
            let help = format!("help: write `KT({shown}[\"key\"])`");
            parser.report.at(place, format!("`KT` takes a place inside JSON\n{help}"));
            None
        }
        ("Exists" | "Subquery", Some(query)) => {
            let query = Box::new(parser.inner(query, name)?);
            if name == "Subquery" {
                subquery::one_column(&query, &mut parser.report);
            }
            Some(if name == "Exists" { Expr::Exists(query) } else { Expr::Subquery(query) })
        }
        _ if let Some(function) = functions::aggregate(name) => parser.aggregate(call, function),
        _ => match functions::scalar(name) {
            Some(function) => scalar(parser, call, function),
            None if functions::is_known(name) => {
                parser.report.at(call, format!("`{name}` takes one argument"));
                None
            }
            None => {
                let help = absent::help(name, &call.to_token_stream().to_string());
                parser.report.at(&call.func, format!("there is no function `{name}`\nhelp: {help}"));
                None
            }
        },
    }
}

fn scalar(parser: &mut Parser, call: &syn::ExprCall, function: &'static Scalar) -> Option<Expr> {
    let name = function.name;
    if zone::takes_zone(function) {
        let mut arguments: Vec<Rust> = call.args.iter().cloned().collect();
        if let Some(zone) = parser.zone(&mut arguments)? {
            let [moment] = arguments.as_slice() else {
                parser.report.at(call, format!("`{name}` takes one argument and `tzinfo`"));
                return None;
            };
            let moment = parser.operand(name, moment)?;
            return Some(Expr::Zoned(Box::new(Zoned { function, moment, zone })));
        }
    }
    let given: Vec<Rust> = super::case::in_order(parser, call, function)?;
    let count = given.len();
    if !(function.least..=function.most).contains(&count) {
        let expected = match (function.least, function.most) {
            (0, 0) => "no arguments".to_owned(),
            (1, 1) => "one argument".to_owned(),
            (least, usize::MAX) => format!("at least {least} arguments"),
            (least, most) if least == most => format!("{least} arguments"),
            (least, most) => format!("{least} to {most} arguments"),
        };
        parser.report.at(call, format!("`{name}` takes {expected}"));
        return None;
    }
    let arguments: Vec<Option<Expr>> = match given.as_slice() {
        [argument] if function.most == 1 => vec![parser.operand(name, argument)],
        given => given.iter().map(|argument| parse(parser, argument, true)).collect(),
    };
    let Rust::Path(path) = &*call.func else { return None };
    let name = path.path.get_ident()?.clone();
    Some(Expr::Scalar { name, function, arguments: arguments.into_iter().collect::<Option<_>>()? })
}

/// `OuterRef(path)`, `OuterRef(OuterRef(path))`
fn outer(parser: &mut Parser, call: &syn::ExprCall, argument: &Rust) -> Option<Expr> {
    let mut level: usize = 1;
    let mut argument = argument;
    while let Rust::Call(inner) = argument
        && is_named(&inner.func, "OuterRef")
        && let Some(deeper) = inner.args.first()
    {
        level += 1;
        argument = deeper;
    }
    let at = parser.models.len().checked_sub(level + 1);
    let Some(model) = at.and_then(|at| parser.models.get(at)).cloned() else {
        parser.report.at(&call.func, "`OuterRef` names a field of an enclosing query, and there is none");
        return None;
    };
    // The path is one of the enclosing model, for the check that it does not begin with the model's name.
    parser.models.push(model);
    let path = parser.path(argument);
    parser.models.pop();
    Some(Expr::Outer { level: u8::try_from(level).ok()?, path: path? })
}

fn operator(op: &BinOp) -> Option<Operator> {
    let (variant, function, span) = match op {
        BinOp::Add(op) => ("Add", "add", op.span),
        BinOp::Sub(op) => ("Sub", "sub", op.span),
        BinOp::Mul(op) => ("Mul", "mul", op.span),
        BinOp::Div(op) => ("Div", "div", op.span),
        BinOp::Rem(op) => ("Rem", "rem", op.span),
        BinOp::BitAnd(op) => ("BitAnd", "bits", op.span),
        BinOp::BitOr(op) => ("BitOr", "bits", op.span),
        BinOp::BitXor(op) => ("BitXor", "bits", op.span),
        BinOp::Shl(op) => ("ShiftLeft", "bits", op.span()),
        BinOp::Shr(op) => ("ShiftRight", "bits", op.span()),
        _ => return None,
    };
    Some(Operator { variant, function, span })
}

impl Parser {
    /// The keys that arguments are.
    pub(super) fn keys(&mut self, arguments: &[Rust]) -> Vec<Key> {
        arguments.iter().filter_map(|argument| self.key(argument)).collect()
    }

    fn key(&mut self, argument: &Rust) -> Option<Key> {
        match argument {
            Rust::Lit(lit) if matches!(&lit.lit, Lit::Str(text) if text.value() == "?") => {
                self.report.at(argument, "a random order is a function\nhelp: write `Random()`");
                None
            }
            Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) && !is_expression(&unary.expr) => {
                let expr = Expr::Path(self.path(&unary.expr)?);
                Some(Key { expr, descending: true, nulls: Nulls::Default })
            }
            Rust::MethodCall(call) if call.method == "asc" || call.method == "desc" => {
                let mut nulls = Nulls::Default;
                for argument in &call.args {
                    let place = match option(argument) {
                        Some((name, _)) if name == "nulls_first" => Nulls::First,
                        Some((name, _)) if name == "nulls_last" => Nulls::Last,
                        _ => {
                            self.report.at(argument, "expected `nulls_first = true` or `nulls_last = true`");
                            continue;
                        }
                    };
                    if !self.flag(argument) {
                        continue;
                    }
                    if nulls != Nulls::Default {
                        self.report.at(argument, "NULLs come first or last, not both");
                    }
                    nulls = place;
                }
                let expr = self.expr(&call.receiver, true)?;
                Some(Key { expr, descending: call.method == "desc", nulls })
            }
            Rust::MethodCall(call) => {
                self.report.at(&call.method, "expected `asc()` or `desc()`");
                None
            }
            _ if is_expression(argument) => {
                Some(Key { expr: self.expr(argument, true)?, descending: false, nulls: Nulls::Default })
            }
            // A call of no known name: the function's message says more than that of a path.
            Rust::Call(_) => {
                self.expr(argument, true).map(|expr| Key { expr, descending: false, nulls: Nulls::Default })
            }
            _ => Some(Key { expr: Expr::Path(self.path(argument)?), descending: false, nulls: Nulls::Default }),
        }
    }
}
