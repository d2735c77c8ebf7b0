//! Conditions: WHERE and HAVING.
//!
//! The rules are those of Django's `Query.build_filter` and `_add_q`.

use super::joins::{Place, Share};
use super::promote::Votes;
use super::scope::{Joins, Selection};
use super::split::to_many;
use super::{Renderer, TOO_LARGE};
use crate::plan::{Condition, Expr, Kind, Lookup, Right, Segment};

/// Whether a condition stands under a `!` or in `exclude`.
#[derive(Clone, Copy)]
pub(super) struct Negation {
    /// An odd number of times.
    pub(super) now: bool,
    /// At least once, in a filter: then to-many relations are split off.
    split: bool,
    /// Whether it is a filter at all; other conditions remove no rows and are never split.
    filter: bool,
}

impl Negation {
    const NO: Negation = Negation { now: false, split: false, filter: true };
    const YES: Negation = Negation { now: true, split: true, filter: true };
    pub(super) const FREE: Negation = Negation { now: false, split: false, filter: false };

    const fn flip(self) -> Negation {
        Negation { now: !self.now, split: self.filter, filter: self.filter }
    }
}

/// How the parts of a condition are joined.
#[derive(Clone, Copy)]
pub(super) enum Connector {
    And,
    Or,
    Xor,
}

