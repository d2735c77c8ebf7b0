//! From paths to joins: which tables a path needs, which of them are shared, which are LEFT.
//!
//! The rules are those of Django's `Query.setup_joins`, `trim_joins`, `join`, `promote_joins` and `demote_joins`.

use super::lift::{Lifted, Places};
use super::scope::{JOINS, Join, Joins};
use super::{Renderer, TOO_LARGE};
use crate::plan::{Column, Hop, Kind, Segment, same};

/// Where a path leads.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The index of the table in its scope.
    pub(super) alias: usize,
    /// The column's name there, in quotes.
    pub(super) quoted: &'static str,
    /// The column that it was reached as, if the path was not cut short.
    pub(super) column: Option<&'static Column>,
    /// How its values are stored.
    pub(super) kind: Kind,
    /// Whether the column itself may be NULL.
    pub(super) null: bool,
    /// The annotation that the path begins with, instead of all of the above.
    pub(super) name: Option<usize>,
    /// How many segments were used; transforms, keys and a lookup may follow.
    pub(super) rest: usize,
}

impl Place {
    /// Whether it is a column, or one of the first so many names.
    pub(super) const fn is_before(&self, names: usize) -> bool {
        match self.name {
            Some(name) => name < names,
            None => true,
        }
    }
}

/// Which joins over to-many relations a path may share.
#[derive(Clone, Copy)]
pub(super) enum Share {
    /// Any: outside `filter`.
    Any,
    /// Those made by the same call of `filter`.
    Only(Joins),
    /// Those among the first so many.
    First(usize),
}

