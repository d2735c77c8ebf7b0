//! Expressions: what is computed.

use super::Renderer;
use super::joins::{Share, skip};
use super::lift::{Lifted, Places};
use super::transform::{transform_after, transform_before};
use crate::plan::{Expr, Function, Kind, Segment, When};

impl Renderer<'_> {
    /// Writes an expression, in parentheses if an operator beside it could take a part of it; returns its kind.
    pub(super) const fn operand(&mut self, scope: usize, expr: &'static Expr, share: Share) -> Kind {
        let bare = !matches!(expr, Expr::Binary { .. } | Expr::Negative(_) | Expr::Condition(_) | Expr::Raw { .. });
        if bare {
            return self.expression(scope, expr, share);
        }
        self.out.put("(");
        let kind = self.expression(scope, expr, share);
        self.out.put(")");
        kind
    }

    /// Writes an expression; returns its kind.
    pub(super) const fn expression(&mut self, scope: usize, expr: &'static Expr, share: Share) -> Kind {
        let kind = self.kind(scope, expr);
        match expr {
            Expr::Path(path) => self.path(scope, path, share),
            Expr::Param(param, _) => self.param_as(scope, *param, kind),
            Expr::Integer(number) => {
                if *number < 0 {
                    self.out.put("-");
                }
                self.out.put_number(number.unsigned_abs());
            }
            Expr::Text(text) => self.out.put_literal(text),
            Expr::Bool(value) => self.out.put(if *value { "1" } else { "0" }),
            Expr::Null => self.out.put("NULL"),
            Expr::Star => self.out.put("*"),
            Expr::Binary { operator, left, right } => self.binary_expression(scope, *operator, left, right, share),
            Expr::Negative(inner) => {
                self.out.put("-");
                self.operand(scope, inner, share);
            }
            Expr::Function { function, arguments, .. } => {
                // What a function makes of a decimal has no affinity of its own.
                let cast = matches!((kind, function), (Kind::Decimal, Function::Named(_)));
                if cast {
                    self.out.put("CAST(");
                }
                self.function(scope, *function, arguments, share);
                if cast {
                    self.out.put(" AS NUMERIC)");
                }
            }
            Expr::Transform(inner, transform) => {
                let inner_kind = self.kind(scope, inner);
                self.out.put(transform_before(*transform));
                self.expression(scope, inner, share);
                self.out.put(transform_after(*transform, inner_kind));
            }
            Expr::Aggregate { .. } => self.aggregate(scope, expr, None, share),
            Expr::Case { whens, default } => self.case(scope, whens, *default, share),
            Expr::Cast(inner, kind) => self.cast(scope, inner, *kind, share),
            Expr::Subquery(plan) => self.subquery(scope, plan),
            Expr::Exists(plan) => self.exists(scope, plan),
            Expr::Outer { level, path } => {
                let outer = self.outer(scope, *level);
                let share = self.right_share(outer);
                self.path(outer, path, share);
            }
            Expr::Window { function, window } => self.window(scope, function, window, share),
            Expr::Condition(condition) => self.free_condition(scope, condition, true),
            Expr::Raw { .. } if matches!(self.places, Places::Lifted { scope: of, argument: true, .. } if of == scope) =>
            {
                self.lift(Lifted::Raw(expr));
            }
            Expr::Raw { pieces, first, .. } => {
                let mut at = 0;
                while at < pieces.len() {
                    if at > 0 {
                        self.param(scope, *first + at as u16 - 1);
                    }
                    self.out.put(pieces[at]);
                    at += 1;
                }
            }
        }
        kind
    }

    /// Writes the value that a path leads to.
    const fn path(&mut self, scope: usize, path: &'static [Segment], share: Share) {
        let place = self.resolve(scope, 0, path, share);
        let rest = skip(path, place.rest);
        self.left(scope, &place, rest);
    }

    /// Writes a parameter of an expression. The cast gives a decimal the affinity of a column of decimals: text that it is
    /// compared with is a number, too.
    const fn param_as(&mut self, scope: usize, param: u16, kind: Kind) {
        if matches!(kind, Kind::Decimal) {
            self.out.put("CAST(");
            self.param(scope, param);
            self.out.put(" AS NUMERIC)");
        } else {
            self.param(scope, param);
        }
    }

    /// Writes expressions with commas between them.
    pub(super) const fn list(&mut self, scope: usize, expressions: &'static [Expr], share: Share) {
        let mut at = 0;
        while at < expressions.len() {
            if at > 0 {
                self.out.put(", ");
            }
            self.expression(scope, &expressions[at], share);
            at += 1;
        }
    }

    const fn case(&mut self, scope: usize, whens: &'static [When], default: Option<&'static Expr>, share: Share) {
        self.out.put("CASE");
        let mut at = 0;
        while at < whens.len() {
            self.out.put(" WHEN ");
            self.free_condition(scope, &whens[at].when, true);
            self.out.put(" THEN ");
            self.expression(scope, &whens[at].then, share);
            at += 1;
        }
        if let Some(default) = default {
            self.out.put(" ELSE ");
            self.expression(scope, default, share);
        }
        self.out.put(" END");
    }
}
