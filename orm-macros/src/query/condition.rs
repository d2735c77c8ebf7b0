//! Conditions: the arguments of `filter`, `exclude`, `get` and `Q`.

use quote::ToTokens;
use syn::{BinOp, Expr as Rust, Lit, UnOp};

use super::ast::{Condition, Expr, Item, Right};
use super::expression::{is_absent, is_expression};
use super::parse::{Half, Parser, is_query, without_brackets};
use crate::path::{Path, bare};

impl Parser {
    /// The conditions that arguments are; all of them hold.
    pub(super) fn conditions(&mut self, arguments: &[Rust]) -> Vec<Condition> {
        let mut conditions = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let Some(condition) = self.condition(argument) else { continue };
            if depth(&condition) > DEEPEST {
                self.reports_depth(argument, too_deep);
                continue;
            }
            conditions.push(condition);
        }
        conditions
    }

    pub(super) fn condition(&mut self, expr: &Rust) -> Option<Condition> {
        let expr = without_brackets(expr);
        self.deeper(expr, too_deep, |parser| parser.condition_in(expr))
    }

    fn condition_in(&mut self, expr: &Rust) -> Option<Condition> {
        match expr {
            Rust::Assign(assign) => self.test(&assign.left, &assign.right),
            Rust::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                Some(Condition::Not(Box::new(self.condition(&unary.expr)?)))
            }
            Rust::Binary(binary) => self.combined(binary),
            Rust::Call(call) if is_named(&call.func, "Q") => {
                Some(Condition::All(call.args.iter().filter_map(|argument| self.condition(argument)).collect()))
            }
            // `Exists(…)`, and where `F(is_active)` or `Case(…)` is true.
            Rust::Call(call) if is_expression(expr) || is_absent(call) => self.expr(expr, true).map(Condition::True),
            Rust::Lit(lit) if matches!(lit.lit, Lit::Str(_)) => {
                self.report.at(expr, "expected a condition\nhelp: write `field = value`, the field without quotes");
                None
            }
            Rust::Path(_) | Rust::Field(_) | Rust::Index(_) => {
                if let Some(path) = self.path(expr) {
                    self.report.at(expr, format!("expected a condition\nhelp: write `{} = value`", shown(expr)));
                    if self.models.len() == 1 {
                        self.half.push(Half { path, dot: false });
                    }
                }
                None
            }
            other => {
                self.report.at(other, "expected a condition\nhelp: write `field = value`, `Q(…)` or `Exists(…)`");
                None
            }
        }
    }

    /// `a | b | c`: one condition of three parts, as in Django.
    fn joined(&mut self, binary: &syn::ExprBinary) -> Option<Condition> {
        // Not by recursion: there may be hundreds.
        let (mut first, mut written) = (&*binary.left, vec![&*binary.right]);
        while let Rust::Binary(before) = first
            && same_kind(&before.op, &binary.op)
        {
            written.push(&before.right);
            first = &before.left;
        }
        written.push(first);
        let parts: Vec<_> = written.into_iter().rev().map(|part| self.condition(part)).collect();
        let parts = parts.into_iter().collect::<Option<_>>()?;
        Some(match &binary.op {
            BinOp::BitAnd(_) => Condition::All(parts),
            BinOp::BitOr(_) => Condition::Any(parts),
            _ => Condition::Odd(parts),
        })
    }

    /// Two conditions and what joins them.
    fn combined(&mut self, binary: &syn::ExprBinary) -> Option<Condition> {
        if let Some((lookup, span)) = comparison(&binary.op)
            && (is_expression(&binary.left) || is_expression(&binary.right))
        {
            let (left, right) = (self.expr(&binary.left, false), self.expr(&binary.right, false));
            return Some(Condition::Compare { left: left?, lookup, span, right: right? });
        }
        let lookup = match &binary.op {
            BinOp::BitAnd(_) | BinOp::BitOr(_) | BinOp::BitXor(_) => {
                return self.joined(binary);
            }
            BinOp::And(op) => {
                self.report.at(op, "conditions are joined with `&`\nhelp: write `&`, or a comma");
                return None;
            }
            BinOp::Or(op) => {
                self.report.at(op, "conditions are joined with `|`\nhelp: write `|`");
                return None;
            }
            BinOp::Eq(_) => " = ",
            BinOp::Lt(_) => "__lt = ",
            BinOp::Le(_) => "__lte = ",
            BinOp::Gt(_) => "__gt = ",
            BinOp::Ge(_) => "__gte = ",
            BinOp::Ne(op) => {
                self.report.at(op, "a condition is `field = value`\nhelp: write `!Q(field = value)` or use `exclude`");
                return None;
            }
            _ => {
                self.report.at(binary, "expected a condition\nhelp: write `field = value`");
                return None;
            }
        };
        // `Product.price > 3` is a comparison of `price`.
        let field = match &*binary.left {
            Rust::Field(field) if self.begins_with_model(&field.base) => field.member.to_token_stream().to_string(),
            left => shown(left),
        };
        let help = format!("help: write `{field}{lookup}{}`", shown(&binary.right));
        self.report.at(binary.op, format!("a condition is `field = value`\n{help}"));
        None
    }

    fn begins_with_model(&self, expr: &Rust) -> bool {
        match (expr, self.models.last()) {
            (Rust::Path(path), Some(Some(model))) => path.path.is_ident(model.as_str()),
            _ => false,
        }
    }

    /// `path = right`
    fn test(&mut self, left: &Rust, right: &Rust) -> Option<Condition> {
        match left {
            // `!a = 1`
            Rust::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                Some(Condition::Not(Box::new(self.test(&unary.expr, right)?)))
            }
            Rust::Binary(_) => {
                self.report
                    .at(left, "conditions that are joined stand in `Q(…)` each\nhelp: write `Q(a = 1) | Q(b = 2)`");
                None
            }
            _ => {
                let path = self.path(left);
                if let Rust::Assign(next) = right {
                    self.two_at_once(next);
                    return None;
                }
                if let Rust::Binary(binary) = right
                    && (is_condition(&binary.left) || is_condition(&binary.right))
                {
                    self.report.at(
                        binary.op,
                        "conditions that are joined stand in `Q(…)` each\nhelp: write `Q(a = 1) | Q(b = 2)`",
                    );
                    return None;
                }
                let ends = |lookup: &str| {
                    path.as_ref().is_some_and(|path| {
                        path.parts.len() > 1 && path.last().is_some_and(|last| bare(last) == lookup)
                    })
                };
                let right = if ends("in") && is_expression(right) {
                    self.each(right)
                } else {
                    self.right(right, ends("range"))
                };
                if let (Some(path), Some(Right::Query(query))) = (&path, &right)
                    && !super::check::right_side(path, query, &mut self.report)
                {
                    return None;
                }
                Some(Condition::Test { path: path?, right: right? })
            }
        }
    }

    /// `a = 1 && b = 2`, which Rust reads as `a = ((1 && b) = 2)`.
    fn two_at_once(&mut self, next: &syn::ExprAssign) {
        match &*next.left {
            Rust::Binary(binary) => match &binary.op {
                op @ (BinOp::And(_) | BinOp::BitAnd(_)) => {
                    self.report.at(op, "conditions that all hold are joined by a comma\nhelp: write `,`");
                }
                op => {
                    let help = "help: write `Q(a = 1) | Q(b = 2)`";
                    self.report.at(op, format!("conditions that are joined stand in `Q(…)` each\n{help}"));
                }
            },
            _ => self.report.at(next.eq_token, "expected one `=` in a condition"),
        }
    }

    fn right(&mut self, expr: &Rust, ranged: bool) -> Option<Right> {
        if is_named(expr, "None") {
            return Some(Right::Null);
        }
        if let Rust::Lit(lit) = expr
            && let Lit::Bool(value) = &lit.lit
        {
            return Some(Right::Bool(value.clone()));
        }
        if is_expression(expr) {
            return self.expr(expr, false).map(Right::Expr);
        }
        if is_query(expr) {
            return self.query(expr.to_token_stream()).map(|query| Right::Query(Box::new(query)));
        }
        match expr {
            Rust::Array(array) if array.elems.iter().any(|item| is_expression(item) || is_named(item, "None")) => {
                let null = array.elems.iter().any(|item| is_named(item, "None"));
                let items = array.elems.iter().filter(|item| !is_named(item, "None"));
                Some(Right::Items { items: items.filter_map(|item| self.item(item)).collect(), null })
            }
            Rust::Tuple(pair) if ranged && pair.elems.iter().any(is_expression) => {
                match (pair.elems.first(), pair.elems.last()) {
                    (Some(low), Some(high)) if pair.elems.len() == 2 => {
                        let (low, high) = (self.item(low), self.item(high));
                        Some(Right::Between(low?, high?))
                    }
                    _ => {
                        self.report.at(expr, "expected two ends: `(low, high)`");
                        None
                    }
                }
            }
            Rust::Range(range) if ranged => match (&range.start, &range.end) {
                (Some(low), Some(high)) if is_expression(low) || is_expression(high) => {
                    let (low, high) = (self.item(low), self.item(high));
                    Some(Right::Between(low?, high?))
                }
                _ => Some(Right::Pair(expr.clone())),
            },
            _ if ranged => Some(Right::Pair(expr.clone())),
            _ => Some(Right::Value(expr.clone())),
        }
    }

    /// The right side of `in` that is an expression: the rows of a query.
    fn each(&mut self, expr: &Rust) -> Option<Right> {
        match self.expr(expr, false)? {
            Expr::Subquery(query) => Some(Right::Query(query)),
            _ => {
                self.report.at(expr, "`in` takes a list or a query\nhelp: for one value write `=` without `in`");
                None
            }
        }
    }

    fn item(&mut self, expr: &Rust) -> Option<Item> {
        if is_expression(expr) { self.expr(expr, false).map(Item::Expr) } else { Some(Item::Value(expr.clone())) }
    }
}

