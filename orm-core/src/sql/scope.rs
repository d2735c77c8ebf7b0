//! What the renderer knows of each query that it is inside of.

use crate::plan::{Chosen, Condition, Expr, Hop, Kind, Plan, Table};

/// How many tables one query can join.
pub(super) const JOINS: usize = 32;
/// How many annotations one query can have.
pub(super) const NAMES: usize = 32;
/// How many conditions, group keys and so on one query can have.
pub(super) const PARTS: usize = 48;
/// How deep queries can be nested.
pub(super) const DEPTH: usize = 6;

/// How many filters over windows one query can have.
pub(super) const QUALIFY: usize = 8;

/// A set of joins of one scope.
pub(super) type Joins = u32;

/// A piece of text that was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) len: usize,
}

impl Span {
    pub(super) const EMPTY: Span = Span { start: 0, len: 0 };
}

/// A table in a FROM clause. The first of a scope is the query's own table and has no hop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Join {
    pub(super) hop: Option<&'static Hop>,
    pub(super) parent: u8,
    pub(super) left: bool,
    /// Whether the table's own name is taken, so that this one is called by a number.
    pub(super) numbered: bool,
    /// What numbers in the condition of a filtered relation mean.
    pub(super) stage: Stage,
}

/// An expression that was given a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) name: Option<&'static str>,
    pub(super) text: Span,
    pub(super) kind: Kind,
    pub(super) aggregate: bool,
    /// Whether it is a place inside JSON, which is compared by its value.
    pub(super) at_key: bool,
    /// The expression, if there is a window in it, and what numbers in it mean.
    pub(super) window: Option<(&'static Expr, Stage)>,
    /// Whether it is selected, or only there to be used by others.
    pub(super) shown: bool,
}

/// What numbers mean in the steps of one plan, as a query may go on from others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage {
    /// What is added to the numbers of parameters.
    pub(super) offset: u16,
    /// Which optional conditions hold.
    pub(super) present: u16,
}

impl Stage {
    const EMPTY: Stage = Stage { offset: 0, present: 0 };
}

/// A list of spans of fixed capacity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spans {
    list: [Span; PARTS],
    len: usize,
}

impl Spans {
    pub(super) const EMPTY: Spans = Spans { list: [Span::EMPTY; PARTS], len: 0 };

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) const fn get(&self, at: usize) -> Span {
        self.list[at]
    }

    pub(super) const fn clear(&mut self) {
        self.len = 0;
    }

    /// False if there is no room.
    #[must_use]
    pub(super) const fn push(&mut self, span: Span) -> bool {
        if self.len == PARTS {
            return false;
        }
        self.list[self.len] = span;
        self.len += 1;
        true
    }
}

/// One end of a slice.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    Number(u64),
    Text(Span),
}

/// How a query groups its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// It does not.
    None,
    /// By the model's row.
    Row,
    /// By what `values` named before the first aggregate.
    Values,
}

