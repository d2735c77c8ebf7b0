//! Steps: reading a plan in the order in which it was written.

use super::joins::Share;
use super::scope::{Grouping, Mark, NAMES, Named, Scope, Selection, Stage};
use super::{Outside, Renderer, TOO_LARGE};
use crate::plan::{Bound, Expr, Item, Plan, Segment, Step};

impl Renderer<'_> {
    /// Begins the query of `plan` in `scope`.
    pub(super) const fn open(&mut self, scope: usize, plan: &'static Plan) {
        let state = &mut self.scopes[scope];
        state.table = Some(plan.table);
        state.plan = Some(plan);
        state.base = plan.table.quoted;
        state.join_count = 1;
    }

    /// Reads the steps of `plan`, those of its base first.
    pub(super) const fn steps(&mut self, scope: usize, plan: &'static Plan) {
        if let Some(base) = plan.base {
            let stage = self.scopes[scope].stage;
            if let Some(start) = plan.start {
                self.scopes[scope].stage = Stage { offset: stage.offset.saturating_add(start), present: 0 };
            }
            self.steps(scope, base);
            // A query that is too large before it goes on takes no longer.
            if !self.wrong.is_empty() {
                return;
            }
            match plan.start {
                Some(_) => self.scopes[scope].stage = stage,
                None => {
                    let offset = self.scopes[scope].stage.offset;
                    self.scopes[scope].stage.offset = offset.saturating_add(base.params);
                }
            }
        }
        // Inside of another query the numbers of conditions go on from those around it, unless it was a query of its own.
        if scope == 0 || (plan.base.is_some() && plan.start.is_none()) {
            self.scopes[scope].stage.present = plan.present;
        } else {
            self.scopes[scope].stage.present |= plan.present;
        }
        let mut at = 0;
        while at < plan.steps.len() {
            self.step(scope, &plan.steps[at]);
            at += 1;
        }
    }

    const fn step(&mut self, scope: usize, step: &'static Step) {
        match step {
            Step::Sticky(conditions) => {
                self.scopes[scope].sticky = self.filter(scope, conditions, false);
                return;
            }
            Step::Filter(conditions) => {
                self.filter(scope, conditions, false);
            }
            Step::Exclude(conditions) => {
                self.filter(scope, conditions, true);
            }
            Step::Order(keys) => {
                self.scopes[scope].order = Some(keys);
                self.scopes[scope].order_stage = self.scopes[scope].stage;
                self.scopes[scope].reversed = false;
                let mut at = 0;
                while at < keys.len() {
                    let aggregate = self.expression_aggregates(scope, &keys[at].expr);
                    self.group_for(scope, aggregate);
                    at += 1;
                }
            }
            Step::Reverse => self.scopes[scope].reversed = !self.scopes[scope].reversed,
            Step::Distinct => self.scopes[scope].distinct = true,
            Step::Nothing => {
                let start = self.out.at;
                self.out.put("0");
                let span = self.since(start);
                if !self.scopes[scope].filters.push(span) {
                    self.wrong = TOO_LARGE;
                }
            }
            Step::Slice { start, stop } => self.slice(scope, *start, *stop),
            Step::Annotate(items) => self.annotate(scope, items, true),
            Step::Alias(items) => self.annotate(scope, items, false),
            Step::Values(items) => {
                // What it computes may aggregate, which is then grouped as what is selected so far.
                let mut at = 0;
                while at < items.len() {
                    if !matches!(items[at].expr, Expr::Path(_)) {
                        self.name(scope, &items[at], false);
                    }
                    at += 1;
                }
                let state = &mut self.scopes[scope];
                state.selection = Selection::Values(items);
                state.selected_stage = state.stage;
                state.selected_joins = 0;
                state.groups_selected = false;
                // Annotations so far are selected only if `values` names them.
                let mut name = 0;
                while name < state.name_count {
                    state.names[name].shown = false;
                    name += 1;
                }
            }
            // What is loaded is said first, wherever it was written: the conditions are still the next step.
            Step::Load(columns) => {
                self.scopes[scope].selection = Selection::Model(*columns);
                return;
            }
            Step::Related(models) => {
                self.scopes[scope].related = models;
                return;
            }
            Step::Parents(parents) => self.parents(scope, parents),
            Step::Aggregate(items) => self.scopes[scope].aggregate = Some(items),
            Step::Each(each) => self.each = Some(*each),
            Step::Rewrite(creation) => self.scopes[scope].rewrite = Some(creation),
            Step::Create(creation) => self.scopes[scope].creation = Some(creation),
            Step::Update(sets) => self.scopes[scope].update = Some(sets),
            Step::Combine(combine, plan) => {
                let state = &mut self.scopes[scope];
                if state.combined_count == state.combined.len() {
                    self.wrong = TOO_LARGE;
                    return;
                }
                state.selected_first |= matches!(state.selection, Selection::Values(_));
                state.combined[state.combined_count] = Some((*combine, plan, state.stage));
                state.combined_count += 1;
            }
        }
        // Only what follows a related manager at once is a part of its conditions.
        self.scopes[scope].sticky = 0;
    }

    /// Renders expressions and names them.
    const fn annotate(&mut self, scope: usize, items: &'static [Item], shown: bool) {
        // What `values` selects is grouped by anew.
        if matches!(self.scopes[scope].selection, Selection::Values(_))
            && !matches!(self.scopes[scope].grouping, Grouping::None)
            && self.any_aggregates(scope, items)
        {
            self.scopes[scope].group.clear();
            self.group(scope);
        }
        let mut at = 0;
        while at < items.len() {
            self.name(scope, &items[at], shown);
            at += 1;
        }
    }

    const fn any_aggregates(&self, scope: usize, items: &'static [Item]) -> bool {
        let mut at = 0;
        while at < items.len() {
            if self.expression_aggregates(scope, &items[at].expr) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Renders an expression and names it.
    const fn name(&mut self, scope: usize, item: &'static Item, shown: bool) {
        let aggregate = self.expression_aggregates(scope, &item.expr);
        self.group_for(scope, aggregate);
        let kind = self.kind(scope, &item.expr);
        let windows = self.expression_windows(scope, &item.expr);
        let start = self.out.at;
        self.operand(scope, &item.expr, Share::Any);
        let text = self.since(start);
        let state = &mut self.scopes[scope];
        if state.name_count == NAMES {
            self.wrong = TOO_LARGE;
            return;
        }
        let window = if windows { Some((&item.expr, state.stage)) } else { None };
        let at_key = matches!(&item.expr, Expr::Path([.., Segment::Key(_) | Segment::Index(_)]));
        state.names[state.name_count] = Named { name: Some(item.name), text, kind, aggregate, at_key, window, shown };
        state.name_count += 1;
    }

    /// The first aggregate decides how the query groups, until `values` says it anew.
    const fn group_for(&mut self, scope: usize, aggregate: bool) {
        if aggregate && matches!(self.scopes[scope].grouping, Grouping::None) {
            self.group(scope);
        }
    }

    /// Groups by the row, or by what `values` named.
    const fn group(&mut self, scope: usize) {
        let Selection::Values(items) = self.scopes[scope].selection else {
            self.scopes[scope].grouping = Grouping::Row;
            return;
        };
        let state = &mut self.scopes[scope];
        state.grouping = Grouping::Values;
        state.grouped_by = items;
        state.groups_selected = true;
        let share = self.selected_share(scope);
        let mut at = 0;
        while at < items.len() {
            let expr = &items[at].expr;
            let start = self.out.at;
            if self.expression_windows(scope, expr) {
                self.group_by_window(scope, expr, start);
            } else if !self.expression_aggregates(scope, expr) {
                self.expression(scope, expr, share);
            }
            let span = self.since(start);
            if span.len > 0 && !self.scopes[scope].group.push(span) {
                self.wrong = TOO_LARGE;
            }
            at += 1;
        }
    }

    /// Narrows the slice: both ends are relative to the one before, and stay inside it.
    pub(super) const fn slice(&mut self, scope: usize, start: Option<Bound>, stop: Option<Bound>) {
        self.scopes[scope].sliced = true;
        let low = self.scopes[scope].low;
        let high = self.scopes[scope].high;
        if let Some(stop) = stop {
            let stop = self.plus(scope, low, stop);
            self.scopes[scope].high = Some(match high {
                Some(high) => self.least(high, stop),
                None => stop,
            });
        }
        if let Some(start) = start {
            let start = self.plus(scope, low, start);
            self.scopes[scope].low = match self.scopes[scope].high {
                Some(high) => self.least(high, start),
                None => start,
            };
        }
    }

    const fn plus(&mut self, scope: usize, mark: Mark, bound: Bound) -> Mark {
        match (mark, bound) {
            (Mark::Number(mark), Bound::Number(bound)) => Mark::Number(mark.saturating_add(bound)),
            (mark, bound) => {
                let start = self.out.at;
                if !matches!(mark, Mark::Number(0)) {
                    self.put_mark(mark);
                    self.out.put(" + ");
                }
                match bound {
                    Bound::Number(number) => self.out.put_number(number),
                    Bound::Param(param) => self.param(scope, param),
                }
                Mark::Text(self.since(start))
            }
        }
    }

    pub(super) const fn least(&mut self, a: Mark, b: Mark) -> Mark {
        match (a, b) {
            (Mark::Number(a), Mark::Number(b)) => Mark::Number(if a < b { a } else { b }),
            (a, b) => {
                let start = self.out.at;
                self.out.put("MIN(");
                self.put_mark(a);
                self.out.put(", ");
                self.put_mark(b);
                self.out.put(")");
                Mark::Text(self.since(start))
            }
        }
    }

    pub(super) const fn put_mark(&mut self, mark: Mark) {
        match mark {
            Mark::Number(number) => self.out.put_number(number),
            Mark::Text(text) => self.put_span(text),
        }
    }

    /// Reads `plan` as a query inside the innermost one; returns its scope and what [`Self::leave`] needs.
    pub(super) const fn nest(&mut self, scope: usize, plan: &'static Plan) -> Option<(usize, Outside)> {
        let home = self.home(scope);
        self.nest_in(home, self.scopes[home].stage, plan)
    }

    /// As [`Self::nest`], with the scope around it and what its numbers mean.
    pub(super) const fn nest_in(&mut self, home: usize, stage: Stage, plan: &'static Plan) -> Option<(usize, Outside)> {
        let Some(inside) = self.deeper() else { return None };
        self.scopes[inside] = Scope::EMPTY;
        self.scopes[inside].parent = home;
        self.scopes[inside].stage = stage;
        let outside = self.enter(inside);
        self.open(inside, plan);
        self.steps(inside, plan);
        Some((inside, outside))
    }
}
