//! Comparisons: the SQL of each lookup for each kind of value.

use super::Renderer;
use super::joins::{Place, Share, skip};
use crate::plan::{Expr, Kind, Lookup, Right, Segment, Transform};

/// The values of a list that is one parameter, from `json_each`.
const EACH: &str = "SELECT value FROM json_each(";

impl<const N: usize> Renderer<N> {
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
        if let [Segment::Key(_) | Segment::Index(_), ..] = rest {
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
        let column = place.name.is_none() && rest.is_empty();
        match lookup {
            Lookup::HasKey | Lookup::HasKeys | Lookup::HasAnyKeys => {
                self.has_key(scope, place, rest, lookup, right);
                return;
            }
            _ => {}
        }
        let mark = self.mark();
        self.left(scope, place, rest);
        let left = self.since(mark);
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
        let mark = self.mark();
        let kind = self.operand(scope, left, Share::Any);
        let span = self.since(mark);
        self.right(scope, lookup, kind, false, right, false, span);
    }

    /// Writes the column of `place` and its transforms.
    pub(super) const fn left(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        match rest {
            [] => self.put_place(scope, place),
            [before @ .., Segment::Transform(transform)] => {
                let kind = after(place.kind, before);
                self.put(transform_before(*transform));
                self.left(scope, place, before);
                self.put(transform_after(*transform, kind));
            }
            _ => self.json_value(scope, place, rest),
        }
    }

    /// Writes what follows the left side, which was written as `left`.
    #[allow(clippy::too_many_arguments)]
    const fn right(
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
        self.put(operator);
        self.side(scope, kind, column, right);
    }

    /// Writes one value of a right side.
    const fn side(&mut self, scope: usize, kind: Kind, column: bool, right: &'static Right) {
        match right {
            Right::Param(param) => self.value(scope, *param, kind, column),
            Right::Null => self.put("NULL"),
            Right::Bool(value) => self.put(if *value { "1" } else { "0" }),
            Right::Expr(expr) => {
                let home = self.home(scope);
                self.operand(home, expr, Share::Any);
            }
            Right::Query(plan) => self.subquery(scope, plan),
            Right::Items { .. } | Right::Between(..) => {}
        }
    }

    /// Writes a parameter. Text against an expression has to be made a number first, which a column does by its type.
    const fn value(&mut self, scope: usize, param: u16, kind: Kind, column: bool) {
        if matches!(kind, Kind::Decimal) && !column {
            self.put("CAST(");
            self.param(scope, param);
            self.put(" AS NUMERIC)");
        } else {
            self.param(scope, param);
        }
    }

