//! Values for the rows between related rows: what `through_defaults(…)` gives.

use crate::model::Between;
use crate::plan::Column;
use crate::query::{Param, Params};
use crate::write::Facts;

/// What the columns of the model between get beside the keys to both related rows.
#[derive(Debug, Default)]
pub struct BetweenValues<'q>(Vec<(&'static Column, Param<'q>)>);

impl<'q> BetweenValues<'q> {
    /// No more than the keys.
    pub(super) const NONE: BetweenValues<'static> = BetweenValues(Vec::new());

    /// Made by `query!` of `through_defaults(…)`: columns, and the numbers of the parameters that they are set to, unless
    /// that is NULL.
    #[must_use]
    pub fn new<const N: usize>(sets: [(&'static Column, Option<u16>); N], params: &Params<'q>) -> Self {
        let value = |at: u16| params.get(usize::from(at)).cloned();
        let set = |(column, at): (&'static Column, Option<u16>)| (column, at.and_then(value).unwrap_or(Param::Null));
        BetweenValues(sets.into_iter().map(set).collect())
    }

    /// The columns of the rows between that get a value, by their places, and the values: those that are given, and defaults.
    /// `keys` are the columns that relate, in quotes. As everywhere, `auto_now` and `auto_now_add` count more.
    pub(super) fn filled(&self, between: Between, keys: [&'static str; 2]) -> Vec<(u16, Param<'q>)> {
        let Between::Rows(facts) = between else { return Vec::new() };
        let facts: &'static Facts = facts();
        let columns = facts.schema.columns.iter().enumerate();
        let others = columns.filter(|(_, column)| !keys.contains(&column.column.quoted));
        let value = |(at, column): (usize, &crate::schema::ColumnSchema)| {
            let given = self.0.iter().find(|(given, _)| given.id == column.column.id).map(|(_, value)| value.clone());
            let given = given.filter(|_| !column.auto_now && !column.auto_now_add);
            let default = || if column.primary_key { None } else { facts.default(at) };
            Some((u16::try_from(at).ok()?, given.or_else(default)?))
        };
        others.filter_map(value).collect()
    }
}
