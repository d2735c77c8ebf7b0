//! Comparisons: the SQL of each lookup for each kind of value.

use super::Renderer;
use super::joins::{Place, Share, skip};
use super::transform::{after, transform_after, transform_before};
use crate::plan::{Expr, Kind, Lookup, Right, Segment, Transform};

/// The values of a list that is one parameter.
const EACH: &str = "SELECT value FROM orm_each(";

impl Renderer<'_> {
    /// Writes `place`, with what follows it in `path`, compared with `right`.
    pub(super) const fn comparison(
        &mut self,
        scope: usize,
        place: &Place,
        path: &'static [Segment],
        lookup: Lookup,
        right: &'static Right,
        negated: bool,
    ) {
        let rest = skip(path, place.rest);
        let rest = match rest {
            [rest @ .., Segment::Lookup(_)] => rest,
            rest => rest,
        };
        if self.inside_json(scope, place, rest) {
            self.json_comparison(scope, place, rest, lookup, right);
            return;
        }
        if let ([Segment::Transform(transform @ (Transform::Year | Transform::IsoYear))], Right::Param(param)) =
            (rest, right)
            && matches!(place.kind, Kind::Date | Kind::Timestamp)
            && self.year(scope, place, *transform, lookup, *param)
        {
            return;
        }
        let kind = after(place.kind, rest);
        // Values in a list have lost the spaces that Python writes: both sides are read as JSON.
        if let (Kind::Json, Lookup::In, [], Right::Param(_)) = (kind, lookup, rest, right) {
            self.json_comparison(scope, place, rest, lookup, right);
            return;
        }
        let column = place.name.is_none() && rest.is_empty();
        match lookup {
            Lookup::HasKey | Lookup::HasKeys | Lookup::HasAnyKeys => {
                self.has_key(scope, place, rest, lookup, right);
                return;
            }
            _ => {}
        }
        let mark = self.out.at;
        self.left(scope, place, rest);
        let left = self.since(mark);
        if let (
            Right::Query(_),
            [.., Segment::Relation(relation)] | [.., Segment::Relation(relation), Segment::Lookup(_)],
        ) = (right, path)
        {
            self.pointed = Some(relation.target);
        }
        self.right(scope, lookup, kind, column, right, negated, left);
    }

    /// Writes an expression compared with `right`.
    pub(super) const fn compare_expression(
        &mut self,
        scope: usize,
        left: &'static Expr,
        lookup: Lookup,
        right: &'static Right,
    ) {
        if self.json_expressions(scope, left, lookup, right) {
            return;
        }
        let mark = self.out.at;
        let share = self.right_share(scope);
        let kind = self.operand(scope, left, share);
        let span = self.since(mark);
        self.right(scope, lookup, kind, false, right, false, span);
    }

    /// Which joins a right side may share: those of the same call of `filter`, and what it made itself.
    pub(super) const fn right_share(&self, home: usize) -> Share {
        Share::Only(self.scopes[home].shared | self.scopes[home].used)
    }

    /// Writes the column of `place` and its transforms.
    pub(super) const fn left(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        match rest {
            [] => self.put_place(scope, place),
            [before @ .., Segment::Transform(transform)] => {
                let kind = after(place.kind, before);
                self.out.put(transform_before(*transform));
                self.left(scope, place, before);
                self.out.put(transform_after(*transform, kind));
            }
            _ => self.json_value(scope, place, rest),
        }
    }

    /// Writes what follows the left side, which was written as `left`.
    #[allow(clippy::too_many_arguments)]
    pub(super) const fn right(
        &mut self,
        scope: usize,
        lookup: Lookup,
        kind: Kind,
        column: bool,
        right: &'static Right,
        negated: bool,
        left: super::scope::Span,
    ) {
        match lookup {
            Lookup::Exact => self.binary(scope, " = ", kind, column, right),
            Lookup::Gt => self.binary(scope, " > ", kind, column, right),
            Lookup::Gte => self.binary(scope, " >= ", kind, column, right),
            Lookup::Lt => self.binary(scope, " < ", kind, column, right),
            Lookup::Lte => self.binary(scope, " <= ", kind, column, right),
            Lookup::IsNull => self.is_null(scope, right),
            Lookup::In => self.one_of(scope, kind, column, right, negated, left),
            Lookup::Range => self.between(scope, kind, column, right),
            Lookup::Regex => self.regex(scope, " REGEXP ", right),
            Lookup::IRegex => self.regex(scope, " REGEXP '(?i)' || ", right),
            Lookup::IExact => self.like(scope, kind, "", "", right),
            Lookup::Contains | Lookup::IContains => self.like(scope, kind, "'%' || ", " || '%'", right),
            Lookup::StartsWith | Lookup::IStartsWith => self.like(scope, kind, "", " || '%'", right),
            Lookup::EndsWith | Lookup::IEndsWith => self.like(scope, kind, "'%' || ", "", right),
            Lookup::HasKey | Lookup::HasKeys | Lookup::HasAnyKeys => {}
        }
    }

    const fn binary(&mut self, scope: usize, operator: &'static str, kind: Kind, column: bool, right: &'static Right) {
        self.out.put(operator);
        self.side(scope, kind, column, right);
    }

    /// Writes one value of a right side.
    const fn side(&mut self, scope: usize, kind: Kind, column: bool, right: &'static Right) {
        match right {
            Right::Param(param) => self.value(scope, *param, kind, column),
            Right::Null => self.out.put("NULL"),
            Right::Bool(value) => self.out.put(if *value { "1" } else { "0" }),
            Right::Expr(expr) => {
                let home = self.home(scope);
                let share = self.right_share(home);
                self.operand(home, expr, share);
            }
            Right::Query(plan) => self.subquery(scope, plan),
            Right::Items { .. } | Right::Between(..) => {}
        }
    }

    /// Writes a parameter. Beside a decimal that is no column it has the affinity that the column would have: text that it
    /// is compared with is a number, too.
    const fn value(&mut self, scope: usize, param: u16, kind: Kind, column: bool) {
        if matches!(kind, Kind::Decimal) && !column {
            self.out.put("CAST(");
            self.param(scope, param);
            self.out.put(" AS NUMERIC)");
        } else {
            self.param(scope, param);
        }
    }

    pub(super) const fn is_null(&mut self, scope: usize, right: &'static Right) {
        match right {
            Right::Bool(false) => self.out.put(" IS NOT NULL"),
            Right::Param(param) => {
                self.out.put(" IS NULL = ");
                self.param(scope, *param);
            }
            _ => self.out.put(" IS NULL"),
        }
    }

    const fn one_of(
        &mut self,
        scope: usize,
        kind: Kind,
        column: bool,
        right: &'static Right,
        negated: bool,
        left: super::scope::Span,
    ) {
        // `None` among the items matters only under NOT: it takes the rows in which the column is NULL with it.
        let or_null = negated && matches!(right, Right::Items { null: true, .. });
        self.out.put(" IN (");
        match right {
            Right::Param(param) => {
                match kind {
                    Kind::Decimal if !column => self.out.put("SELECT CAST(value AS NUMERIC) FROM orm_each("),
                    _ => self.out.put(EACH),
                }
                self.param(scope, *param);
                self.out.put(")");
            }
            Right::Query(plan) => self.nested(scope, plan),
            Right::Items { items, .. } => {
                let home = self.home(scope);
                let mut at = 0;
                while at < items.len() {
                    if at > 0 {
                        self.out.put(", ");
                    }
                    let share = self.right_share(home);
                    self.operand(home, &items[at], share);
                    at += 1;
                }
            }
            _ => {}
        }
        self.out.put(")");
        if or_null {
            self.out.put(" OR ");
            self.put_span(left);
            self.out.put(" IS NULL");
        }
    }

    const fn between(&mut self, scope: usize, kind: Kind, column: bool, right: &'static Right) {
        self.out.put(" BETWEEN ");
        match right {
            Right::Param(param) => {
                self.value(scope, *param, kind, column);
                self.out.put(" AND ");
                self.value(scope, *param + 1, kind, column);
            }
            Right::Between(low, high) => {
                let home = self.home(scope);
                let share = self.right_share(home);
                self.operand(home, low, share);
                self.out.put(" AND ");
                let share = self.right_share(home);
                self.operand(home, high, share);
            }
            _ => {}
        }
    }

    const fn regex(&mut self, scope: usize, operator: &'static str, right: &'static Right) {
        self.out.put(operator);
        self.side(scope, Kind::Text, true, right);
    }

    /// `LIKE`. A parameter is a pattern already; an expression becomes one here.
    const fn like(
        &mut self,
        scope: usize,
        kind: Kind,
        before: &'static str,
        after: &'static str,
        right: &'static Right,
    ) {
        self.out.put(" LIKE ");
        match right {
            // UUIDs are stored without hyphens.
            Right::Param(param) if matches!(kind, Kind::Uuid) => {
                self.out.put("REPLACE(");
                self.param(scope, *param);
                self.out.put(", '-', '')");
            }
            Right::Param(param) => self.param(scope, *param),
            _ => {
                self.out.put(before);
                self.out.put("REPLACE(REPLACE(REPLACE(");
                self.side(scope, Kind::Text, true, right);
                self.out.put(", '\\', '\\\\'), '%', '\\%'), '_', '\\_')");
                self.out.put(after);
            }
        }
        self.out.put(" ESCAPE '\\'");
    }
}
