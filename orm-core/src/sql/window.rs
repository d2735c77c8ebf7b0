//! Aggregates, and what is computed over windows.

use super::Renderer;
use super::joins::Share;
use super::scope::Named;
use crate::plan::{Aggregate, Expr, Key, Kind, Segment, Window};

impl Renderer<'_> {
    /// Writes an aggregate, over its window if it has one.
    pub(super) const fn aggregate(
        &mut self,
        scope: usize,
        expr: &'static Expr,
        window: Option<&'static Window>,
        share: Share,
    ) {
        let Expr::Aggregate { function, argument, second, distinct, filter, default } = expr else { return };
        let kind = self.kind(scope, expr);
        let decimal = matches!(kind, Kind::Decimal);
        // The mean of durations is a number of microseconds with a fraction, which none has.
        let rounded = matches!((kind, function), (Kind::Duration, Aggregate::Avg));
        if default.is_some() {
            self.out.put("COALESCE(");
        }
        if decimal {
            self.out.put("CAST(");
        }
        if rounded {
            self.out.put("CAST(ROUND(");
        }
        self.out.put(match function {
            Aggregate::Count => "COUNT(",
            Aggregate::Sum => "SUM(",
            Aggregate::Avg => "AVG(",
            Aggregate::Min => "MIN(",
            Aggregate::Max => "MAX(",
            Aggregate::StdDev => "STDDEV_POP(",
            Aggregate::StdDevSample => "STDDEV_SAMP(",
            Aggregate::Variance => "VAR_POP(",
            Aggregate::VarianceSample => "VAR_SAMP(",
            Aggregate::StringAgg => "GROUP_CONCAT(",
        });
        if *distinct {
            self.out.put("DISTINCT ");
        }
        self.argument(scope, argument, share);
        if let Some(second) = second {
            self.out.put(", ");
            self.expression(scope, second, share);
        }
        self.out.put(")");
        if let Some(filter) = filter {
            self.out.put(" FILTER (WHERE ");
            self.free_condition(scope, filter, true);
            self.out.put(")");
        }
        if let Some(window) = window {
            self.over(scope, window, share);
        }
        if rounded {
            self.out.put(") AS INTEGER)");
        }
        if decimal {
            self.out.put(" AS NUMERIC)");
        }
        if let Some(default) = default {
            self.out.put(", ");
            self.expression(scope, default, share);
            self.out.put(")");
        }
    }

    pub(super) const fn window(
        &mut self,
        scope: usize,
        function: &'static Expr,
        window: &'static Window,
        share: Share,
    ) {
        if let Expr::Aggregate { .. } = function {
            self.aggregate(scope, function, Some(window), share);
            return;
        }
        let decimal = matches!(self.kind(scope, function), Kind::Decimal);
        if decimal {
            self.out.put("CAST(");
        }
        // Without the cast that a decimal has, which goes around the window.
        if let Expr::Function { function, arguments, .. } = function {
            self.function(scope, *function, arguments, share);
        } else {
            self.expression(scope, function, share);
        }
        self.over(scope, window, share);
        if decimal {
            self.out.put(" AS NUMERIC)");
        }
    }

    /// Writes what groups have to be of one kind in, for the windows in an expression to be over groups: what partitions
    /// and orders them and is no aggregate.
    pub(super) const fn group_by_window(&mut self, scope: usize, expr: &'static Expr, start: usize) {
        match expr {
            Expr::Window { window, .. } => {
                let mut at = 0;
                while at < window.partition.len() {
                    self.group_by_part(scope, &window.partition[at], start);
                    at += 1;
                }
                let mut at = 0;
                while at < window.order.len() {
                    self.group_by_part(scope, &window.order[at].expr, start);
                    at += 1;
                }
            }
            Expr::Path([Segment::Annotation(name), ..]) if self.expression_windows(scope, expr) => {
                if let Some(index) = self.find_name(scope, name) {
                    self.group_by_named_window(scope, self.scopes[scope].names[index], start);
                }
            }
            Expr::Binary { left, right, .. } => {
                self.group_by_window(scope, left, start);
                self.group_by_window(scope, right, start);
            }
            Expr::Negative(inner) | Expr::Transform(inner, _) | Expr::Cast(inner, _) => {
                self.group_by_window(scope, inner, start);
            }
            Expr::Function { arguments, .. } => {
                let mut at = 0;
                while at < arguments.len() {
                    self.group_by_window(scope, &arguments[at], start);
                    at += 1;
                }
            }
            Expr::Case { whens, default } => {
                let mut at = 0;
                while at < whens.len() {
                    self.group_by_window(scope, &whens[at].then, start);
                    at += 1;
                }
                if let Some(default) = default {
                    self.group_by_window(scope, default, start);
                }
            }
            Expr::Path(_) => self.group_by_part(scope, expr, start),
            _ => {}
        }
    }

    /// The same, of a window that was given a name.
    pub(super) const fn group_by_named_window(&mut self, scope: usize, named: Named, start: usize) {
        let Some((expr, stage)) = named.window else { return };
        let last = self.scopes[scope].stage;
        self.scopes[scope].stage = stage;
        self.group_by_window(scope, expr, start);
        self.scopes[scope].stage = last;
    }

    const fn group_by_part(&mut self, scope: usize, expr: &'static Expr, start: usize) {
        let there = match expr {
            Expr::Path(path) => self.groups_by(scope, path),
            _ => false,
        };
        if !there && !self.expression_aggregates(scope, expr) {
            self.comma(start);
            self.expression(scope, expr, Share::Any);
        }
    }

    /// Writes a window.
    const fn over(&mut self, scope: usize, window: &'static Window, share: Share) {
        self.out.put(" OVER (");
        if !window.partition.is_empty() {
            self.out.put("PARTITION BY ");
            self.list(scope, window.partition, share);
        }
        let mut at = 0;
        while at < window.order.len() {
            self.out.put(match (at, window.partition.is_empty()) {
                (0, true) => "ORDER BY ",
                (0, false) => " ORDER BY ",
                _ => ", ",
            });
            let key: &'static Key = &window.order[at];
            self.expression(scope, &key.expr, share);
            self.put_direction(key.descending, key.nulls);
            at += 1;
        }
        if let Some(frame) = window.frame {
            self.out.put(" ");
            self.out.put(frame);
        }
        self.out.put(")");
    }
}
