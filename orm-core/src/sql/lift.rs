//! Queries as tables: what is computed of the rows of such a query names columns of the table.

use super::joins::{Place, Share, same_place};
use super::scope::{Grouping, Span};
use super::{Renderer, TOO_LARGE};
use crate::plan::Expr;

/// How the columns of a query are written.
#[derive(Clone, Copy)]
pub(super) enum Places {
    /// As columns of its tables.
    Own,
    /// So, with a name: those of conditions over windows become columns of the query as a table.
    Noted { scope: usize },
    /// In conditions over windows: as columns of the query as a table.
    Written { scope: usize },
    /// In aggregates over the query as a table: as columns that it gets. Of its names the first so many are its own; those
    /// after them are aggregates. `argument`: inside of an aggregate.
    Lifted { scope: usize, names: usize, argument: bool },
}

/// What aggregates over a query as a table are computed of.
#[derive(Clone, Copy)]
pub(super) enum Lifted {
    /// A column, or an annotation of the query.
    Place(Place),
    /// SQL by hand, which may name columns.
    Raw(&'static Expr),
}

impl Renderer<'_> {
    /// Writes what an aggregate is over.
    pub(super) const fn argument(&mut self, scope: usize, argument: &'static Expr, share: Share) {
        let last = self.places;
        if let Places::Lifted { scope, names, .. } = last {
            self.places = Places::Lifted { scope, names, argument: true };
        }
        self.expression(scope, argument, share);
        self.places = last;
    }

    /// Writes a column of the query as a table that is this, a new one unless there is one.
    pub(super) const fn lift(&mut self, what: Lifted) {
        let mut at = 0;
        while at < self.lifted.len() {
            match (self.lifted[at], what) {
                (Some(Lifted::Place(other)), Lifted::Place(place)) if same_place(&other, &place) => break,
                (Some(_), _) => at += 1,
                (None, _) => {
                    self.lifted[at] = Some(what);
                    break;
                }
            }
        }
        if at == self.lifted.len() {
            self.wrong = TOO_LARGE;
        }
        self.put_lifted(at);
    }

    /// The selected columns, and after them those that were lifted.
    pub(super) const fn with_lifted(&mut self, scope: usize, select: Span) -> Span {
        let start = self.out.at;
        self.put_span(select);
        let mut at = 0;
        while at < self.lifted.len()
            && let Some(lifted) = self.lifted[at]
        {
            self.out.put(", ");
            match lifted {
                Lifted::Place(place) => self.put_own(scope, &place),
                Lifted::Raw(expr) => {
                    self.expression(scope, expr, Share::Any);
                }
            }
            self.out.put(" AS ");
            self.put_lifted(at);
            at += 1;
        }
        self.since(start)
    }

    /// What the query groups by, and after that the columns that were lifted and are no aggregates: of a group there is
    /// one value of each.
    pub(super) const fn grouped_by_lifted(&mut self, scope: usize, group: Span) -> Span {
        if matches!(self.scopes[scope].grouping, Grouping::None) {
            return group;
        }
        let start = self.out.at;
        self.put_span(group);
        let mut at = 0;
        while at < self.lifted.len()
            && let Some(lifted) = self.lifted[at]
        {
            if let Lifted::Place(place) = lifted
                && !self.is_computed(scope, &place)
            {
                self.comma(start);
                self.put_own(scope, &place);
            }
            at += 1;
        }
        self.since(start)
    }

    /// Whether a place is an annotation that is computed of a group or over a window.
    const fn is_computed(&self, scope: usize, place: &Place) -> bool {
        match place.name {
            Some(name) => {
                let named = &self.scopes[scope].names[name];
                named.aggregate || named.window.is_some()
            }
            None => false,
        }
    }

    const fn put_lifted(&mut self, at: usize) {
        self.out.put("\"__col");
        self.out.put_number(at as u64 + 1);
        self.out.put("\"");
    }
}
