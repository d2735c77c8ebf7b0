//! Conditions: WHERE and HAVING, which joins a condition makes INNER or LEFT, and what `exclude` over to-many
//! relations becomes.
//!
//! The rules are those of Django's `Query.build_filter`, `_add_q`, `JoinPromoter` and `split_exclude`.

use super::Renderer;
use super::joins::{Place, Share, before, bit, skip};
use super::scope::{JOINS, Join, Joins, Scope};
use crate::plan::{Condition, Expr, Hop, Lookup, Right, Segment};

/// Whether a condition stands under a `!` or in `exclude`.
#[derive(Clone, Copy)]
pub(super) struct Negation {
    /// An odd number of times.
    now: bool,
    /// At least once, in a filter: then to-many relations are split off.
    split: bool,
    /// Whether it is a filter at all; other conditions remove no rows and are never split.
    filter: bool,
}

impl Negation {
    const NO: Negation = Negation { now: false, split: false, filter: true };
    const YES: Negation = Negation { now: true, split: true, filter: true };
    const FREE: Negation = Negation { now: false, split: false, filter: false };

    const fn flip(self) -> Negation {
        Negation { now: !self.now, split: self.filter, filter: self.filter }
    }
}

/// Counts which joins the branches of a condition need a row in.
struct Votes {
    counts: [u8; JOINS],
    /// Those that somebody counted.
    any: Joins,
    branches: u8,
}

impl Votes {
    const fn new() -> Votes {
        Votes { counts: [0; JOINS], any: 0, branches: 0 }
    }

    const fn add(&mut self, joins: Joins) {
        self.branches += 1;
        self.any |= joins;
        let mut rest = joins;
        let mut at = 0;
        while rest != 0 {
            self.counts[at] += (rest & 1) as u8;
            rest >>= 1;
            at += 1;
        }
    }

    /// The joins that at least `least` branches need, and those that fewer do.
    const fn split(&self, least: u8) -> (Joins, Joins) {
        let mut enough = 0;
        let mut at = 0;
        while at < JOINS && self.any >> at != 0 {
            if self.counts[at] >= least {
                enough |= 1 << at;
            }
            at += 1;
        }
        (enough & self.any, self.any & !enough)
    }
}

/// How the parts of a condition are joined.
#[derive(Clone, Copy)]
enum Connector {
    And,
    Or,
    Xor,
}

impl<const N: usize> Renderer<N> {
    /// One call of `filter` or `exclude`.
    pub(super) const fn filter(&mut self, scope: usize, conditions: &'static [Condition], exclude: bool) {
        if self.window_conditions(scope, conditions) {
            let state = &mut self.scopes[scope];
            if state.qualify_count == state.qualify.len() {
                self.failed = true;
                return;
            }
            state.qualify[state.qualify_count] = Some((conditions, exclude));
            state.qualify_count += 1;
            return;
        }
        let inner = self.inner(scope);
        let mut share: Joins = 0;
        if exclude {
            if count(conditions) > 0 {
                let having = self.all_aggregate(scope, conditions);
                let start = self.mark();
                self.put("NOT (");
                self.connect(scope, conditions, Connector::And, Negation::YES, &mut share, true);
                self.put(")");
                self.add_filter(scope, start, having);
            }
        } else {
            // Each condition by itself, so that those over aggregates can go to HAVING; the joins are voted on together.
            let mut votes = Votes::new();
            let mut at = 0;
            while at < conditions.len() {
                if !empty(&conditions[at]) {
                    let having = self.aggregates(scope, &conditions[at]);
                    let start = self.mark();
                    let needed = self.condition(scope, &conditions[at], Negation::NO, &mut share, false);
                    votes.add(needed);
                    self.add_filter(scope, start, having);
                }
                at += 1;
            }
            let (needed, _) = votes.split(1);
            self.demote(scope, needed);
        }
        self.demote(scope, inner);
    }

    /// Ends a condition that was begun at `start`.
    const fn add_filter(&mut self, scope: usize, start: usize, having: bool) {
        let span = self.since(start);
        let list = if having { &mut self.scopes[scope].having } else { &mut self.scopes[scope].filters };
        if !list.push(span) {
            self.failed = true;
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
            Condition::All(parts) => self.connect(scope, parts, Connector::And, negation, share, bare),
            Condition::Any(parts) => self.connect(scope, parts, Connector::Or, negation, share, bare),
            Condition::Odd(parts) => self.connect(scope, parts, Connector::Xor, negation, share, bare),
            Condition::Not(part) => {
                self.put("NOT (");
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
                self.put(")");
                needed
            }
            Condition::Test { path, right } => self.test(scope, path, right, negation, share, bare),
            Condition::Compare { left, lookup, right } => {
                self.compare_expression(scope, left, *lookup, right);
                0
            }
            Condition::True(expr) => {
                self.expression(scope, expr, Share::Only(*share));
                0
            }
        }
    }

