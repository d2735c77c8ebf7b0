//! What `exclude` over a to-many relation becomes: Django's `split_exclude`.

use super::Renderer;
use super::condition::lookup_of;
use super::joins::{Share, before, bit, skip};
use super::scope::{Join, Joins, Scope};
use crate::plan::{Hop, Lookup, Right, Segment, same};

impl Renderer<'_> {
    /// Whether a path goes over the related row that a manager before it is about: then it is about that one alone.
    pub(super) const fn is_sticky(&self, scope: usize, path: &'static [Segment]) -> bool {
        let state = &self.scopes[scope];
        let mut at = 1;
        while state.sticky != 0 && at < state.join_count {
            if let (true, 0, Some(hop), Segment::Relation(relation)) =
                (state.sticky & bit(at) != 0, state.joins[at].parent, state.joins[at].hop, path[0])
                && hop.id == relation.hops[0].id
            {
                return true;
            }
            at += 1;
        }
        false
    }

    /// A negated condition over a to-many relation: `EXISTS` of a related row for which the condition holds.
    pub(super) const fn split(
        &mut self,
        scope: usize,
        path: &'static [Segment],
        right: &'static Right,
        share: Joins,
        bare: bool,
    ) {
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
            self.out.put("(");
        }
        // The inner query begins at the related table, or, if it asks for no related row, one table before.
        let rest = skip(path, many);
        self.scopes[inside] = Scope::EMPTY;
        self.scopes[inside].split = true;
        // Its parameters are numbered as those of the query that it is a part of.
        self.scopes[inside].stage = self.scopes[scope].stage;
        self.scopes[inside].parent = scope;
        self.scopes[inside].join_count = 1;
        let start = if wants_null {
            // Not that of `near`, which may be a key that is held one table further out.
            self.scopes[inside].base = match prefix {
                [.., Segment::Relation(last)] => last.hops[last.hops.len() - 1].table,
                _ => self.table_name(scope, near.alias),
            };
            0
        } else {
            // The hop's table takes the place of the first join, so that the path resolves onto it.
            self.scopes[inside].base = hop.table;
            let stage = self.scopes[scope].stage;
            self.scopes[inside].joins[1] = Join { hop: Some(hop), parent: 0, left: false, numbered: false, stage };
            self.scopes[inside].join_count = 2;
            self.scopes[inside].first = Some(near.alias);
            1
        };
        let outside = self.enter(inside);
        let place = self.resolve(inside, 0, rest, Share::Only(bit(1)));
        if !wants_null {
            let used = self.scopes[inside].used;
            self.demote(inside, used);
        }
        let mark = self.out.at;
        self.comparison(inside, &place, rest, lookup, right, false);
        self.out.put(" AND ");
        self.put_alias(inside, start);
        self.out.put(".");
        self.out.put(if wants_null { hop.from } else { hop.to });
        self.out.put(" = ");
        self.put_place(scope, &near);
        if let (Some(filter), false) = (hop.on, wants_null) {
            self.out.put(" AND ");
            self.on(inside, start, filter);
        }
        // If this call joined the same relation, be it for the right side, the condition is about the row that it joined.
        let shared = share | self.scopes[scope].used;
        if let (Some(joined), false) = (self.shared_join(scope, near.alias, prefix, hop, shared), wants_null) {
            let key = match relation.hops {
                [_, second, ..] => second.from,
                _ => relation.key.quoted,
            };
            self.out.put(" AND ");
            self.put_alias(inside, start);
            self.out.put(".");
            self.out.put(key);
            self.out.put(" = ");
            self.put_alias(scope, joined);
            self.out.put(".");
            self.out.put(key);
        }
        let filter = self.since(mark);
        self.leave(outside);
        self.out.put("EXISTS(SELECT 1 FROM ");
        if wants_null {
            self.put_from(inside);
        } else {
            self.put_from_after(inside, 1);
        }
        self.out.put(" WHERE ");
        self.put_span(filter);
        self.out.put(")");
        if or_missing {
            self.out.put(" OR ");
            self.put_place(scope, &near);
            self.out.put(" IS NULL");
            if !bare {
                self.out.put(")");
            }
        }
    }

    /// A join that this call of `filter` made over `hop`. Django knows it by its name: it is called as the join in a query
    /// that begins with `prefix` and `hop` would be.
    const fn shared_join(
        &self,
        scope: usize,
        parent: usize,
        prefix: &'static [Segment],
        hop: &Hop,
        share: Joins,
    ) -> Option<usize> {
        let state = &self.scopes[scope];
        let mut numbered = same(state.base, hop.table);
        let mut number = 1;
        let mut at = 0;
        while at < prefix.len() {
            if let Segment::Relation(relation) = prefix[at] {
                let mut hops = relation.hops;
                while let [first, rest @ ..] = hops {
                    numbered |= same(first.table, hop.table);
                    number += 1;
                    hops = rest;
                }
            }
            at += 1;
        }
        let mut at = 1;
        while at < state.join_count {
            if let Some(other) = state.joins[at].hop
                && other.id == hop.id
                && state.joins[at].parent as usize == parent
                && share & bit(at) != 0
                && state.joins[at].numbered == numbered
                && (!numbered || at == number)
            {
                return Some(at);
            }
            at += 1;
        }
        None
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