impl Renderer<'_> {
    /// Resolves `path` from the table `from` of `scope`, adding the joins that it needs.
    pub(super) const fn resolve(&mut self, scope: usize, from: usize, path: &'static [Segment], share: Share) -> Place {
        let mut place = Place {
            alias: from,
            quoted: "",
            column: None,
            kind: Kind::Text,
            null: false,
            name: None,
            rest: path.len(),
        };
        let mut at = 0;
        // The last hop of the relation before, if it is not joined yet: a path that ends on its far column does not
        // need the join.
        let mut pending: Option<&'static Hop> = None;
        while at < path.len() {
            match path[at] {
                Segment::Annotation(name) => {
                    place.name = self.find_name(scope, name);
                    if let Some(index) = place.name {
                        place.kind = self.scopes[scope].names[index].kind;
                    }
                    place.rest = at + 1;
                    return place;
                }
                Segment::Relation(relation) => {
                    if let Some(hop) = pending {
                        place.alias = self.join(scope, place.alias, hop, share);
                    }
                    let last = relation.hops.len() - 1;
                    let mut hop = 0;
                    while hop < last {
                        place.alias = self.join(scope, place.alias, &relation.hops[hop], share);
                        hop += 1;
                    }
                    pending = Some(&relation.hops[last]);
                    place.kind = relation.target.kind;
                    place.quoted = relation.target.quoted;
                    place.null = relation.target.null;
                    at += 1;
                }
                Segment::Column(column) => {
                    if let Some(hop) = pending {
                        if hop.direct && hop.to_id == column.id {
                            place.quoted = hop.from;
                            place.null = hop.nullable;
                        } else {
                            place.alias = self.join(scope, place.alias, hop, share);
                            place.quoted = column.quoted;
                            place.null = column.null;
                            place.column = Some(column);
                        }
                    } else {
                        place.quoted = column.quoted;
                        place.null = column.null;
                        place.column = Some(column);
                    }
                    place.kind = column.kind;
                    place.rest = at + 1;
                    return place;
                }
                Segment::Transform(_) | Segment::Key(_) | Segment::Index(_) | Segment::Lookup(_) => break,
            }
        }
        // The path ends on a relation: its value is the key.
        place.rest = at;
        if let Some(hop) = pending {
            if hop.direct {
                place.quoted = hop.from;
                place.null = hop.nullable;
            } else {
                place.alias = self.join(scope, place.alias, hop, share);
            }
        }
        place
    }

    /// The near column of `hop` at the end of `path`, which leads over to-one relations only.
    pub(super) const fn near(&mut self, scope: usize, path: &'static [Segment], hop: &Hop, share: Share) -> Place {
        let mut place = Place {
            alias: 0,
            quoted: hop.from,
            column: None,
            kind: Kind::Integer,
            null: false,
            name: None,
            rest: path.len(),
        };
        if let [before @ .., Segment::Relation(relation)] = path {
            let last = &relation.hops[relation.hops.len() - 1];
            if relation.hops.len() == 1 && last.direct && last.to_id == hop.from_id {
                place.alias = self.table_at(scope, 0, before, share);
                place.quoted = last.from;
                place.null = last.nullable;
            } else {
                place.alias = self.table_at(scope, 0, path, share);
            }
        }
        place
    }

    /// The name of a table of `scope`, in quotes.
    pub(super) const fn table_name(&self, scope: usize, alias: usize) -> &'static str {
        match self.scopes[scope].joins[alias].hop {
            Some(hop) => hop.table,
            None => self.scopes[scope].base,
        }
    }

    /// The table that `path`, which ends on a relation, leads to.
    pub(super) const fn table_at(
        &mut self,
        scope: usize,
        from: usize,
        path: &'static [Segment],
        share: Share,
    ) -> usize {
        let mut alias = from;
        let mut at = 0;
        while at < path.len() {
            if let Segment::Relation(relation) = path[at] {
                let mut hop = 0;
                while hop < relation.hops.len() {
                    alias = self.join(scope, alias, &relation.hops[hop], share);
                    hop += 1;
                }
            }
            at += 1;
        }
        alias
    }

    /// The table over `hop` from `parent`: one that may be shared, or a new one.
    pub(super) const fn join(&mut self, scope: usize, parent: usize, hop: &'static Hop, share: Share) -> usize {
        let state = &mut self.scopes[scope];
        let mut at = state.join_count;
        let mut numbered = same(state.base, hop.table);
        // From the newest: Django shares the most recent join of the table.
        while at > 1 {
            at -= 1;
            if let Some(other) = state.joins[at].hop {
                if other.id == hop.id && state.joins[at].parent as usize == parent {
                    let shared = match share {
                        Share::Any => true,
                        Share::First(count) => !hop.many || at < count,
                        Share::Only(joins) => !hop.many || joins & bit(at) != 0,
                    };
                    if shared {
                        state.used |= bit(at);
                        return at;
                    }
                }
                if !numbered && same(other.table, hop.table) {
                    numbered = true;
                }
            }
        }
        let new = state.join_count;
        if new == JOINS {
            self.wrong = TOO_LARGE;
            return 0;
        }
        let left = hop.nullable || state.joins[parent].left;
        state.joins[new] = Join { hop: Some(hop), parent: parent as u8, left, numbered, stage: state.stage };
        state.join_count += 1;
        state.used |= bit(new);
        if hop.many && matches!(share, Share::Only(_)) {
            // Paths from here on lead over this join, no longer over one that is grouped by.
            state.grouped_by = &[];
            state.groups_selected = false;
        }
        new
    }

    /// Makes these joins LEFT where a row may be missing, and what hangs on them.
    pub(super) const fn promote(&mut self, scope: usize, joins: Joins) {
        let state = &mut self.scopes[scope];
        let mut at = 1;
        // Parents come before children, so one pass reaches everything.
        while at < state.join_count {
            let join = state.joins[at];
            let parent_left = state.joins[join.parent as usize].left;
            if let Some(hop) = join.hop
                && ((joins & bit(at) != 0 && hop.nullable) || parent_left)
            {
                state.joins[at].left = true;
            }
            at += 1;
        }
    }

    /// Makes these joins INNER, and what they hang on.
    pub(super) const fn demote(&mut self, scope: usize, joins: Joins) {
        let state = &mut self.scopes[scope];
        let mut joins = joins;
        let mut at = state.join_count;
        while at > 1 {
            at -= 1;
            if joins & bit(at) != 0 && state.joins[at].left {
                state.joins[at].left = false;
                joins |= bit(state.joins[at].parent as usize);
            }
        }
    }

    /// The joins that are INNER now.
    pub(super) const fn inner(&self, scope: usize) -> Joins {
        let state = &self.scopes[scope];
        let mut joins = 0;
        let mut at = 1;
        while at < state.join_count {
            if !state.joins[at].left {
                joins |= bit(at);
            }
            at += 1;
        }
        joins
    }

    /// The annotation called `name`; the newest, should there be two.
    pub(super) const fn find_name(&self, scope: usize, name: &str) -> Option<usize> {
        let state = &self.scopes[scope];
        let mut at = state.name_count;
        while at > 0 {
            at -= 1;
            if let Some(other) = state.names[at].name
                && same(other, name)
            {
                return Some(at);
            }
        }
        None
    }

    /// Writes what a table is called: its own name, or a number where that is taken or a query is nested.
    pub(super) const fn put_alias(&mut self, scope: usize, alias: usize) {
        let state = &self.scopes[scope];
        if let (0, Some(first)) = (alias, state.first) {
            self.put_alias(state.parent, first);
            return;
        }
        let join = state.joins[alias];
        if scope > 0 {
            const LETTERS: [&str; super::scope::DEPTH] = ["T", "U", "V", "W", "X", "Y"];
            let out = &mut self.out;
            out.put("\"");
            out.put(LETTERS[scope]);
            out.put_number(alias as u64);
            out.put("\"");
        } else if join.numbered {
            let out = &mut self.out;
            out.put("\"T");
            out.put_number(alias as u64 + 1);
            out.put("\"");
        } else {
            let name = self.table_name(scope, alias);
            self.out.put(name);
        }
    }

    /// Writes a column with its table.
    pub(super) const fn put_place(&mut self, scope: usize, place: &Place) {
        match self.places {
            Places::Written { scope: of } if of == scope => self.put_qualified_place(scope, place),
            Places::Lifted { scope: of, names, .. } if of == scope && place.is_before(names) => {
                self.lift(Lifted::Place(*place));
            }
            Places::Noted { scope: of } if of == scope && self.depth == scope && place.name.is_none() => {
                self.note_place(scope, place);
            }
            _ => self.put_own(scope, place),
        }
    }

    /// Writes a place as a column of its table, or the annotation that it is.
    pub(super) const fn put_own(&mut self, scope: usize, place: &Place) {
        if let Some(name) = place.name {
            let text = self.scopes[scope].names[name].text;
            self.put_span(text);
        } else {
            self.put_column(scope, place);
        }
    }

    /// Writes a column of the table that a place is in.
    pub(super) const fn put_column(&mut self, scope: usize, place: &Place) {
        if let (0, Some(column)) = (scope, place.column)
            && !self.scopes[scope].joins[place.alias].numbered
        {
            self.out.put(column.qualified);
            return;
        }
        self.put_alias(scope, place.alias);
        self.out.put(".");
        self.out.put(place.quoted);
    }

    /// Writes `"table" INNER JOIN … ON …`: what stands after FROM.
    pub(super) const fn put_from(&mut self, scope: usize) {
        self.put_from_after(scope, 0);
    }

    /// [`Self::put_from`] without the tables before `first`.
    pub(super) const fn put_from_after(&mut self, scope: usize, first: usize) {
        let name = self.table_name(scope, first);
        self.out.put(name);
        if scope > 0 {
            self.out.put(" ");
            self.put_alias(scope, first);
        }
        let mut at = first + 1;
        while at < self.scopes[scope].join_count {
            let join = self.scopes[scope].joins[at];
            if let Some(hop) = join.hop {
                self.out.put(if join.left { " LEFT JOIN " } else { " INNER JOIN " });
                self.out.put(hop.table);
                if scope > 0 || join.numbered {
                    self.out.put(" ");
                    self.put_alias(scope, at);
                }
                self.out.put(" ON ");
                self.put_alias(scope, join.parent as usize);
                self.out.put(".");
                self.out.put(hop.from);
                self.out.put(" = ");
                self.put_alias(scope, at);
                self.out.put(".");
                self.out.put(hop.to);
                if let Some(filter) = hop.on {
                    self.out.put(" AND ");
                    self.on(scope, at, filter);
                }
            }
            at += 1;
        }
    }
}

/// Whether two places of a query are the same column or annotation.
pub(super) const fn same_place(a: &Place, b: &Place) -> bool {
    match (a.name, b.name) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.alias == b.alias && same(a.quoted, b.quoted),
        _ => false,
    }
}

/// The set of one join.
pub(super) const fn bit(alias: usize) -> Joins {
    1 << alias
}

/// `path` without its first `count` parts. (Patterns cost the interpreter less than `split_at`.)
pub(super) const fn skip(path: &'static [Segment], count: usize) -> &'static [Segment] {
    let mut rest = path;
    let mut left = count;
    while left > 0 {
        if let [_, tail @ ..] = rest {
            rest = tail;
        }
        left -= 1;
    }
    rest
}

/// The first `count` parts of `path`.
pub(super) const fn before(path: &'static [Segment], count: usize) -> &'static [Segment] {
    let mut rest = path;
    while rest.len() > count {
        if let [head @ .., _] = rest {
            rest = head;
        }
    }
    rest
}