    const fn is_null(&mut self, scope: usize, right: &'static Right) {
        match right {
            Right::Bool(false) => self.put(" IS NOT NULL"),
            Right::Param(param) => {
                self.put(" IS NULL = ");
                self.param(scope, *param);
            }
            _ => self.put(" IS NULL"),
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
        self.put(" IN (");
        match right {
            Right::Param(param) => {
                match kind {
                    Kind::Bytes => self.put("SELECT unhex(value) FROM json_each("),
                    Kind::Decimal if !column => self.put("SELECT CAST(value AS NUMERIC) FROM json_each("),
                    _ => self.put(EACH),
                }
                self.param(scope, *param);
                self.put(")");
            }
            Right::Query(plan) => self.nested(scope, plan),
            Right::Items { items, .. } => {
                let home = self.home(scope);
                let mut at = 0;
                while at < items.len() {
                    if at > 0 {
                        self.put(", ");
                    }
                    self.operand(home, &items[at], Share::Any);
                    at += 1;
                }
            }
            _ => {}
        }
        self.put(")");
        if or_null {
            self.put(" OR ");
            self.put_span(left);
            self.put(" IS NULL");
        }
    }

    const fn between(&mut self, scope: usize, kind: Kind, column: bool, right: &'static Right) {
        self.put(" BETWEEN ");
        match right {
            Right::Param(param) => {
                self.value(scope, *param, kind, column);
                self.put(" AND ");
                self.value(scope, *param + 1, kind, column);
            }
            Right::Between(low, high) => {
                let home = self.home(scope);
                self.operand(home, low, Share::Any);
                self.put(" AND ");
                self.operand(home, high, Share::Any);
            }
            _ => {}
        }
    }

    const fn regex(&mut self, scope: usize, operator: &'static str, right: &'static Right) {
        self.put(operator);
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
        self.put(" LIKE ");
        match right {
            // UUIDs are stored without hyphens.
            Right::Param(param) if matches!(kind, Kind::Uuid) => {
                self.put("REPLACE(");
                self.param(scope, *param);
                self.put(", '-', '')");
            }
            Right::Param(param) => self.param(scope, *param),
            _ => {
                self.put(before);
                self.put("REPLACE(REPLACE(REPLACE(");
                self.side(scope, Kind::Text, true, right);
                self.put(", '\\', '\\\\'), '%', '\\%'), '_', '\\_')");
                self.put(after);
            }
        }
        self.put(" ESCAPE '\\'");
    }

    /// A year as a range of dates or moments, so that an index serves it. False if this lookup needs the year itself.
    const fn year(&mut self, scope: usize, place: &Place, transform: Transform, lookup: Lookup, param: u16) -> bool {
        let (operator, end) = match lookup {
            Lookup::Exact => (" BETWEEN ", false),
            Lookup::Gt => (" > ", true),
            Lookup::Gte => (" >= ", false),
            Lookup::Lt => (" < ", false),
            Lookup::Lte => (" <= ", true),
            _ => return false,
        };
        self.put_place(scope, place);
        self.put(operator);
        self.year_bound(scope, place.kind, transform, param, end);
        if matches!(lookup, Lookup::Exact) {
            self.put(" AND ");
            self.year_bound(scope, place.kind, transform, param, true);
        }
        true
    }

    /// The first or last date or moment of a year.
    const fn year_bound(&mut self, scope: usize, kind: Kind, transform: Transform, param: u16, end: bool) {
        match transform {
            // The ISO year begins on the Monday of the week with 4 January.
            Transform::IsoYear => {
                self.put("DATE(PRINTF('%04d-01-04', ");
                self.param(scope, param);
                self.put(if end { " + 1), '-6 days', 'weekday 1', '-1 day')" } else { "), '-6 days', 'weekday 1')" });
                match (kind, end) {
                    (Kind::Timestamp, false) => self.put(" || ' 00:00:00'"),
                    (Kind::Timestamp, true) => self.put(" || ' 23:59:59.999999'"),
                    _ => {}
                }
            }
            _ => {
                self.put(match (kind, end) {
                    (Kind::Timestamp, false) => "PRINTF('%04d-01-01 00:00:00', ",
                    (Kind::Timestamp, true) => "PRINTF('%04d-12-31 23:59:59.999999', ",
                    (_, false) => "PRINTF('%04d-01-01', ",
                    (_, true) => "PRINTF('%04d-12-31', ",
                });
                self.param(scope, param);
                self.put(")");
            }
        }
    }

    /// A comparison of a place inside JSON.
    const fn json_comparison(
        &mut self,
        scope: usize,
        place: &Place,
        rest: &'static [Segment],
        lookup: Lookup,
        right: &'static Right,
    ) {
        match (lookup, right) {
            (Lookup::HasKey | Lookup::HasKeys | Lookup::HasAnyKeys, _) => {
                self.has_key(scope, place, rest, lookup, right);
            }
            // `None` is a value here, `isnull` asks for the key. (`= None` arrives as IsNull with Null.)
            (Lookup::IsNull, Right::Null) => {
                self.json_type(scope, place, rest);
                self.put(" = 'null'");
            }
            (Lookup::IsNull, _) => {
                self.json_type(scope, place, rest);
                self.is_null(scope, right);
            }
            (Lookup::In, Right::Param(param)) => {
                self.json_operand(scope, place, rest);
                self.put(
                    " IN (SELECT CASE WHEN type IN ('null', 'false', 'true') THEN type ELSE value END FROM json_each(",
                );
                self.param(scope, *param);
                self.put("))");
            }
            (Lookup::Exact | Lookup::Gt | Lookup::Gte | Lookup::Lt | Lookup::Lte, Right::Param(param)) => {
                self.json_operand(scope, place, rest);
                self.put(match lookup {
                    Lookup::Gt => " > ",
                    Lookup::Gte => " >= ",
                    Lookup::Lt => " < ",
                    Lookup::Lte => " <= ",
                    _ => " = ",
                });
                self.put("(CASE WHEN JSON_TYPE(");
                self.param(scope, *param);
                self.put(") IN ('null', 'false', 'true') THEN JSON_TYPE(");
                self.param(scope, *param);
                self.put(") ELSE JSON_EXTRACT(");
                self.param(scope, *param);
                self.put(", '$') END)");
            }
            (Lookup::Exact, Right::Bool(value)) => {
                self.json_type(scope, place, rest);
                self.put(if *value { " = 'true'" } else { " = 'false'" });
            }
            _ => {
                let mark = self.mark();
                self.json_operand(scope, place, rest);
                let left = self.since(mark);
                self.right(scope, lookup, Kind::Text, false, right, false, left);
            }
        }
    }

    /// `has_key`, `has_keys`, `has_any_keys`: the parameter is a path `$."key"`, or a list of such.
    const fn has_key(
        &mut self,
        scope: usize,
        place: &Place,
        rest: &'static [Segment],
        lookup: Lookup,
        right: &'static Right,
    ) {
        let Right::Param(param) = right else { return };
        match lookup {
            Lookup::HasKeys => self.put("NOT EXISTS(SELECT 1 FROM json_each("),
            Lookup::HasAnyKeys => self.put("EXISTS(SELECT 1 FROM json_each("),
            _ => {}
        }
        let list = !matches!(lookup, Lookup::HasKey);
        if list {
            self.param(scope, *param);
            self.put(") AS \"keys\" WHERE ");
        }
        self.put("JSON_TYPE(");
        self.put_place(scope, place);
        self.put(", ");
        if !rest.is_empty() {
            self.json_path(rest);
            self.put(" || SUBSTR(");
        }
        if list {
            self.put("\"keys\".value");
        } else {
            self.param(scope, *param);
        }
        if !rest.is_empty() {
            self.put(", 2)");
        }
        self.put(match lookup {
            Lookup::HasKeys => ") IS NULL)",
            Lookup::HasAnyKeys => ") IS NOT NULL)",
            _ => ") IS NOT NULL",
        });
    }

    /// The value at a place as something that compares: booleans and null as words, since SQLite would make them numbers
    /// and NULL.
    const fn json_operand(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.put("(CASE WHEN ");
        self.json_type(scope, place, rest);
        self.put(" IN ('null', 'false', 'true') THEN ");
        self.json_type(scope, place, rest);
        self.put(" ELSE JSON_EXTRACT(");
        self.put_place(scope, place);
        self.put(", ");
        self.json_path(rest);
        self.put(") END)");
    }

    const fn json_type(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.put("JSON_TYPE(");
        self.put_place(scope, place);
        self.put(", ");
        self.json_path(rest);
        self.put(")");
    }

    /// The value at a place as JSON text.
    const fn json_value(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.put("(");
        self.put_place(scope, place);
        self.put(" -> ");
        self.json_path(rest);
        self.put(")");
    }

    /// Writes what orders by a place inside JSON.
    pub(super) const fn json_order(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.json_operand(scope, place, rest);
    }

    const fn json_path(&mut self, rest: &'static [Segment]) {
        let out = &mut self.arenas[self.sink];
        out.put("'$");
        let mut at = 0;
        while at < rest.len() {
            match rest[at] {
                Segment::Key(key) => out.put_json_key(key),
                Segment::Index(index) if index < 0 => {
                    out.put("[#-");
                    out.put_number(index.unsigned_abs());
                    out.put("]");
                }
                Segment::Index(index) => {
                    out.put("[");
                    out.put_number(index.unsigned_abs());
                    out.put("]");
                }
                _ => {}
            }
            at += 1;
        }
        out.put("'");
    }
}

/// The kind of a value after transforms and keys.
pub(super) const fn after(kind: Kind, rest: &[Segment]) -> Kind {
    match rest {
        [] => kind,
        [.., Segment::Transform(transform)] => transformed(*transform),
        _ => Kind::Json,
    }
}

/// The kind of a transform's result.
pub(super) const fn transformed(transform: Transform) -> Kind {
    match transform {
        Transform::Date => Kind::Date,
        Transform::Time => Kind::Time,
        Transform::Lower | Transform::Upper | Transform::Trim => Kind::Text,
        _ => Kind::Integer,
    }
}

/// What stands before the value that a transform is applied to. Dates and moments are text, so their parts are pieces
/// of it; what depends on weeks is asked of `STRFTIME`.
pub(super) const fn transform_before(transform: Transform) -> &'static str {
    match transform {
        Transform::Year
        | Transform::Month
        | Transform::Day
        | Transform::Hour
        | Transform::Minute
        | Transform::Second => "CAST(SUBSTR(",
        Transform::Quarter => "((CAST(SUBSTR(",
        Transform::IsoYear => "CAST(STRFTIME('%G', ",
        Transform::Week => "CAST(STRFTIME('%V', ",
        Transform::IsoWeekDay => "CAST(STRFTIME('%u', ",
        Transform::WeekDay => "(CAST(STRFTIME('%w', ",
        Transform::Date | Transform::Time => "SUBSTR(",
        Transform::Length => "LENGTH(",
        Transform::Lower => "LOWER(",
        Transform::Upper => "UPPER(",
        Transform::Trim => "TRIM(",
    }
}

