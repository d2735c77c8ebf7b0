//! `Subquery`: a query as one value.

use super::ast::Query;
use super::row;
use crate::report::Report;

/// Reports a query that is no single value because it selects several columns. One of whole rows stands for their key.
pub(super) fn one_column(query: &Query, report: &mut Report) {
    if let (false, count @ 2..) = row::width(query) {
        report.span(
            query.place(),
            format!("`Subquery` is one value, but this selects {count} columns\nhelp: select one with `values(…)`"),
        );
    }
}
