//! Of which kind the value of an expression is.

use super::Renderer;
use super::transform::{after, transformed};
use crate::plan::{Aggregate, Expr, Kind, Operator, Plan, Segment, Step, same};

impl Renderer<'_> {
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
pub(super) const fn selected_kind(plan: &'static Plan) -> Kind {
    let mut at = plan.steps.len();
    while at > 0 {
        at -= 1;
        if let Step::Values([item, ..]) = &plan.steps[at] {
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
    match plan.base {
        Some(base) => selected_kind(base),
        None => plan.table.key.kind,
    }
}

/// The kind of an annotation of a query, from its definition before the step `end`.
const fn annotated_kind(plan: &'static Plan, name: &str, end: usize) -> Kind {
    let mut at = end;
    while at > 0 {
        at -= 1;
        if let Step::Annotate(items) | Step::Alias(items) = &plan.steps[at] {
            let mut item = 0;
            while item < items.len() {
                if same(items[item].name, name) {
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
    match plan.base {
        Some(base) => annotated_kind(base, name, base.steps.len()),
        None => Kind::Text,
    }
}

/// The kind of a binary expression's value.
pub(super) const fn binary_kind(operator: Operator, left: Kind, right: Kind) -> Kind {
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
