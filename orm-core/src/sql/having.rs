//! Conditions over groups: what else they compare is grouped by, too.

use super::joins::{Share, before};
use super::scope::Joins;
use super::split::to_many;
use super::{Renderer, TOO_LARGE};
use crate::plan::{Condition, Expr, Right, Segment};

impl Renderer<'_> {
    /// Before a condition of HAVING, `negated` if it stands in `exclude` or under `!`: notes the columns that it compares.
    pub(super) const fn group_compared(
        &mut self,
        scope: usize,
        condition: &'static Condition,
        share: &mut Joins,
        negated: bool,
    ) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::Odd(parts) => {
                let mut at = 0;
                while at < parts.len() {
                    self.group_compared(scope, &parts[at], share, negated);
                    at += 1;
                }
            }
            Condition::Not(part) => self.group_compared(scope, part, share, true),
            Condition::Optional { number, condition } if self.is_present(scope, *number) => {
                self.group_compared(scope, condition, share, negated);
            }
            Condition::Test { path, right } => {
                self.group_path(scope, path, share, negated);
                self.group_right(scope, right, share, negated);
            }
            Condition::Compare { left, right, .. } => {
                if let Expr::Path(path) = left {
                    self.group_path(scope, path, share, negated);
                }
                self.group_right(scope, right, share, negated);
            }
            Condition::True(Expr::Path(path)) => self.group_path(scope, path, share, negated),
            Condition::True(_) | Condition::Optional { .. } => {}
        }
    }

    const fn group_right(&mut self, scope: usize, right: &'static Right, share: &mut Joins, negated: bool) {
        if let Right::Expr(Expr::Path(path)) = right {
            self.group_path(scope, path, share, negated);
        }
    }

    const fn group_path(&mut self, scope: usize, path: &'static [Segment], share: &mut Joins, negated: bool) {
        if self.path_aggregates(scope, path) || self.path_windows(scope, path) {
            return;
        }
        let last = self.scopes[scope].used;
        self.scopes[scope].used = 0;
        let count = to_many(path);
        let many = count < path.len();
        let place = match path[if many { count } else { 0 }] {
            // What is negated over such relations is a query of its own, for each value that it begins at.
            Segment::Relation(relation) if many && negated => {
                self.near(scope, before(path, count), &relation.hops[0], Share::Only(*share))
            }
            _ => self.resolve(scope, 0, path, Share::Only(*share)),
        };
        let used = self.scopes[scope].used;
        *share |= used;
        self.scopes[scope].used = last | used;
        let start = self.out.at;
        self.put_place(scope, &place);
        let span = self.since(start);
        let state = &mut self.scopes[scope];
        let list = if many && !negated { &mut state.group } else { &mut state.compared };
        if !list.push(span) {
            self.wrong = TOO_LARGE;
        }
    }
}
