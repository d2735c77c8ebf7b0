//! Expressions: what is computed, and of which kind it is.

use super::Renderer;
use super::joins::{Share, skip};
use super::lookup::{after, transform_after, transform_before, transformed};
use crate::plan::{Aggregate, Expr, Function, Key, Kind, Nulls, Operator, Segment, When, Window};

impl<const N: usize> Renderer<N> {
    /// Writes an expression, in parentheses if an operator beside it could take a part of it; returns its kind.
    pub(super) const fn operand(&mut self, scope: usize, expr: &'static Expr, share: Share) -> Kind {
        let bare = !matches!(expr, Expr::Binary { .. } | Expr::Negative(_) | Expr::Condition(_) | Expr::Raw { .. });
        if bare {
            return self.expression(scope, expr, share);
        }
        self.put("(");
        let kind = self.expression(scope, expr, share);
        self.put(")");
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
                    self.put("-");
                }
                self.arenas[self.sink].put_number(number.unsigned_abs());
            }
            Expr::Text(text) => self.arenas[self.sink].put_literal(text),
            Expr::Bool(value) => self.put(if *value { "1" } else { "0" }),
            Expr::Null => self.put("NULL"),
            Expr::Star => self.put("*"),
            Expr::Binary { operator, left, right } => self.binary_expression(scope, *operator, left, right, share),
            Expr::Negative(inner) => {
                self.put("-");
                self.operand(scope, inner, share);
            }
            Expr::Function { function, arguments, .. } => {
                // What a function makes of a decimal has no affinity of its own.
                let cast = matches!((kind, function), (Kind::Decimal, Function::Named(_)));
                if cast {
                    self.put("CAST(");
                }
                self.function(scope, *function, arguments, share);
                if cast {
                    self.put(" AS NUMERIC)");
                }
            }
            Expr::Transform(inner, transform) => {
                let inner_kind = self.kind(scope, inner);
                self.put(transform_before(*transform));
                self.expression(scope, inner, share);
                self.put(transform_after(*transform, inner_kind));
            }
            Expr::Aggregate { .. } => self.aggregate(scope, expr, None, share),
            Expr::Case { whens, default } => self.case(scope, whens, *default, share),
            Expr::Cast(inner, kind) => self.cast(scope, inner, *kind, share),
            Expr::Subquery(plan) => self.subquery(scope, plan),
            Expr::Exists(plan) => self.exists(scope, plan),
            Expr::Outer { level, path } => {
                let outer = self.outer(scope, *level);
                self.path(outer, path, Share::Any);
            }
            Expr::Window { function, window } => self.window(scope, function, window, share),
            Expr::Condition(condition) => self.free_condition(scope, condition, true),
            Expr::Raw { pieces, first, .. } => {
                let mut at = 0;
                while at < pieces.len() {
                    if at > 0 {
                        self.param(scope, *first + at as u16 - 1);
                    }
                    self.put(pieces[at]);
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

    /// Writes a parameter of an expression. SQLite compares text with a computed number as text, so decimals, which
    /// are bound as text, are made numbers.
    const fn param_as(&mut self, scope: usize, param: u16, kind: Kind) {
        if matches!(kind, Kind::Decimal) {
            self.put("CAST(");
            self.param(scope, param);
            self.put(" AS NUMERIC)");
        } else {
            self.param(scope, param);
        }
    }

    const fn binary_expression(
        &mut self,
        scope: usize,
        operator: Operator,
        left: &'static Expr,
        right: &'static Expr,
        share: Share,
    ) {
        let (left_kind, right_kind) = (self.kind(scope, left), self.kind(scope, right));
        let difference = matches!(operator, Operator::Sub) && is_temporal(left_kind) && is_temporal(right_kind);
        let moved = matches!(
            (left_kind, right_kind),
            (Kind::Date | Kind::Timestamp | Kind::Time, Kind::Duration)
                | (Kind::Duration, Kind::Date | Kind::Timestamp | Kind::Time)
        );
        if difference || moved {
            self.put(match (difference, left_kind, operator) {
                (true, Kind::Time, _) => "django_time_diff(",
                (true, _, _) => "django_timestamp_diff(",
                (false, _, Operator::Sub) => "django_format_dtdelta('-', ",
                (false, _, _) => "django_format_dtdelta('+', ",
            });
            self.expression(scope, left, share);
            self.put(", ");
            self.expression(scope, right, share);
            self.put(")");
            return;
        }
        let decimal = matches!(binary_kind(operator, left_kind, right_kind), Kind::Decimal);
        if decimal {
            self.put("CAST(");
        }
        if matches!(operator, Operator::BitXor) {
            self.put("(");
            self.operand(scope, left, share);
            self.put(" | ");
            self.operand(scope, right, share);
            self.put(") - (");
            self.operand(scope, left, share);
            self.put(" & ");
            self.operand(scope, right, share);
            self.put(")");
        } else {
            self.operand(scope, left, share);
            self.put(match operator {
                Operator::Add => " + ",
                Operator::Sub => " - ",
                Operator::Mul => " * ",
                Operator::Div => " / ",
                Operator::Rem => " % ",
                Operator::BitAnd => " & ",
                Operator::BitOr | Operator::BitXor => " | ",
                Operator::ShiftLeft => " << ",
                Operator::ShiftRight => " >> ",
            });
            self.operand(scope, right, share);
        }
        if decimal {
            self.put(" AS NUMERIC)");
        }
    }

    /// Writes expressions with commas between them.
    const fn list(&mut self, scope: usize, expressions: &'static [Expr], share: Share) {
        let mut at = 0;
        while at < expressions.len() {
            if at > 0 {
                self.put(", ");
            }
            self.expression(scope, &expressions[at], share);
            at += 1;
        }
    }

    const fn function(&mut self, scope: usize, function: Function, arguments: &'static [Expr], share: Share) {
        match (function, arguments) {
            (Function::Named(name), _) => {
                self.put(name);
                self.put("(");
                self.list(scope, arguments, share);
                self.put(")");
            }
            (Function::Concat, _) => {
                self.put("(");
                let mut at = 0;
                while at < arguments.len() {
                    if at > 0 {
                        self.put(" || ");
                    }
                    self.put("COALESCE(");
                    self.expression(scope, &arguments[at], share);
                    self.put(", '')");
                    at += 1;
                }
                self.put(")");
            }
            (Function::Left, [text, count]) => {
                self.put("SUBSTR(");
                self.expression(scope, text, share);
                self.put(", 1, ");
                self.expression(scope, count, share);
                self.put(")");
            }
            (Function::Right, [text, count]) => {
                self.put("SUBSTR(");
                self.expression(scope, text, share);
                self.put(", -");
                self.operand(scope, count, share);
                self.put(")");
            }
            (Function::Collate(name), [text]) => {
                self.operand(scope, text, share);
                self.put(" COLLATE ");
                self.arenas[self.sink].put_name(name);
            }
            (Function::Now, _) => self.put("STRFTIME('%Y-%m-%d %H:%M:%f000', 'NOW')"),
            (Function::Random, _) => self.put("RANDOM()"),
            (Function::Trunc(unit), [moment]) => {
                let kind = self.kind(scope, moment);
                self.put(match kind {
                    Kind::Date => "django_date_trunc('",
                    Kind::Time => "django_time_trunc('",
                    _ => "django_datetime_trunc('",
                });
                self.put(unit);
                self.put("', ");
                self.expression(scope, moment, share);
                self.put(if matches!(kind, Kind::Timestamp) { ", 'UTC', 'UTC')" } else { ", NULL, NULL)" });
            }
            _ => self.put("NULL"),
        }
    }

    /// Writes an aggregate, over its window if it has one.
    const fn aggregate(&mut self, scope: usize, expr: &'static Expr, window: Option<&'static Window>, share: Share) {
        let Expr::Aggregate { function, argument, second, distinct, filter, default } = expr else { return };
        let kind = self.kind(scope, expr);
        let decimal = matches!(kind, Kind::Decimal);
        // The mean of durations is a number of microseconds with a fraction, which none has.
        let rounded = matches!((kind, function), (Kind::Duration, Aggregate::Avg));
        if default.is_some() {
            self.put("COALESCE(");
        }
        if decimal {
            self.put("CAST(");
        }
        if rounded {
            self.put("CAST(ROUND(");
        }
        self.put(match function {
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
            self.put("DISTINCT ");
        }
        if let Some(column) = self.columns {
            self.put_argument(column);
            self.columns = Some(column + 1);
        } else {
            self.expression(scope, argument, share);
        }
        if let Some(second) = second {
            self.put(", ");
            self.expression(scope, second, share);
        }
        self.put(")");
        if let (Some(filter), None) = (filter, self.columns) {
            self.put(" FILTER (WHERE ");
            self.free_condition(scope, filter, true);
            self.put(")");
        }
        if let Some(window) = window {
            self.over(scope, window, share);
        }
        if rounded {
            self.put(") AS INTEGER)");
        }
        if decimal {
            self.put(" AS NUMERIC)");
        }
        if let Some(default) = default {
            self.put(", ");
            self.expression(scope, default, share);
            self.put(")");
        }
    }

    const fn case(&mut self, scope: usize, whens: &'static [When], default: Option<&'static Expr>, share: Share) {
        self.put("CASE");
        let mut at = 0;
        while at < whens.len() {
            self.put(" WHEN ");
            self.free_condition(scope, &whens[at].when, true);
            self.put(" THEN ");
            self.expression(scope, &whens[at].then, share);
            at += 1;
        }
        if let Some(default) = default {
            self.put(" ELSE ");
            self.expression(scope, default, share);
        }
        self.put(" END");
    }

    const fn cast(&mut self, scope: usize, inner: &'static Expr, kind: Kind, share: Share) {
        let from = self.kind(scope, inner);
        // Dates and moments are text: casting between them is cutting or lengthening it.
        match (from, kind) {
            (Kind::Date, Kind::Date) => {
                self.expression(scope, inner, share);
            }
            (Kind::Timestamp, Kind::Date) => {
                self.put("SUBSTR(");
                self.expression(scope, inner, share);
                self.put(", 1, 10)");
            }
            (Kind::Date, Kind::Timestamp) => {
                self.put("(");
                self.operand(scope, inner, share);
                self.put(" || ' 00:00:00')");
            }
            _ => {
                self.put("CAST(");
                self.expression(scope, inner, share);
                self.put(match kind {
                    Kind::Bool | Kind::Integer | Kind::Duration => " AS INTEGER)",
                    Kind::Float => " AS REAL)",
                    Kind::Decimal => " AS NUMERIC)",
                    Kind::Bytes => " AS BLOB)",
                    Kind::Text | Kind::Date | Kind::Time | Kind::Timestamp | Kind::Uuid | Kind::Json => " AS TEXT)",
                });
            }
        }
    }

    const fn window(&mut self, scope: usize, function: &'static Expr, window: &'static Window, share: Share) {
        if let Expr::Aggregate { .. } = function {
            self.aggregate(scope, function, Some(window), share);
            return;
        }
        let decimal = matches!(self.kind(scope, function), Kind::Decimal);
        if decimal {
            self.put("CAST(");
        }
        // Without the cast that a decimal has, which goes around the window.
        if let Expr::Function { function, arguments, .. } = function {
            self.function(scope, *function, arguments, share);
        } else {
            self.expression(scope, function, share);
        }
        self.over(scope, window, share);
        if decimal {
            self.put(" AS NUMERIC)");
        }
    }

    /// Writes a window.
    const fn over(&mut self, scope: usize, window: &'static Window, share: Share) {
        self.put(" OVER (");
        if !window.partition.is_empty() {
            self.put("PARTITION BY ");
            self.list(scope, window.partition, share);
        }
        let mut at = 0;
        while at < window.order.len() {
            self.put(match (at, window.partition.is_empty()) {
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
            self.put(" ");
            self.put(frame);
        }
        self.put(")");
    }

    /// Writes what follows a key of an order.
    pub(super) const fn put_direction(&mut self, descending: bool, nulls: Nulls) {
        if descending {
            self.put(" DESC");
        }
        match nulls {
            Nulls::Default => {}
            Nulls::First => self.put(" NULLS FIRST"),
            Nulls::Last => self.put(" NULLS LAST"),
        }
    }

    /// The kind of an expression's value.
    pub(super) const fn kind(&self, scope: usize, expr: &'static Expr) -> Kind {
        match expr {
            Expr::Path(path) => self.path_kind(scope, path),
            Expr::Param(_, kind) | Expr::Cast(_, kind) | Expr::Raw { kind, .. } => *kind,
            Expr::Integer(_) | Expr::Star => Kind::Integer,
            Expr::Text(_) => Kind::Text,
            Expr::Bool(_) | Expr::Exists(_) | Expr::Condition(_) => Kind::Bool,
            // NULL is of any kind; none of them makes a difference to how it is written.
            Expr::Null => Kind::Text,
            Expr::Binary { operator, left, right } => {
                binary_kind(*operator, self.kind(scope, left), self.kind(scope, right))
            }
            Expr::Negative(inner) => self.kind(scope, inner),
            Expr::Function { arguments, kind, .. } => match (kind, arguments) {
                (Some(kind), _) => *kind,
                (None, [first, ..]) => self.kind(scope, first),
                (None, []) => Kind::Text,
            },
            Expr::Transform(_, transform) => transformed(*transform),
            Expr::Aggregate { function, argument, .. } => match function {
                Aggregate::Count => Kind::Integer,
                Aggregate::Sum | Aggregate::Min | Aggregate::Max => self.kind(scope, argument),
                Aggregate::StringAgg => Kind::Text,
                Aggregate::Avg
                | Aggregate::StdDev
                | Aggregate::StdDevSample
                | Aggregate::Variance
                | Aggregate::VarianceSample => match self.kind(scope, argument) {
                    Kind::Integer => Kind::Float,
                    kind => kind,
                },
            },
            Expr::Case { whens, default } => match (whens, default) {
                ([first, ..], _) if !matches!(first.then, Expr::Null) => self.kind(scope, &first.then),
                (_, Some(default)) => self.kind(scope, default),
                _ => Kind::Text,
            },
            Expr::Subquery(plan) => selected_kind(plan),
            Expr::Outer { level, path } => self.path_kind(self.outer(scope, *level), path),
            Expr::Window { function, .. } => self.kind(scope, function),
        }
    }

    const fn path_kind(&self, scope: usize, path: &'static [Segment]) -> Kind {
        match path {
            [Segment::Annotation(name), rest @ ..] => match self.find_name(scope, name) {
                Some(index) => after(self.scopes[scope].names[index].kind, rest),
                None => Kind::Text,
            },
            _ => static_kind(path),
        }
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
            return self.scopes[scope].names[index].window;
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
}

/// The kind of what a path without annotations leads to.
const fn static_kind(path: &'static [Segment]) -> Kind {
    match path {
        [.., Segment::Column(column)] => column.kind,
        [.., Segment::Relation(relation)] => relation.target.kind,
        [.., Segment::Transform(transform)] => transformed(*transform),
        [.., Segment::Key(_) | Segment::Index(_)] => Kind::Json,
        _ => Kind::Text,
    }
}

/// The kind of the one column that a query selects.
const fn selected_kind(plan: &'static crate::plan::Plan) -> Kind {
    let mut at = plan.steps.len();
    while at > 0 {
        at -= 1;
        if let crate::plan::Step::Values([item, ..]) = &plan.steps[at] {
            return match &item.expr {
                Expr::Path([Segment::Annotation(name), ..]) => annotated_kind(plan, name, at),
                Expr::Path(path) => static_kind(path),
                Expr::Aggregate { function: Aggregate::Count, .. } => Kind::Integer,
                Expr::Aggregate { argument: Expr::Path(path), .. } => static_kind(path),
                Expr::Param(_, kind) | Expr::Cast(_, kind) => *kind,
                _ => Kind::Text,
            };
        }
    }
    plan.table.key.kind
}

/// The kind of an annotation of a query, from its definition before the step `end`.
const fn annotated_kind(plan: &'static crate::plan::Plan, name: &str, end: usize) -> Kind {
    let mut at = end;
    while at > 0 {
        at -= 1;
        if let crate::plan::Step::Annotate(items) | crate::plan::Step::Alias(items) = &plan.steps[at] {
            let mut item = 0;
            while item < items.len() {
                if super::writer::same(items[item].name, name) {
                    return match &items[item].expr {
                        Expr::Path(path) => static_kind(path),
                        Expr::Aggregate { function: Aggregate::Count, .. } => Kind::Integer,
                        Expr::Aggregate { function: Aggregate::Avg, argument: Expr::Path(path), .. } => {
                            match static_kind(path) {
                                Kind::Integer => Kind::Float,
                                kind => kind,
                            }
                        }
                        Expr::Aggregate { argument: Expr::Path(path), .. } => static_kind(path),
                        Expr::Binary { operator, left: Expr::Path(left), right: Expr::Path(right) } => {
                            binary_kind(*operator, static_kind(left), static_kind(right))
                        }
                        Expr::Param(_, kind) | Expr::Cast(_, kind) => *kind,
                        _ => Kind::Text,
                    };
                }
                item += 1;
            }
        }
    }
    Kind::Text
}

const fn is_temporal(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Time | Kind::Timestamp)
}

/// The kind of a binary expression's value.
const fn binary_kind(operator: Operator, left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Decimal, _) | (_, Kind::Decimal) => Kind::Decimal,
        (Kind::Float, _) | (_, Kind::Float) => Kind::Float,
        (Kind::Date | Kind::Timestamp, Kind::Date | Kind::Timestamp) | (Kind::Time, Kind::Time)
            if matches!(operator, Operator::Sub) =>
        {
            Kind::Duration
        }
        (Kind::Date | Kind::Timestamp, Kind::Duration) | (Kind::Duration, Kind::Date | Kind::Timestamp) => {
            Kind::Timestamp
        }
        (Kind::Duration, _) | (_, Kind::Duration) => Kind::Duration,
        _ => left,
    }
}