    /// Writes conditions with AND, OR or XOR between them and settles their joins.
    const fn connect(
        &mut self,
        scope: usize,
        parts: &'static [Condition],
        connector: Connector,
        negation: Negation,
        share: &mut Joins,
        bare: bool,
    ) -> Joins {
        let parentheses = !bare && count(parts) > 1;
        if parentheses {
            self.put("(");
        }
        let mut votes = Votes::new();
        let mut at = 0;
        while at < parts.len() {
            if !empty(&parts[at]) {
                match (connector, votes.branches) {
                    (Connector::Xor, 0) => self.put("(CASE WHEN "),
                    (Connector::Xor, _) => self.put(" + CASE WHEN "),
                    (_, 0) => {}
                    (Connector::And, _) => self.put(" AND "),
                    (Connector::Or, _) => self.put(" OR "),
                }
                let needed = self.condition(scope, &parts[at], negation, share, false);
                votes.add(needed);
                if matches!(connector, Connector::Xor) {
                    self.put(" THEN 1 ELSE 0 END");
                }
            }
            at += 1;
        }
        if votes.branches == 0 {
            self.put("1");
        } else if matches!(connector, Connector::Xor) {
            self.put(") % 2 = 1");
        }
        if parentheses {
            self.put(")");
        }
        self.settle_votes(scope, &votes, connector, negation)
    }

    /// Promotes and demotes after all branches voted; returns what was demoted.
    const fn settle_votes(&mut self, scope: usize, votes: &Votes, connector: Connector, negation: Negation) -> Joins {
        let or = match connector {
            Connector::And => negation.now,
            Connector::Or => !negation.now,
            Connector::Xor => true,
        };
        let (needed, optional) = votes.split(if or { votes.branches } else { 1 });
        self.promote(scope, optional);
        if matches!(connector, Connector::Xor) {
            return 0;
        }
        self.demote(scope, needed);
        needed
    }

    /// [`Self::settle_votes`] for one branch.
    const fn settle(
        &mut self,
        scope: usize,
        needed: Joins,
        branches: u8,
        connector: Connector,
        negation: Negation,
    ) -> Joins {
        let mut votes = Votes::new();
        votes.add(needed);
        votes.branches = branches;
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
        if negation.split && to_many(path) < path.len() {
            self.split(scope, path, right, *share, bare);
            return 0;
        }
        let before = self.scopes[scope].used;
        self.scopes[scope].used = 0;
        let place = self.resolve(scope, 0, path, Share::Only(*share));
        *share |= self.scopes[scope].used;
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
            self.put("(");
        }
        self.comparison(scope, &place, path, lookup, right, negation.now);
        if guard {
            self.put(" AND ");
            self.put_place(scope, &place);
            self.put(" IS NOT NULL");
        }
        if let Some(other) = other {
            self.put(" AND ");
            let home = self.home(scope);
            self.put_place(home, &other);
            self.put(" IS NOT NULL");
        }
        if parentheses {
            self.put(")");
        }
        let used = self.scopes[scope].used;
        *share |= used;
        self.scopes[scope].used = before | used;
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

    const fn is_left(&self, scope: usize, alias: usize) -> bool {
        self.scopes[scope].joins[alias].left
    }

    /// A negated condition over a to-many relation: `EXISTS` of a related row for which the condition holds.
    const fn split(&mut self, scope: usize, path: &'static [Segment], right: &'static Right, share: Joins, bare: bool) {
        let Some(inside) = self.deeper() else { return };
        // The path up to the to-many hop stays outside; it may be over relations that are missing.
        let many = to_many(path);
        let prefix = before(path, many);
        let Segment::Relation(relation) = path[many] else { return };
        let hop = &relation.hops[0];
        let near = self.near(scope, prefix, hop, Share::Only(share));
        let lookup = lookup_of(path, right);
        let wants_null = matches!(lookup, Lookup::IsNull) && matches!(right, Right::Bool(true) | Right::Null);
        let optional = self.is_left(scope, near.alias) || near.null;
        let or_missing = wants_null && !prefix.is_empty() && optional;
        if or_missing && !bare {
            self.put("(");
        }
        // The inner query begins at the related table, or, if it asks for no related row, one table before.
        let rest = skip(path, many);
        self.scopes[inside] = Scope::EMPTY;
        self.scopes[inside].split = true;
        self.scopes[inside].parent = scope;
        self.scopes[inside].join_count = 1;
        let start = if wants_null {
            self.scopes[inside].base = self.table_name(scope, near.alias);
            0
        } else {
            // The hop's table takes the place of the first join, so that the path resolves onto it.
            self.scopes[inside].base = hop.table;
            self.scopes[inside].joins[1] = Join { hop: Some(hop), parent: 0, left: false, numbered: false };
            self.scopes[inside].join_count = 2;
            1
        };
        let outside = self.enter(inside);
        let place = self.resolve(inside, 0, rest, Share::Only(bit(1)));
        if !wants_null {
            let used = self.scopes[inside].used;
            self.demote(inside, used);
        }
        let mark = self.mark();
        self.comparison(inside, &place, rest, lookup, right, false);
        self.put(" AND ");
        self.put_alias(inside, start);
        self.put(".");
        self.put(if wants_null { hop.from } else { hop.to });
        self.put(" = ");
        self.put_place(scope, &near);
        // If this call joined the same relation, the condition is about the row that it joined.
        if let (Some(joined), false) = (self.shared_join(scope, near.alias, hop, share), wants_null) {
            let key = match relation.hops {
                [_, second, ..] => second.from,
                _ => relation.key.quoted,
            };
            self.put(" AND ");
            self.put_alias(inside, start);
            self.put(".");
            self.put(key);
            self.put(" = ");
            self.put_alias(scope, joined);
            self.put(".");
            self.put(key);
        }
        let filter = self.since(mark);
        self.leave(outside);
        self.put("EXISTS(SELECT 1 FROM ");
        if wants_null {
            self.put_from(inside);
        } else {
            self.put_from_after(inside, 1);
        }
        self.put(" WHERE ");
        self.put_span(filter);
        self.put(")");
        if or_missing {
            self.put(" OR ");
            self.put_place(scope, &near);
            self.put(" IS NULL");
            if !bare {
                self.put(")");
            }
        }
    }