/// What stands after the value of `kind` that a transform is applied to.
pub(super) const fn transform_after(transform: Transform, kind: Kind) -> &'static str {
    match (transform, kind) {
        (Transform::Year, _) => ", 1, 4) AS INTEGER)",
        (Transform::Month, _) => ", 6, 2) AS INTEGER)",
        (Transform::Day, _) => ", 9, 2) AS INTEGER)",
        (Transform::Hour, Kind::Time) => ", 1, 2) AS INTEGER)",
        (Transform::Minute, Kind::Time) => ", 4, 2) AS INTEGER)",
        (Transform::Second, Kind::Time) => ", 7, 2) AS INTEGER)",
        (Transform::Hour, _) => ", 12, 2) AS INTEGER)",
        (Transform::Minute, _) => ", 15, 2) AS INTEGER)",
        (Transform::Second, _) => ", 18, 2) AS INTEGER)",
        (Transform::Quarter, _) => ", 6, 2) AS INTEGER) + 2) / 3)",
        (Transform::IsoYear | Transform::Week | Transform::IsoWeekDay, _) => ") AS INTEGER)",
        (Transform::WeekDay, _) => ") AS INTEGER) + 1)",
        (Transform::Date, _) => ", 1, 10)",
        (Transform::Time, _) => ", 12)",
        (Transform::Length | Transform::Lower | Transform::Upper | Transform::Trim, _) => ")",
    }
}