/// The lookup that an operator between expressions is, and where it stands.
fn comparison(op: &BinOp) -> Option<(&'static str, proc_macro2::Span)> {
    use syn::spanned::Spanned;
    Some(match op {
        BinOp::Eq(op) => ("Exact", op.span()),
        BinOp::Lt(op) => ("Lt", op.span()),
        BinOp::Le(op) => ("Lte", op.span()),
        BinOp::Gt(op) => ("Gt", op.span()),
        BinOp::Ge(op) => ("Gte", op.span()),
        _ => return None,
    })
}

/// How deep conditions can be nested: rustc, which makes the text, calls functions no more than 128 deep.
const DEEPEST: usize = 24;

fn too_deep() -> String {
    let help = "help: join what is joined alike without brackets, or use several `filter`s";
    format!("conditions are nested more than {DEEPEST} deep\n{help}")
}

/// How many conditions are around the innermost one.
fn depth(condition: &Condition) -> usize {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => {
            1 + parts.iter().map(depth).max().unwrap_or(0)
        }
        Condition::Not(part) => 1 + depth(part),
        Condition::Test { .. } | Condition::Compare { .. } | Condition::True(_) => 0,
    }
}

fn same_kind(one: &BinOp, other: &BinOp) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

pub(super) fn is_condition(expr: &Rust) -> bool {
    match expr {
        Rust::Call(call) => is_named(&call.func, "Q"),
        Rust::Unary(unary) => is_condition(&unary.expr),
        Rust::Paren(paren) => is_condition(&paren.expr),
        Rust::Binary(binary) => is_condition(&binary.left) || is_condition(&binary.right),
        _ => false,
    }
}

pub(super) fn is_named(expr: &Rust, name: &str) -> bool {
    matches!(expr, Rust::Path(path) if path.qself.is_none() && path.path.is_ident(name))
}

/// What was written, for a message; a path as one name.
fn shown(expr: &Rust) -> String {
    match Path::parse(expr) {
        Ok(path) => path.name(),
        Err(_) => expr.to_token_stream().to_string(),
    }
}
