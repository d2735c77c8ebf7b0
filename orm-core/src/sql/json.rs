//! Places inside JSON.

use super::Renderer;
use super::joins::{Place, Share, skip};
use super::kind::selected_kind;
use crate::plan::{Expr, Kind, Lookup, Right, Segment};

/// What stands before JSON text that is to compare; [`Renderer::unquoted`] writes what follows it.
const UNQUOTED: &str = "(CASE WHEN JSON_TYPE(";

impl Renderer<'_> {
    /// Whether `place`, with what follows it, is a place inside JSON: it is compared and ordered by its value.
    pub(super) const fn inside_json(&self, scope: usize, place: &Place, rest: &'static [Segment]) -> bool {
        match (rest, place.name) {
            ([Segment::Key(_) | Segment::Index(_), ..], _) => true,
            ([], Some(name)) => self.scopes[scope].names[name].at_key,
            _ => false,
        }
    }

    /// A comparison of a place inside JSON.
    pub(super) const fn json_comparison(
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
                self.out.put(" = 'null'");
            }
            (Lookup::IsNull, _) => {
                self.json_type(scope, place, rest);
                self.is_null(scope, right);
            }
            (Lookup::In, Right::Param(param)) => {
                self.json_operand(scope, place, rest);
                self.out.put(
                    " IN (SELECT CASE WHEN type IN ('null', 'false', 'true') THEN type ELSE value END FROM json_each(",
                );
                self.param(scope, *param);
                self.out.put("))");
            }
            (Lookup::In, Right::Items { items, .. }) => {
                self.json_operand(scope, place, rest);
                self.out.put(" IN (");
                let mut at = 0;
                while at < items.len() {
                    if at > 0 {
                        self.out.put(", ");
                    }
                    self.json_side(scope, &items[at]);
                    at += 1;
                }
                self.out.put(")");
            }
            // Of many rows no value can be made; their texts are JSON, as that of the place is.
            (Lookup::In, Right::Query(plan)) if matches!(selected_kind(plan), Kind::Json) => {
                let mark = self.out.at;
                self.json_value(scope, place, rest);
                let left = self.since(mark);
                self.right(scope, lookup, Kind::Text, false, right, false, left);
            }
            (Lookup::Range, Right::Param(param)) => {
                self.json_operand(scope, place, rest);
                self.out.put(" BETWEEN ");
                self.json_param(scope, *param);
                self.out.put(" AND ");
                self.json_param(scope, *param + 1);
            }
            (Lookup::Range, Right::Between(low, high)) => {
                self.json_operand(scope, place, rest);
                self.out.put(" BETWEEN ");
                self.json_side(scope, low);
                self.out.put(" AND ");
                self.json_side(scope, high);
            }
            (Lookup::Exact | Lookup::Gt | Lookup::Gte | Lookup::Lt | Lookup::Lte, Right::Param(param)) => {
                self.json_operand(scope, place, rest);
                self.out.put(operator(lookup));
                self.json_param(scope, *param);
            }
            (Lookup::Exact | Lookup::Gt | Lookup::Gte | Lookup::Lt | Lookup::Lte, Right::Expr(expr)) => {
                self.json_operand(scope, place, rest);
                self.out.put(operator(lookup));
                self.json_side(scope, expr);
            }
            (Lookup::Exact | Lookup::Gt | Lookup::Gte | Lookup::Lt | Lookup::Lte, Right::Query(plan))
                if matches!(selected_kind(plan), Kind::Json) =>
            {
                self.json_operand(scope, place, rest);
                self.out.put(operator(lookup));
                self.out.put(UNQUOTED);
                let mark = self.out.at;
                self.subquery(scope, plan);
                self.unquoted(self.since(mark));
            }
            (Lookup::Exact, Right::Bool(value)) => {
                self.json_type(scope, place, rest);
                self.out.put(if *value { " = 'true'" } else { " = 'false'" });
            }
            _ => {
                let mark = self.out.at;
                self.json_operand(scope, place, rest);
                let left = self.since(mark);
                self.right(scope, lookup, Kind::Text, false, right, false, left);
            }
        }
    }

    /// Two expressions that are JSON, compared by their values; false if they are none.
    pub(super) const fn json_expressions(
        &mut self,
        scope: usize,
        left: &'static Expr,
        lookup: Lookup,
        right: &'static Right,
    ) -> bool {
        match (lookup, right) {
            (Lookup::Exact | Lookup::Gt | Lookup::Gte | Lookup::Lt | Lookup::Lte, Right::Expr(right))
                if matches!(self.kind(scope, left), Kind::Json) =>
            {
                self.json_side(scope, left);
                self.out.put(operator(lookup));
                self.json_side(scope, right);
                true
            }
            _ => false,
        }
    }

    /// `has_key`, `has_keys`, `has_any_keys`: the parameter is a path `$."key"`, or a list of such.
    pub(super) const fn has_key(
        &mut self,
        scope: usize,
        place: &Place,
        rest: &'static [Segment],
        lookup: Lookup,
        right: &'static Right,
    ) {
        let Right::Param(param) = right else { return };
        match lookup {
            Lookup::HasKeys => self.out.put("NOT EXISTS(SELECT 1 FROM json_each("),
            Lookup::HasAnyKeys => self.out.put("EXISTS(SELECT 1 FROM json_each("),
            _ => {}
        }
        let list = !matches!(lookup, Lookup::HasKey);
        if list {
            self.param(scope, *param);
            self.out.put(") AS \"keys\" WHERE ");
        }
        self.out.put("JSON_TYPE(");
        self.put_place(scope, place);
        self.out.put(", ");
        if !rest.is_empty() {
            self.json_path(rest);
            self.out.put(" || SUBSTR(");
        }
        if list {
            self.out.put("\"keys\".value");
        } else {
            self.param(scope, *param);
        }
        if !rest.is_empty() {
            self.out.put(", 2)");
        }
        self.out.put(match lookup {
            Lookup::HasKeys => ") IS NULL)",
            Lookup::HasAnyKeys => ") IS NOT NULL)",
            _ => ") IS NOT NULL",
        });
    }

    /// An expression that a place is compared with. As a value of its own JSON is text, in which a text has quotes.
    const fn json_side(&mut self, scope: usize, expr: &'static Expr) {
        let home = self.home(scope);
        let share = self.right_share(home);
        if matches!(self.kind(home, expr), Kind::Json) {
            self.out.put(UNQUOTED);
            let mark = self.out.at;
            self.operand(home, expr, share);
            self.unquoted(self.since(mark));
        } else {
            self.operand(home, expr, share);
        }
    }

    /// A parameter that a place is compared with.
    const fn json_param(&mut self, scope: usize, param: u16) {
        self.out.put(UNQUOTED);
        let mark = self.out.at;
        self.param(scope, param);
        self.unquoted(self.since(mark));
    }

    /// The rest of what makes JSON text, which was just written after [`UNQUOTED`], something that compares.
    const fn unquoted(&mut self, json: super::scope::Span) {
        self.out.put(") IN ('null', 'false', 'true') THEN JSON_TYPE(");
        self.put_span(json);
        self.out.put(") ELSE JSON_EXTRACT(");
        self.put_span(json);
        self.out.put(", '$') END)");
    }

    /// The value at a place as something that compares: booleans and null as words, since SQLite would make them numbers
    /// and NULL.
    const fn json_operand(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.out.put("(CASE WHEN ");
        self.json_type(scope, place, rest);
        self.out.put(" IN ('null', 'false', 'true') THEN ");
        self.json_type(scope, place, rest);
        self.out.put(" ELSE JSON_EXTRACT(");
        self.put_place(scope, place);
        self.out.put(", ");
        self.json_path(rest);
        self.out.put(") END)");
    }

    /// The value at a place as text. That of a number is its digits, whatever it is compared with.
    pub(super) const fn key_text(&mut self, scope: usize, path: &'static [Segment], share: Share) {
        let place = self.resolve(scope, 0, path, share);
        self.out.put("CAST(");
        self.json_operand(scope, &place, skip(path, place.rest));
        self.out.put(" AS TEXT)");
    }

    const fn json_type(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.out.put("JSON_TYPE(");
        self.put_place(scope, place);
        self.out.put(", ");
        self.json_path(rest);
        self.out.put(")");
    }

    /// The value at a place as JSON text.
    pub(super) const fn json_value(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.out.put("(");
        self.put_place(scope, place);
        self.out.put(" -> ");
        self.json_path(rest);
        self.out.put(")");
    }

    /// Writes what orders by a place inside JSON.
    pub(super) const fn json_order(&mut self, scope: usize, place: &Place, rest: &'static [Segment]) {
        self.json_operand(scope, place, rest);
    }

    const fn json_path(&mut self, rest: &'static [Segment]) {
        let out = &mut self.out;
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

const fn operator(lookup: Lookup) -> &'static str {
    match lookup {
        Lookup::Gt => " > ",
        Lookup::Gte => " >= ",
        Lookup::Lt => " < ",
        Lookup::Lte => " <= ",
        _ => " = ",
    }
}
