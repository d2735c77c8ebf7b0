//! `F(name)[..3]`: a part of a text, counted from 0 as a slice is.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Expr as Rust, Lit, LitInt, RangeLimits};

use super::ast::Expr;
use super::functions;
use super::parse::Parser;

/// `text[a..b]` as `Substr(text, a + 1, b - a)`.
pub(super) fn parse(parser: &mut Parser, index: &syn::ExprIndex, inside: bool) -> Option<Expr> {
    let text = parser.expr(&index.expr, inside)?;
    let span = super::parse::place(&index.index);
    let Some((start, count)) = bounds(&index.index) else {
        let help = "help: write `F(name)[..3]` with numbers, or `Substr(name, Value(start), Value(count))`";
        parser.report.at(&index.index, format!("expected the places of characters\n{help}"));
        return None;
    };
    let function = functions::scalar("Substr")?;
    let mut arguments = vec![text, number(start + 1, span)];
    arguments.extend(count.map(|count| number(count, span)));
    Some(Expr::Scalar { name: Ident::new("Substr", index.expr.span()), function, arguments })
}

/// The first place, and how many there are from there if there is an end.
fn bounds(index: &Rust) -> Option<(u32, Option<u32>)> {
    let Rust::Range(range) = index else { return Some((place(index)?, Some(1))) };
    let start = range.start.as_ref().map_or(Some(0), |start| place(start))?;
    let Some(end) = &range.end else { return Some((start, None)) };
    let last = u32::from(matches!(range.limits, RangeLimits::Closed(_)));
    let end = place(end)?.checked_add(last)?;
    Some((start, Some(end.saturating_sub(start))))
}

fn place(expr: &Rust) -> Option<u32> {
    match expr {
        Rust::Lit(lit) if let Lit::Int(number) = &lit.lit => {
            number.base10_parse::<u32>().ok().filter(|at| *at < u32::MAX)
        }
        _ => None,
    }
}

fn number(value: u32, span: Span) -> Expr {
    Expr::Literal(Lit::Int(LitInt::new(&value.to_string(), span)))
}
