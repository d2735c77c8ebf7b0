//! Filtered relations: the condition in the join.

use super::Renderer;
use super::condition::{Connector, Negation};
use super::joins::bit;
use crate::plan::Filter;

impl Renderer<'_> {
    /// Writes what holds for the rows of the join `alias`, besides that they are related.
    pub(super) const fn on(&mut self, scope: usize, alias: usize, filter: &'static Filter) {
        let home = self.home(scope);
        let (joins, count) = (self.scopes[scope].joins, self.scopes[scope].join_count);
        let (used, stage) = (self.scopes[scope].used, self.scopes[home].stage);
        // For as long as this is written, the relation itself means this join, and no other.
        self.scopes[scope].joins[alias].hop = Some(filter.plain());
        self.scopes[scope].join_count = alias + 1;
        self.scopes[home].stage = joins[alias].stage;
        // So do the joins on the way to it.
        let mut share = bit(alias);
        let mut on_the_way = alias;
        while on_the_way > 0 {
            on_the_way = joins[on_the_way].parent as usize;
            share |= bit(on_the_way);
        }
        let parts = std::slice::from_ref(&filter.condition);
        self.connect(scope, parts, Connector::And, Negation::FREE, &mut share, false);
        // It removes no rows, so that it makes no join INNER.
        self.scopes[scope].joins = joins;
        self.scopes[scope].join_count = count;
        self.scopes[scope].used = used;
        self.scopes[home].stage = stage;
    }
}
