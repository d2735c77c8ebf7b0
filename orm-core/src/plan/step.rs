//! Steps: the methods of a query in the order in which they were written.

use super::{Aggregate, Column, Condition, Creation, Each, Expr, Parents, Segment, Set, Table};

/// Where NULLs come in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// As the database does: first when ascending, on SQLite.
    Default,
    /// `nulls_first = true`
    First,
    /// `nulls_last = true`
    Last,
}

impl Nulls {
    /// Where they come when the order is turned around.
    pub(crate) const fn turned(self, reversed: bool) -> Nulls {
        match (self, reversed) {
            (Nulls::First, true) => Nulls::Last,
            (Nulls::Last, true) => Nulls::First,
            (nulls, _) => nulls,
        }
    }
}

/// A key to order by.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// What to order by.
    pub expr: Expr,
    /// Whether from large to small.
    pub descending: bool,
    /// Where NULLs come.
    pub nulls: Nulls,
    /// If `expr` is a path that ends on a relation: the default ordering of its target, which takes the relation's place.
    pub target: &'static [Key],
}

/// One end of a slice.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// A number that was written out.
    Number(u64),
    /// A parameter.
    Param(u16),
}

/// A selected expression and its name.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The name in the result.
    pub name: &'static str,
    /// The expression.
    pub expr: Expr,
}

/// A related model that is loaded with the rows.
#[derive(Clone, Copy, Debug)]
pub struct Loaded {
    /// The path to it.
    pub path: &'static [Segment],
    /// Its table.
    pub table: &'static Table,
    /// Which of its columns.
    pub columns: Chosen,
    /// How many of the annotations stand before its columns: those that were there when a query in a variable was gone on from.
    pub after: usize,
}

/// Which columns of a table are loaded.
#[derive(Clone, Copy, Debug)]
pub enum Chosen {
    /// All.
    All,
    /// `only(…)`: these, in this order (`query!` puts the key first).
    Only(&'static [&'static Column]),
    /// `defer(…)`: all but these. The key stays even then.
    Except(&'static [&'static Column]),
}

impl Chosen {
    /// The columns among which the loaded ones are, in order.
    pub(crate) const fn listed(self, table: &Table) -> &'static [&'static Column] {
        match self {
            Chosen::Only(columns) => columns,
            Chosen::All | Chosen::Except(_) => table.columns,
        }
    }

    /// How many columns are loaded.
    #[must_use]
    pub const fn count(self, table: &Table) -> usize {
        self.before(table, 0)
    }

    /// How many columns are loaded before the one of this id, or at all if that is not loaded.
    pub(crate) const fn before(self, table: &Table, id: u64) -> usize {
        let listed = self.listed(table);
        let mut count = 0;
        let mut at = 0;
        while at < listed.len() {
            if self.has(listed[at], table) {
                if listed[at].id == id {
                    return count;
                }
                count += 1;
            }
            at += 1;
        }
        count
    }

    /// Whether a column is loaded.
    pub(crate) const fn has(self, column: &Column, table: &Table) -> bool {
        match self {
            Chosen::All => true,
            Chosen::Only(columns) => among(columns, column.id),
            Chosen::Except(columns) => column.id == table.key.id || !among(columns, column.id),
        }
    }
}

const fn among(columns: &[&Column], id: u64) -> bool {
    let mut at = 0;
    while at < columns.len() {
        if columns[at].id == id {
            return true;
        }
        at += 1;
    }
    false
}

/// A set operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// `union`
    Union,
    /// `union(…, all = true)`
    UnionAll,
    /// `intersection`
    Intersection,
    /// `difference`
    Difference,
}

/// One method of a query.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// `filter(…)`: one call, whose conditions over to-many relations hold for the same related row.
    Filter(&'static [Condition]),
    /// The conditions of a related manager. A `filter` or `exclude` that follows at once is a part of the same call: it is
    /// about the same related row. Django's `_next_is_sticky`.
    Sticky(&'static [Condition]),
    /// `exclude(…)`
    Exclude(&'static [Condition]),
    /// `order_by(…)`: takes the place of any earlier order; no keys clear it.
    Order(&'static [Key]),
    /// `reverse()`
    Reverse,
    /// `distinct()`
    Distinct,
    /// `none()`
    Nothing,
    /// `[a..b]`, relative to an earlier slice.
    Slice {
        /// The first row.
        start: Option<Bound>,
        /// The row after the last.
        stop: Option<Bound>,
    },
    /// `annotate(…)`
    Annotate(&'static [Item]),
    /// `alias(…)`: named, but not selected.
    Alias(&'static [Item]),
    /// `values(…)`, `values_list(…)`: these columns only. What follows groups by them.
    Values(&'static [Item]),
    /// `only(…)`, `defer(…)`: these columns of the model.
    Load(Chosen),
    /// `select_related(…)`: the columns of the models at the end of these paths, after the model's own, each path once.
    Related(&'static [Loaded]),
    /// The rows of these parents only; after all other steps.
    Parents(Parents),
    /// `aggregate(…)`: one row.
    Aggregate(&'static [Item]),
    /// `union`, `intersection`, `difference`.
    Combine(Combine, &'static Plan),
    /// `update(…)`: changes the rows; after all other steps.
    Update(&'static [Set]),
    /// `create(…)`: makes a row; the only step.
    Create(&'static Creation),
    /// The second half of `update_or_create`: changes the row whose key is one more parameter; the only step.
    Rewrite(&'static Creation),
    /// `bulk_create` and `bulk_update` of rows that are computed: the only step.
    Each(Each),
}

/// Where a query begins: all rows of a model.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The model's table.
    pub table: &'static Table,
    /// The model's default ordering.
    pub ordering: &'static [Key],
}

/// What a query asks.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The model's table.
    pub table: &'static Table,
    /// The model's default ordering.
    pub ordering: &'static [Key],
    /// The methods, in order. Those of `base` come before.
    pub steps: &'static [Step],
    /// The query that this one goes on from, if it was held in a variable.
    pub base: Option<&'static Plan>,
    /// Inside of another query: the number of the first of the parameters of `base`, which stand after those of that query.
    pub start: Option<u16>,
    /// How many parameters these steps take. Those of `base` are numbered before them.
    pub params: u16,
    /// Which of the optional conditions in these steps hold: the bit of each one's number.
    pub present: u16,
}

impl Plan {
    /// Stands where there is none.
    pub(super) const NONE: Plan =
        Plan { table: Table::NONE, ordering: &[], steps: &[], base: None, start: None, params: 0, present: 0 };
}

impl Aggregate {
    /// The name that Django gives the result of `aggregate(Sum(price))`: `price__sum`.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Aggregate::Count => "count",
            Aggregate::Sum => "sum",
            Aggregate::Avg => "avg",
            Aggregate::Min => "min",
            Aggregate::Max => "max",
            Aggregate::StdDev | Aggregate::StdDevSample => "stddev",
            Aggregate::Variance | Aggregate::VarianceSample => "variance",
            Aggregate::StringAgg => "stringagg",
        }
    }
}