impl Renderer<'_> {
    /// One call of `filter` or `exclude`; returns the joins that its conditions share, among them those of a related
    /// manager before it.
    pub(super) const fn filter(&mut self, scope: usize, conditions: &'static [Condition], exclude: bool) -> Joins {
        if matches!(self.scopes[scope].selection, Selection::Values(_)) && self.scopes[scope].selected_joins == 0 {
            self.keep_selected(scope);
        }
        let plain = are_plain(conditions);
        let windows = !plain && self.window_conditions(scope, conditions);
        if windows && exclude {
            self.qualify(scope, conditions, true);
            return 0;
        }
        let inner = self.inner(scope);
        let mut share = self.scopes[scope].sticky;
        if exclude {
            if self.count(scope, conditions) > 0 {
                let having = self.all_aggregate(scope, conditions);
                let mut at = 0;
                while having && at < conditions.len() {
                    self.group_compared(scope, &conditions[at], &mut share, true);
                    at += 1;
                }
                let start = self.out.at;
                self.out.put("NOT (");
                self.connect(scope, conditions, Connector::And, Negation::YES, &mut share, true);
                self.out.put(")");
                self.add_filter(scope, start, having);
            }
        } else {
            // Each condition by itself, so that those over aggregates can go to HAVING; the joins are voted on together.
            let mut needed: Joins = 0;
            let mut at = 0;
            while at < conditions.len() {
                let start = self.out.at;
                match &conditions[at] {
                    Condition::Test { path, right } if plain => {
                        needed |= self.test(scope, path, right, Negation::NO, &mut share, false);
                        self.add_filter(scope, start, false);
                    }
                    Condition::All(parts) if windows => {
                        self.filter(scope, parts, false);
                    }
                    // Those beside it choose rows before windows are computed.
                    condition if windows && self.window_conditions(scope, std::slice::from_ref(condition)) => {
                        self.qualify(scope, std::slice::from_ref(condition), false);
                    }
                    condition => needed |= self.filter_part(scope, condition, &mut share),
                }
                at += 1;
            }
            self.demote(scope, needed);
        }
        self.demote(scope, inner);
        share
    }

    /// One condition of a `filter`, for WHERE or HAVING; returns the joins that it needs a row in.
    const fn filter_part(&mut self, scope: usize, condition: &'static Condition, share: &mut Joins) -> Joins {
        if self.empty(scope, condition) {
            return 0;
        }
        let having = self.aggregates(scope, condition);
        // `Q(a, b)` is `a, b`: what is not about an aggregate chooses among the rows that are grouped.
        if let (true, Condition::All(parts)) = (having, condition) {
            let mut needed = 0;
            let mut at = 0;
            while at < parts.len() {
                needed |= self.filter_part(scope, &parts[at], share);
                at += 1;
            }
            return needed;
        }
        if having {
            self.group_compared(scope, condition, share, false);
        }
        let start = self.out.at;
        let needed = self.condition(scope, condition, Negation::NO, share, false);
        self.add_filter(scope, start, having);
        needed
    }

    /// Ends a condition that was begun at `start`.
    const fn add_filter(&mut self, scope: usize, start: usize, having: bool) {
        let span = self.since(start);
        let list = if having { &mut self.scopes[scope].having } else { &mut self.scopes[scope].filters };
        if !list.push(span) {
            self.wrong = TOO_LARGE;
        }
    }

    /// Writes a condition; returns the joins that it needs a row in. `bare`: it stands alone between parentheses.
    pub(super) const fn condition(
        &mut self,
        scope: usize,
        condition: &'static Condition,
        negation: Negation,
        share: &mut Joins,
        bare: bool,
    ) -> Joins {
        match condition {
            // One condition is no connection of several: whether it needs a row is voted on where it stands.
            Condition::All([part]) | Condition::Any([part]) | Condition::Odd([part]) => {
                self.condition(scope, part, negation, share, bare)
            }
            Condition::All(parts) => self.connect(scope, parts, Connector::And, negation, share, bare),
            Condition::Any(parts) => self.connect(scope, parts, Connector::Or, negation, share, bare),
            Condition::Odd(parts) => self.connect(scope, parts, Connector::Xor, negation, share, bare),
            Condition::Not(part) => {
                self.out.put("NOT (");
                let needed = match part {
                    Condition::All(parts) => self.connect(scope, parts, Connector::And, negation.flip(), share, true),
                    Condition::Any(parts) => self.connect(scope, parts, Connector::Or, negation.flip(), share, true),
                    Condition::Odd(parts) => self.connect(scope, parts, Connector::Xor, negation.flip(), share, true),
                    // A single negated condition is an AND of one: its votes count as under De Morgan.
                    _ => {
                        let needed = self.condition(scope, part, negation.flip(), share, true);
                        self.settle(scope, needed, 1, Connector::And, negation.flip())
                    }
                };
                self.out.put(")");
                needed
            }
            Condition::Test { path, right } => self.test(scope, path, right, negation, share, bare),
            Condition::Optional { condition, .. } => self.condition(scope, condition, negation, share, bare),
            Condition::Compare { .. } | Condition::True(_) => {
                let (before, around) = (self.scopes[scope].used, self.scopes[scope].shared);
                self.scopes[scope].used = 0;
                self.scopes[scope].shared = *share;
                if let Condition::Compare { left, lookup, right } = condition {
                    self.compare_expression(scope, left, *lookup, right);
                } else if let Condition::True(expr) = condition {
                    self.expression(scope, expr, Share::Only(*share));
                }
                *share |= self.scopes[scope].used;
                self.scopes[scope].used |= before;
                self.scopes[scope].shared = around;
                0
            }
        }
    }

    /// Writes conditions with AND, OR or XOR between them and settles their joins.
    pub(super) const fn connect(
        &mut self,
        scope: usize,
        parts: &'static [Condition],
        connector: Connector,
        negation: Negation,
        share: &mut Joins,
        bare: bool,
    ) -> Joins {
        let parentheses = !bare && self.count(scope, parts) > 1;
        if parentheses {
            self.out.put("(");
        }
        let mut votes = Votes::new();
        let mut at = 0;
        while at < parts.len() {
            if !self.empty(scope, &parts[at]) {
                match (connector, votes.branches) {
                    (Connector::Xor, 0) => self.out.put("(CASE WHEN "),
                    (Connector::Xor, _) => self.out.put(" + CASE WHEN "),
                    (_, 0) => {}
                    (Connector::And, _) => self.out.put(" AND "),
                    (Connector::Or, _) => self.out.put(" OR "),
                }
                let needed = self.condition(scope, &parts[at], negation, share, false);
                votes.add(needed);
                if matches!(connector, Connector::Xor) {
                    self.out.put(" THEN 1 ELSE 0 END");
                }
            }
            at += 1;
        }
        if votes.branches == 0 {
            self.out.put("1");
        } else if matches!(connector, Connector::Xor) {
            self.out.put(") % 2 = 1");
        }
        if parentheses {
            self.out.put(")");
        }
        self.settle_votes(scope, &votes, connector, negation)
    }

    /// Writes `path right`; returns the joins that it needs a row in.
    const fn test(
        &mut self,
        scope: usize,
        path: &'static [Segment],
        right: &'static Right,
        negation: Negation,
        share: &mut Joins,
        bare: bool,
    ) -> Joins {
        if negation.split && to_many(path) < path.len() && !self.is_sticky(scope, path) {
            let (before, around) = (self.scopes[scope].used, self.scopes[scope].shared);
            self.scopes[scope].used = 0;
            self.scopes[scope].shared = *share;
            self.split(scope, path, right, *share, bare);
            *share |= self.scopes[scope].used;
            self.scopes[scope].shared = around;
            self.scopes[scope].used |= before;
            return 0;
        }
        let before = self.scopes[scope].used;
        self.scopes[scope].used = 0;
        let place = self.resolve(scope, 0, path, Share::Only(*share));
        let used = self.scopes[scope].used;
        *share |= used;
        if !negation.now
            && let Right::Param(param) = right
            && self.common(scope, &place, path, *param)
        {
            self.scopes[scope].used = before | used;
            return used;
        }
        let around = self.scopes[scope].shared;
        self.scopes[scope].shared = *share;
        let needed = self.any(scope, &place, path, right, negation, share, bare);
        self.scopes[scope].shared = around;
        self.scopes[scope].used |= before;
        needed
    }

    /// Writes the comparisons that most queries are made of, of a column with a value, if this is one. What it does
    /// is what [`Self::any`] would; it is a function for itself, and a short one, because the compiler's interpreter
    /// pays for all that a function could do.
    const fn common(&mut self, scope: usize, place: &Place, path: &'static [Segment], param: u16) -> bool {
        if place.name.is_some() {
            return false;
        }
        let mut after = "";
        let operator = match path {
            [.., Segment::Lookup(lookup)] if place.rest + 1 == path.len() => match lookup {
                Lookup::Exact => " = ",
                Lookup::Gt => " > ",
                Lookup::Gte => " >= ",
                Lookup::Lt => " < ",
                Lookup::Lte => " <= ",
                Lookup::Contains | Lookup::IContains | Lookup::StartsWith | Lookup::IStartsWith
                    if !matches!(place.kind, Kind::Uuid) =>
                {
                    after = " ESCAPE '\\'";
                    " LIKE "
                }
                _ => return false,
            },
            _ if place.rest == path.len() => " = ",
            _ => return false,
        };
        self.put_place(scope, place);
        self.out.put(operator);
        self.param(scope, param);
        self.out.put(after);
        true
    }

    /// Writes `path right`, with what `place` must be besides; returns the joins that it needs a row in.
    #[allow(clippy::too_many_arguments)]
    const fn any(
        &mut self,
        scope: usize,
        place: &Place,
        path: &'static [Segment],
        right: &'static Right,
        negation: Negation,
        share: &mut Joins,
        bare: bool,
    ) -> Joins {
        let lookup = lookup_of(path, right);
        let is_null = matches!(lookup, Lookup::IsNull);
        let wants_null = is_null && matches!(right, Right::Bool(true) | Right::Null | Right::Param(_));
        // As in Django: `x = v` under NOT must not drop the rows in which `x` is NULL, so `x IS NOT NULL` joins it.
        let guarded = negation.now && !wants_null && !matches!(right, Right::Null);
        let listed = matches!(right, Right::Items { null: true, .. });
        let nullable = place.null || self.is_left(scope, place.alias);
        let guard = guarded && !is_null && !listed && nullable && place.name.is_none();
        let other = if guarded && !is_null { self.nullable_path(scope, right, share) } else { None };
        let parentheses = (guard || other.is_some()) && !bare;
        if parentheses {
            self.out.put("(");
        }
        self.comparison(scope, place, path, lookup, right, negation.now);
        if guard {
            self.out.put(" AND ");
            self.put_place(scope, place);
            self.out.put(" IS NOT NULL");
        }
        if let Some(other) = other {
            self.out.put(" AND ");
            let home = self.home(scope);
            self.put_place(home, &other);
            self.out.put(" IS NOT NULL");
        }
        if parentheses {
            self.out.put(")");
        }
        let used = self.scopes[scope].used;
        *share |= used;
        let outer = guarded || (wants_null && (!negation.now || matches!(right, Right::Param(_))));
        if outer { 0 } else { used }
    }

    /// The place of a right side that is a plain `F(path)` of a nullable column.
    const fn nullable_path(&mut self, scope: usize, right: &'static Right, share: &Joins) -> Option<Place> {
        if let Right::Expr(Expr::Path(path)) = right {
            let home = self.home(scope);
            let place = self.resolve(home, 0, path, Share::Only(*share));
            if place.null && place.rest == path.len() && place.name.is_none() {
                return Some(place);
            }
        }
        None
    }

    pub(super) const fn is_left(&self, scope: usize, alias: usize) -> bool {
        self.scopes[scope].joins[alias].left
    }

    /// A condition outside `filter`: of an aggregate, a `When`, an annotation. It removes no rows, so it makes no join
    /// INNER.
    pub(super) const fn free_condition(&mut self, scope: usize, condition: &'static Condition, bare: bool) {
        if self.empty(scope, condition) {
            self.out.put("1");
            return;
        }
        let before = self.scopes[scope].used;
        self.scopes[scope].used = 0;
        // All joins may be shared, so that `filter = Q(orders__status = …)` of an aggregate means the aggregated rows.
        let mut share: Joins = Joins::MAX;
        self.condition(scope, condition, Negation::FREE, &mut share, bare);
        let used = self.scopes[scope].used;
        self.promote(scope, used);
        self.scopes[scope].used = before | used;
    }

    /// Whether a condition says nothing, as `Q()` does, and an optional one that does not hold.
    const fn empty(&self, scope: usize, condition: &Condition) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => self.count(scope, parts) == 0,
            Condition::Not(part) => self.empty(scope, part),
            Condition::Optional { number, .. } => !self.is_present(scope, *number),
            _ => false,
        }
    }

    /// How many of these say something.
    const fn count(&self, scope: usize, parts: &[Condition]) -> usize {
        let mut count = 0;
        let mut at = 0;
        while at < parts.len() {
            if !self.empty(scope, &parts[at]) {
                count += 1;
            }
            at += 1;
        }
        count
    }

    /// Whether the optional condition of this number holds.
    pub(super) const fn is_present(&self, scope: usize, number: u16) -> bool {
        self.scopes[scope].stage.present >> number & 1 == 1
    }
}

/// Whether these are tests of paths with values, not of annotations: they have neither aggregates nor windows, and all
/// of them say something.
const fn are_plain(conditions: &[Condition]) -> bool {
    let mut at = 0;
    while at < conditions.len() {
        match &conditions[at] {
            Condition::Test {
                path: [Segment::Column(_) | Segment::Relation(_), ..],
                right: Right::Param(_) | Right::Bool(_) | Right::Null,
            } => at += 1,
            _ => return false,
        }
    }
    true
}

/// The lookup that a path ends with; `= None` asks for NULL.
pub(super) const fn lookup_of(path: &'static [Segment], right: &'static Right) -> Lookup {
    let lookup = match path {
        [.., Segment::Lookup(lookup)] => *lookup,
        _ => Lookup::Exact,
    };
    match (lookup, right) {
        (Lookup::Exact | Lookup::IExact, Right::Null) => Lookup::IsNull,
        _ => lookup,
    }
}
