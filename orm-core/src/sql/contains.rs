//! Whether there is an aggregate or a window in something: it decides between WHERE, HAVING and a query around.

use super::Renderer;
use crate::plan::{Condition, Expr, Right, Segment, When};

impl Renderer<'_> {
    /// Whether a window is computed, of which an aggregate can be taken only from outside.
    pub(super) const fn has_windows(&self, scope: usize) -> bool {
        let mut at = 0;
        while at < self.scopes[scope].name_count {
            if self.scopes[scope].names[at].window.is_some() {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether a path begins with an aggregate.
    pub(super) const fn path_aggregates(&self, scope: usize, path: &'static [Segment]) -> bool {
        if let [Segment::Annotation(name), ..] = path
            && let Some(index) = self.find_name(scope, name)
        {
            return self.scopes[scope].names[index].aggregate;
        }
        false
    }

    /// Whether a path begins with a window.
    pub(super) const fn path_windows(&self, scope: usize, path: &'static [Segment]) -> bool {
        if let [Segment::Annotation(name), ..] = path
            && let Some(index) = self.find_name(scope, name)
        {
            return self.scopes[scope].names[index].window.is_some();
        }
        false
    }

    /// Whether an expression has a window in it.
    pub(super) const fn expression_windows(&self, scope: usize, expr: &'static Expr) -> bool {
        match expr {
            Expr::Window { .. } => true,
            Expr::Path(path) => self.path_windows(scope, path),
            Expr::Binary { left, right, .. } => {
                self.expression_windows(scope, left) || self.expression_windows(scope, right)
            }
            Expr::Negative(inner) | Expr::Transform(inner, _) | Expr::Cast(inner, _) => {
                self.expression_windows(scope, inner)
            }
            Expr::Function { arguments, .. } => {
                let mut at = 0;
                while at < arguments.len() {
                    if self.expression_windows(scope, &arguments[at]) {
                        return true;
                    }
                    at += 1;
                }
                false
            }
            Expr::Case { whens, default } => {
                let mut at = 0;
                while at < whens.len() {
                    let When { when, then } = &whens[at];
                    if self.expression_windows(scope, then) || self.window_conditions(scope, std::slice::from_ref(when))
                    {
                        return true;
                    }
                    at += 1;
                }
                match default {
                    Some(default) => self.expression_windows(scope, default),
                    None => false,
                }
            }
            Expr::Condition(condition) => self.window_conditions(scope, std::slice::from_ref(condition)),
            _ => false,
        }
    }

    /// Whether an expression has an aggregate in it (one of a window does not count).
    pub(super) const fn expression_aggregates(&self, scope: usize, expr: &'static Expr) -> bool {
        match expr {
            Expr::Path(path) => self.path_aggregates(scope, path),
            Expr::Binary { left, right, .. } => {
                self.expression_aggregates(scope, left) || self.expression_aggregates(scope, right)
            }
            Expr::Negative(inner) | Expr::Transform(inner, _) | Expr::Cast(inner, _) => {
                self.expression_aggregates(scope, inner)
            }
            Expr::Function { arguments, .. } => {
                let mut at = 0;
                while at < arguments.len() {
                    if self.expression_aggregates(scope, &arguments[at]) {
                        return true;
                    }
                    at += 1;
                }
                false
            }
            Expr::Aggregate { .. } => true,
            Expr::Case { whens, default } => {
                let mut at = 0;
                while at < whens.len() {
                    if self.expression_aggregates(scope, &whens[at].then) || self.aggregates(scope, &whens[at].when) {
                        return true;
                    }
                    at += 1;
                }
                match default {
                    Some(default) => self.expression_aggregates(scope, default),
                    None => false,
                }
            }
            Expr::Condition(condition) => self.aggregates(scope, condition),
            _ => false,
        }
    }

    /// Whether a condition is over an aggregate.
    pub(super) const fn aggregates(&self, scope: usize, condition: &'static Condition) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => self.all_aggregate(scope, parts),
            Condition::Not(part) => self.aggregates(scope, part),
            Condition::Test { path, right } => {
                self.path_aggregates(scope, path)
                    || match right {
                        Right::Expr(expr) => self.expression_aggregates(scope, expr),
                        Right::Between(low, high) => {
                            self.expression_aggregates(scope, low) || self.expression_aggregates(scope, high)
                        }
                        _ => false,
                    }
            }
            Condition::Compare { left, right, .. } => {
                self.expression_aggregates(scope, left)
                    || match right {
                        Right::Expr(expr) => self.expression_aggregates(scope, expr),
                        _ => false,
                    }
            }
            Condition::True(expr) => self.expression_aggregates(scope, expr),
            Condition::Optional { condition, .. } => self.aggregates(scope, condition),
        }
    }

    pub(super) const fn all_aggregate(&self, scope: usize, parts: &'static [Condition]) -> bool {
        let mut at = 0;
        while at < parts.len() {
            if self.aggregates(scope, &parts[at]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether one of these is over a window.
    pub(super) const fn window_conditions(&self, scope: usize, parts: &'static [Condition]) -> bool {
        let mut at = 0;
        while at < parts.len() {
            let window = match &parts[at] {
                Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => {
                    self.window_conditions(scope, parts)
                }
                Condition::Not(part) => self.window_conditions(scope, std::slice::from_ref(part)),
                Condition::Test { path, right } => self.path_windows(scope, path) || self.right_windows(scope, right),
                Condition::Compare { left, right, .. } => {
                    self.expression_windows(scope, left) || self.right_windows(scope, right)
                }
                Condition::True(expr) => self.expression_windows(scope, expr),
                Condition::Optional { number, condition } => {
                    self.is_present(scope, *number) && self.window_conditions(scope, std::slice::from_ref(condition))
                }
            };
            if window {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether the right side of a comparison is over a window.
    const fn right_windows(&self, scope: usize, right: &'static Right) -> bool {
        match right {
            Right::Expr(expr) => self.expression_windows(scope, expr),
            Right::Between(low, high) => self.expression_windows(scope, low) || self.expression_windows(scope, high),
            _ => false,
        }
    }
}