/// What a query selects.
#[derive(Clone, Copy, Debug)]
pub(super) enum Selection {
    /// The model's columns, or some of them.
    Model(Chosen),
    /// `values`, `values_list`.
    Values(&'static [crate::plan::Item]),
}

/// The state of one query: its tables, names and clauses so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub(super) table: Option<&'static Table>,
    pub(super) plan: Option<&'static Plan>,
    /// The quoted name of the first table; of a scope that was split off, not that of a model.
    pub(super) base: &'static str,
    /// Whether this scope was split off by `exclude` over a to-many relation: then right sides belong to the scope
    /// around it.
    pub(super) split: bool,
    /// The scope around this one.
    pub(super) parent: usize,
    /// Of a scope that was split off after its first table: that table in the scope around it.
    pub(super) first: Option<usize>,
    pub(super) joins: [Join; JOINS],
    pub(super) join_count: usize,
    /// Joins of a related manager that the step before was.
    pub(super) sticky: Joins,
    /// Joins that the current condition uses.
    pub(super) used: Joins,
    /// Joins that right sides may share: those of the call of `filter` that they stand in.
    pub(super) shared: Joins,
    pub(super) names: [Named; NAMES],
    pub(super) name_count: usize,
    pub(super) filters: Spans,
    pub(super) having: Spans,
    /// Conditions over windows, and whether each is excluded: they apply to the query as a table.
    pub(super) qualify: [Option<(&'static [Condition], bool, Stage)>; QUALIFY],
    pub(super) qualify_count: usize,
    pub(super) group: Spans,
    /// Columns of the row itself, and of those that it points to, that HAVING compares: groups of rows are of one value of each.
    pub(super) compared: Spans,
    pub(super) grouping: Grouping,
    /// The items of `values` that `group` holds, as long as their paths lead where they did when it was written.
    pub(super) grouped_by: &'static [crate::plan::Item],
    /// Whether those are what is selected.
    pub(super) groups_selected: bool,
    pub(super) selection: Selection,
    /// That of the step that gave the selection.
    pub(super) selected_stage: Stage,
    /// How many joins there were when conditions followed `values` of related rows; 0 if none did.
    pub(super) selected_joins: usize,
    pub(super) related: &'static [crate::plan::Loaded],
    /// What a related row's parent is known by, if this is a query for the related rows of many.
    pub(super) parent_key: Option<Span>,
    /// `None`: the default order.
    pub(super) order: Option<&'static [crate::plan::Key]>,
    pub(super) reversed: bool,
    pub(super) distinct: bool,
    pub(super) sliced: bool,
    pub(super) low: Mark,
    pub(super) high: Option<Mark>,
    pub(super) aggregate: Option<&'static [crate::plan::Item]>,
    /// What `update` sets.
    pub(super) update: Option<&'static [crate::plan::Set]>,
    /// The row that `create` makes.
    pub(super) creation: Option<&'static crate::plan::Creation>,
    /// The row that `update_or_create` found.
    pub(super) rewrite: Option<&'static crate::plan::Creation>,
    /// The other parts of a set operation, and what numbers in each mean.
    pub(super) combined: [Option<(crate::plan::Combine, &'static Plan, Stage)>; 8],
    pub(super) combined_count: usize,
    /// Whether it was said before them what the rows are, which are compared by that alone.
    pub(super) selected_first: bool,
    /// What the query orders by and does not select anyway.
    pub(super) extra: Spans,
    /// All that the query orders by, without directions, if it has conditions over windows.
    pub(super) terms: Spans,
    /// That of the steps that are read.
    pub(super) stage: Stage,
    /// That of the step that gave the order.
    pub(super) order_stage: Stage,
}

impl Scope {
    /// As many as there can be. (A constant is copied once, an expression of this value twice.)
    pub(super) const ALL: [Scope; DEPTH] = [Scope::EMPTY; DEPTH];

    pub(super) const EMPTY: Scope = Scope {
        table: None,
        plan: None,
        base: "",
        split: false,
        parent: 0,
        first: None,
        joins: [Join { hop: None, parent: 0, left: false, numbered: false, stage: Stage::EMPTY }; JOINS],
        join_count: 0,
        sticky: 0,
        used: 0,
        shared: Joins::MAX,
        names: [Named {
            name: None,
            text: Span::EMPTY,
            kind: Kind::Text,
            aggregate: false,
            at_key: false,
            window: None,
            shown: false,
        }; NAMES],
        name_count: 0,
        filters: Spans::EMPTY,
        having: Spans::EMPTY,
        qualify: [None; QUALIFY],
        qualify_count: 0,
        group: Spans::EMPTY,
        compared: Spans::EMPTY,
        grouping: Grouping::None,
        grouped_by: &[],
        groups_selected: false,
        selection: Selection::Model(Chosen::All),
        selected_stage: Stage::EMPTY,
        selected_joins: 0,
        related: &[],
        parent_key: None,
        order: None,
        reversed: false,
        distinct: false,
        sliced: false,
        low: Mark::Number(0),
        high: None,
        aggregate: None,
        update: None,
        creation: None,
        rewrite: None,
        combined: [None; 8],
        combined_count: 0,
        selected_first: false,
        extra: Spans::EMPTY,
        terms: Spans::EMPTY,
        stage: Stage::EMPTY,
        order_stage: Stage::EMPTY,
    };
}