    /// A join that this call of `filter` made over `hop`.
    const fn shared_join(&self, scope: usize, parent: usize, hop: &Hop, share: Joins) -> Option<usize> {
        let state = &self.scopes[scope];
        let mut at = 1;
        while at < state.join_count {
            if let Some(other) = state.joins[at].hop
                && other.id == hop.id
                && state.joins[at].parent as usize == parent
                && share & bit(at) != 0
            {
                return Some(at);
            }
            at += 1;
        }
        None
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
        }
    }

    const fn all_aggregate(&self, scope: usize, parts: &'static [Condition]) -> bool {
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
    const fn window_conditions(&self, scope: usize, parts: &'static [Condition]) -> bool {
        let mut at = 0;
        while at < parts.len() {
            let window = match &parts[at] {
                Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => {
                    self.window_conditions(scope, parts)
                }
                Condition::Not(part) => self.window_conditions(scope, std::slice::from_ref(part)),
                Condition::Test { path, .. } => self.path_windows(scope, path),
                Condition::Compare { left, .. } => self.expression_windows(scope, left),
                Condition::True(expr) => self.expression_windows(scope, expr),
            };
            if window {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Writes the conditions over windows, as they apply to the query as a table.
    pub(super) const fn qualifications(&mut self, scope: usize) {
        let mut share: Joins = Joins::MAX;
        let mut at = 0;
        while at < self.scopes[scope].qualify_count {
            if let Some((conditions, exclude)) = self.scopes[scope].qualify[at] {
                self.put(match (at, exclude) {
                    (0, false) => "(",
                    (0, true) => "NOT (",
                    (_, false) => " AND (",
                    (_, true) => " AND NOT (",
                });
                self.connect(scope, conditions, Connector::And, Negation::FREE, &mut share, true);
                self.put(")");
            }
            at += 1;
        }
    }

    /// A condition outside `filter`: of an aggregate, a `When`, an annotation. It removes no rows, so it makes no join
    /// INNER.
    pub(super) const fn free_condition(&mut self, scope: usize, condition: &'static Condition, bare: bool) {
        if empty(condition) {
            self.put("1");
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
}

/// The index of the first segment that leads to several rows, or the path's length.
pub(super) const fn to_many(path: &'static [Segment]) -> usize {
    let mut at = 0;
    while at < path.len() {
        if let Segment::Relation(relation) = path[at] {
            let mut hop = 0;
            while hop < relation.hops.len() {
                if relation.hops[hop].many {
                    return at;
                }
                hop += 1;
            }
        }
        at += 1;
    }
    path.len()
}

/// The lookup that a path ends with; `= None` asks for NULL.
const fn lookup_of(path: &'static [Segment], right: &'static Right) -> Lookup {
    let lookup = match path {
        [.., Segment::Lookup(lookup)] => *lookup,
        _ => Lookup::Exact,
    };
    match (lookup, right) {
        (Lookup::Exact | Lookup::IExact, Right::Null) => Lookup::IsNull,
        _ => lookup,
    }
}

/// Whether a condition says nothing, as `Q()` does.
const fn empty(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => count(parts) == 0,
        Condition::Not(part) => empty(part),
        _ => false,
    }
}

/// How many of these say something.
const fn count(parts: &[Condition]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < parts.len() {
        if !empty(&parts[at]) {
            count += 1;
        }
        at += 1;
    }
    count
}
