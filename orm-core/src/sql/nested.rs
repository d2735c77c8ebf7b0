//! Queries inside of queries: as a value, as the right side of `in`, under EXISTS.

use super::Renderer;
use super::query::{Columns, Order};
use crate::plan::Plan;

impl Renderer<'_> {
    /// A query as a value: `(SELECT …)`.
    pub(super) const fn subquery(&mut self, scope: usize, plan: &'static Plan) {
        self.out.put("(");
        self.nested(scope, plan);
        self.out.put(")");
    }

    /// A query of one column, as the right side of `in`. Its order matters only if it is sliced.
    pub(super) const fn nested(&mut self, scope: usize, plan: &'static Plan) {
        let pointed = self.pointed.take();
        let Some((inside, outside)) = self.nest(scope, plan) else { return };
        let order = if self.scopes[inside].sliced { Order::Own } else { Order::None };
        self.pointed = pointed;
        let (columns, clauses) = self.clauses(inside, Columns::One, order);
        self.leave(outside);
        // The text goes to the sink outside; while it is written the scope inside must stay as it is.
        let depth = self.depth;
        self.depth = inside;
        self.body(inside, columns, clauses, None);
        self.depth = depth;
    }

    /// `EXISTS(SELECT 1 …)`
    pub(super) const fn exists(&mut self, scope: usize, plan: &'static Plan) {
        let Some((inside, outside)) = self.nest(scope, plan) else { return };
        let order = if self.scopes[inside].sliced { Order::Own } else { Order::None };
        let columns = self.unit(inside);
        let (columns, clauses) = self.clauses(inside, columns, order);
        self.leave(outside);
        let depth = self.depth;
        self.depth = inside;
        self.out.put("EXISTS(");
        self.body(inside, columns, clauses, None);
        self.out.put(")");
        self.depth = depth;
    }
}
