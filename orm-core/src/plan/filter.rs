//! Filtered relations: `annotate(name = FilteredRelation(relation, Q(…)))`.

use super::{Column, Condition, Hop, Relation, Right, Segment, hash};

/// The relation and the condition of a `FilteredRelation`: the condition stands in the join, so that a row without
/// such related rows stays.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// The relation.
    pub relation: &'static Relation,
    /// What holds for its rows. Paths begin with the relation, or are fields of the query's own model.
    pub condition: Condition,
}

impl Filter {
    /// The rows of the relation at the end of `path` for which `condition` holds.
    #[must_use]
    pub const fn new(path: &'static [Segment], condition: Condition) -> Filter {
        match path {
            [.., Segment::Relation(relation)] => Filter { relation, condition },
            // Of which the path's type tells.
            _ => Filter { relation: NOTHING, condition },
        }
    }

    /// Makes sure that `condition` is about the rows that it filters.
    ///
    /// # Panics
    /// If it is not: at compile time, a compile error.
    #[track_caller]
    pub const fn check(path: &'static [Segment], condition: &Condition) {
        assert!(
            is_about(path, condition),
            "a filtered relation's condition is about fields of its rows, or of the query's own: no other relations"
        );
    }

    /// The hops of the relation called `name`: the last is one of its own. (A single hop comes twice.)
    #[must_use]
    pub const fn hops(&'static self, name: &str) -> [Hop; 2] {
        let hops = self.relation.hops;
        let last = hops[hops.len() - 1];
        let filtered = Hop {
            id: last.id ^ hash(name).rotate_left(7),
            // The key is held here all the same, so only the join tells.
            direct: false,
            on: Some(self),
            ..last
        };
        [if hops.len() == 1 { filtered } else { hops[0] }, filtered]
    }

    /// The relation over hops that [`Filter::hops`] made.
    #[must_use]
    pub const fn relation(&self, hops: &'static [Hop; 2]) -> Relation {
        Relation { hops: hops.split_at(self.relation.hops.len()).0, ..*self.relation }
    }

    /// The last hop without the condition.
    #[must_use]
    pub const fn plain(&self) -> &'static Hop {
        let hops = self.relation.hops;
        &hops[hops.len() - 1]
    }
}

/// In the place of what is no relation.
const NOTHING: &Relation = {
    const COLUMN: &Column = &Column::COMPUTED;
    const HOPS: &[Hop] = &[Hop::new(("", 0), "", ("", 0), false, false, false)];
    &Relation { model: "", name: "", hops: HOPS, target: COLUMN, key: COLUMN }
};

/// Whether a condition names only fields of the row that `path` leads to, and of the one that it begins at.
const fn is_about(path: &[Segment], condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => {
            let mut at = 0;
            while at < parts.len() {
                if !is_about(path, &parts[at]) {
                    return false;
                }
                at += 1;
            }
            true
        }
        Condition::Not(part) | Condition::Optional { condition: part, .. } => is_about(path, part),
        Condition::Test { path: own, right } => leads(path, own) && !matches!(right, Right::Query(_)),
        Condition::Compare { .. } | Condition::True(_) => false,
    }
}

/// Whether `own` goes no further than `path`, and by the same relations. It may end on a key that a row holds.
const fn leads(path: &[Segment], own: &[Segment]) -> bool {
    let mut at = 0;
    while at < own.len() {
        if let Segment::Relation(relation) = own[at] {
            let same = at < path.len()
                && match path[at] {
                    Segment::Relation(other) => {
                        let (a, b) = (other.hops, relation.hops);
                        a.len() == b.len() && a[a.len() - 1].id == b[b.len() - 1].id
                    }
                    _ => false,
                };
            let last = at + 1 == own.len() || matches!(own[at + 1], Segment::Lookup(_));
            let held = last && relation.hops[0].direct;
            if !same && !held {
                return false;
            }
        }
        at += 1;
    }
    true
}
