//! `Window(function, partition_by(…), order_by(…), rows(-1, 1))`.

use proc_macro2::TokenStream;
use syn::{Expr as Rust, Lit, UnOp};

use super::aggregate::called;
use super::ast::{Expr, Window};
use super::code::{self, Node, Sort};
use super::condition::is_named;
use super::functions::{Scalar, Sql};
use super::parse::Parser;
use super::plan::Hint;
use super::scope::{Context, Side};
use crate::path::bare;

/// The parts of a window, and what each says.
const PARTS: [(&str, &str); 4] =
    [("partition_by", "the partition"), ("order_by", "the order"), ("rows", "the frame"), ("range", "the frame")];

impl Parser {
    pub(super) fn window(&mut self, call: &syn::ExprCall) -> Option<Expr> {
        let name = called(call)?.clone();
        let mut arguments = call.args.iter();
        let Some(first) = arguments.next() else {
            self.report.at(call, "`Window` takes a function\nhelp: write `Window(RowNumber(), order_by(price))`");
            return None;
        };
        let function = self.expr(first, true)?;
        let over = match &function {
            Expr::Scalar { function: Scalar { sql, .. }, .. } => matches!(sql, Sql::Window(_)),
            Expr::Aggregate(_) => true,
            _ => false,
        };
        if !over {
            self.report.at(first, "this is not computed over a window\nhelp: an aggregate is, or `Rank()`, `Lag(…)` …");
            return None;
        }
        let mut window = Window { name, function, partition: Vec::new(), order: Vec::new(), frame: None };
        let mut given: Vec<&'static str> = Vec::new();
        for argument in arguments {
            let part = match argument {
                Rust::Call(part) => called(part).map(|name| (name, bare(name))),
                _ => None,
            };
            if let Some((name, text)) = &part
                && let Some(part) = PARTS.into_iter().find(|(known, _)| known == text).map(|(_, part)| part)
            {
                if given.contains(&part) {
                    self.report.at(name, format!("{part} of a window is given twice"));
                    return None;
                }
                given.push(part);
            }
            match argument {
                Rust::Call(part) if is_named(&part.func, "partition_by") => {
                    window.partition.extend(part.args.iter().filter_map(|expr| self.expr(expr, true)));
                }
                Rust::Call(part) if is_named(&part.func, "order_by") => {
                    let keys: Vec<Rust> = part.args.iter().cloned().collect();
                    window.order.extend(self.keys(&keys));
                }
                Rust::Call(part) if called(part).is_some_and(|name| name == "rows" || name == "range") => {
                    window.frame = Some(self.frame(part)?);
                }
                other => {
                    let parts = "`partition_by(…)`, `order_by(…)`, `rows(a, b)` or `range(a, b)`";
                    self.report.at(other, format!("expected {parts}"));
                    return None;
                }
            }
        }
        Some(Expr::Window(Box::new(window)))
    }

    /// `rows(-1, 1)`: from one row before to one after; `None` is without end.
    fn frame(&mut self, call: &syn::ExprCall) -> Option<String> {
        let mode = called(call).map(|name| bare(name).to_uppercase())?;
        let (Some(start), Some(end), 2) = (call.args.first(), call.args.get(1), call.args.len()) else {
            self.report.at(call, "a frame has two ends\nhelp: write `rows(-1, 1)`, or `None` for an end that is open");
            return None;
        };
        let (start, end) = (self.bound(start, "PRECEDING"), self.bound(end, "FOLLOWING"));
        Some(format!("{mode} BETWEEN {} AND {}", start?, end?))
    }

    fn bound(&mut self, expr: &Rust, open: &str) -> Option<String> {
        let whole = |expr: &Rust| match expr {
            Rust::Lit(lit) if let Lit::Int(number) = &lit.lit => number.base10_parse::<u32>().ok(),
            _ => None,
        };
        let bound = match expr {
            _ if is_named(expr, "None") => Some(format!("UNBOUNDED {open}")),
            Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
                whole(&unary.expr).map(|number| format!("{number} PRECEDING"))
            }
            expr => whole(expr).map(|number| match number {
                0 => "CURRENT ROW".to_owned(),
                number => format!("{number} FOLLOWING"),
            }),
        };
        if bound.is_none() {
            self.report.at(expr, "expected a whole number that is written out, or `None`");
        }
        bound
    }
}

impl<'a> Context<'a> {
    /// A window of the plan.
    pub(super) fn window(&mut self, window: &'a Window) -> Node {
        let Window { function, partition, order, frame, .. } = window;
        let function = self.expr(function, Hint::None);
        let partition = partition.iter().map(|expr| self.checked_expr(expr)).collect();
        let order = self.keys(order, false);
        let window = Node::plain(Sort::Window).list(partition).list(order).flag(frame.is_some());
        let window = match frame {
            None => window,
            Some(frame) => window.name(self.name(frame)),
        };
        Node::expr(code::Expr::Window).one(function).one(window)
    }

    /// The type of a function over a window.
    pub(super) fn window_type(&self, window: &Window, side: Side) -> TokenStream {
        match &window.function {
            // With a default, the value of another row is missing only where either is.
            Expr::Scalar { name, function: Scalar { name: "Lag" | "Lead", .. }, arguments }
                if let [value, offset, default] = arguments.as_slice() =>
            {
                let [value, typed, default] = [value, offset, default].map(|argument| self.expr_type(argument, side));
                let result = self.call("shifted", name.span(), &[value, default]);
                self.call("and_whole", offset.place(), &[result, typed])
            }
            function => self.expr_type(function, side),
        }
    }
}
