//! What is wrong with a whole query: the order of its methods, names given twice.
//!
//! Names of fields, relations and lookups, and the types of values, are left to rustc.

use proc_macro2::{Ident, Span};

use super::ast::{Call, Combine, Expr, Key, Named, Query, Selected, Source};
use super::named::Names;
use super::relate::Filtered;
use super::row;
use crate::path::{Path, bare};
use crate::report::Report;

/// Reports mistakes in the order and the names of a query. Returns whether a name is given twice, of which rustc would
/// have more to say.
pub(super) fn check(query: &Query, report: &mut Report) -> bool {
    let rows = Some(row::width(query)).filter(|_| !computed_after(query) && !query.is_mixed());
    let mut seen = Seen { rows, of_one_model: query.is_of_one_model(), ..Seen::default() };
    let mut names = Names::default();
    let last = query.methods.len().saturating_sub(1);
    for (at, method) in query.methods.iter().enumerate() {
        seen.method(method.span, &method.call, report);
        super::aggregate::check(&method.call, report);
        names.method(&method.call, report);
        if at < last
            && let Some(name) = single(&method.call)
        {
            let yields = if name == "in_bulk" { "rows by a field" } else { "one row" };
            report.span(method.span, format!("`{name}` yields {yields}, nothing can follow it"));
        }
    }
    let mut lost = false;
    if let (Some(cast), Some(_)) = (&query.cast, seen.plain_rows(query)) {
        lost = true;
        report.at(cast, "`as` names the type of rows that are made here\nhelp: say what they are with `values(…)`, `annotate(…)`, `select_related(…)` or `prefetch_related(…)`");
    }
    if let Source::Held(_) = query.source {
        held(query, report);
    }
    super::related::check(query, report);
    super::bulk::check(query, report);
    let twice = super::prefetch::check(query, &seen.names, report);
    super::assign::check(query, report);
    seen.twice || twice || lost
}

/// Reports mistakes of a query on the right side of a test of `path`. Returns whether it is one.
pub(super) fn right_side(path: &Path, query: &Query, report: &mut Report) -> bool {
    let mut columns = 1;
    for method in &query.methods {
        match &method.call {
            Call::Values(items) | Call::ValuesList { items, .. } if !items.is_empty() => columns = items.len(),
            Call::Annotate(_) if columns > 1 => columns += 1,
            call => {
                if let Some(name) = single(call) {
                    report.span(
                        method.span,
                        format!("`{name}` yields one row, not a query\nhelp: write `filter(…)[..1]`"),
                    );
                    return false;
                }
            }
        }
    }
    if columns > 1 {
        report.span(query.place(), "a query that a field is compared with selects one column");
    }
    // What else a path can end on compares with one value, or is a field.
    const OF_MANY_OR_ORDERED: [&str; 5] = ["in", "gt", "gte", "lt", "lte"];
    let many =
        path.parts.len() > 1 && path.last().is_some_and(|last| OF_MANY_OR_ORDERED.contains(&bare(last).as_str()));
    let limited = query.methods.iter().any(|method| matches!(method.call, Call::Slice { .. }));
    if !many && !limited {
        let name = path.name();
        report.span(
            query.place(),
            format!("`{name}` is compared with one value\nhelp: write `{name}__in = …`, or `[..1]` after the query"),
        );
    }
    true
}

/// Whether `annotate` or `aggregate` follows a set operation, which is a mistake of its own.
fn computed_after(query: &Query) -> bool {
    let mut methods = query.methods.iter().skip_while(|method| !matches!(method.call, Call::Combine(_)));
    methods.any(|method| matches!(method.call, Call::Annotate(_) | Call::Aggregate(_)))
}

/// Whether it says what is loaded of rows.
pub(super) fn loads(call: &Call) -> bool {
    is_loading(call) || matches!(call, Call::Only(_) | Call::Defer(_))
}

/// Whether it loads related rows.
fn is_loading(call: &Call) -> bool {
    matches!(call, Call::SelectRelated(_) | Call::PrefetchRelated(_))
}

/// Whether methods follow one that yields no rows, so that nobody can tell what was meant to be yielded.
pub(super) fn goes_on_from_no_rows(query: &Query) -> bool {
    let before = query.methods.split_last().map(|(_, before)| before).unwrap_or_default();
    before.iter().any(|method| single(&method.call).is_some() || method.call.writes().is_some())
}

/// The name of a method that yields one row.
fn single(call: &Call) -> Option<&'static str> {
    match call {
        Call::Get(_) => Some("get"),
        Call::Aggregate(_) => Some("aggregate"),
        Call::InBulk(_) => Some("in_bulk"),
        Call::Edge { latest: true, .. } => Some("latest"),
        Call::Edge { latest: false, .. } => Some("earliest"),
        _ => None,
    }
}

/// A query that is held in a variable tells its model to rustc alone.
fn held(query: &Query, report: &mut Report) {
    if let Some(cast) = &query.cast
        && query.named().is_none()
        && !query.methods.iter().any(|method| method.call.selects())
    {
        let help = "help: name the model: `(variable as Model).…`, or select what the struct holds with `values(…)`";
        report.at(
            cast,
            format!("a variable does not tell the name of its model, by which the struct has a field\n{help}"),
        );
    }
    for method in &query.methods {
        if let Call::Edge { keys, latest } = &method.call
            && keys.is_empty()
        {
            let name = if *latest { "latest" } else { "earliest" };
            report.span(method.span, format!("`{name}` needs a field to go by\nhelp: write `{name}(field)`"));
        }
    }
}

/// What a query has said so far.
#[derive(Default)]
struct Seen {
    sliced: bool,
    selected: Option<&'static str>,
    annotated: bool,
    names: Vec<String>,
    /// Whether all sides of set operations are queries of one model, which can be ordered by anything of it.
    of_one_model: bool,
    /// The set operation that was last.
    combined: Option<String>,
    /// What the rows are in the end.
    rows: Option<(bool, usize)>,
    /// The method that loads related rows.
    related: Option<&'static str>,
    /// The names that `alias` gives.
    aliases: Vec<String>,
    /// Whether a name is given twice.
    twice: bool,
}

impl Seen {
    fn method(&mut self, span: Span, call: &Call, report: &mut Report) {
        if let Some(combined) = self.combined.clone() {
            self.after(&combined, span, call, report);
        }
        let name = match call {
            Call::Filter(_) => "filter",
            Call::FilterSome(_) => "filter_some",
            Call::Exclude(_) => "exclude",
            Call::Get(_) => "get",
            Call::InBulk(_) => "in_bulk",
            Call::OrderBy(_) => "order_by",
            Call::Reverse => "reverse",
            Call::Distinct => "distinct",
            Call::Dates(dates) if dates.moments => "datetimes",
            Call::Dates(_) => "dates",
            Call::Edge { latest: true, .. } => "latest",
            Call::Edge { latest: false, .. } => "earliest",
            Call::Slice { .. } => {
                self.sliced = true;
                return;
            }
            Call::Annotate(items) | Call::Alias(items) => {
                if let Call::Alias(_) = call {
                    self.aliases.extend(items.iter().map(|item| bare(&item.name)));
                } else {
                    self.annotated = true;
                }
                return self.names_of(items, report);
            }
            Call::Relate(relations) => {
                for Filtered { name, .. } in relations {
                    self.give(name, report);
                }
                return;
            }
            Call::Values(items) => return self.select("values", span, items, report),
            Call::ValuesList { items, flat } => {
                if *flat && items.len() != 1 {
                    report.span(span, "`flat = true` is for one column");
                }
                return self.select("values_list", span, items, report);
            }
            Call::SelectRelated(paths) if paths.is_empty() => {
                self.related = None;
                return;
            }
            Call::PrefetchRelated(items) if items.is_empty() => {
                self.related = None;
                return;
            }
            Call::SelectRelated(_) => return self.relations("select_related", span, report),
            Call::PrefetchRelated(_) => return self.relations("prefetch_related", span, report),
            Call::Aggregate(items) => {
                self.selected = Some("values");
                return self.names_of(items, report);
            }
            Call::Only(_) => return self.columns("only", span, report),
            Call::Defer(_) => return self.columns("defer", span, report),
            Call::Combine(combine) => return self.combine(combine, report),
            Call::Update(_) => return self.written("update", span, report),
            Call::Create(_) | Call::Many(_) | Call::Link(_) => return,
            Call::Obtain(obtain) => return self.written(&bare(&obtain.name), span, report),
            Call::All | Call::Nothing => return,
        };
        if let Call::Dates(_) = call {
            self.columns(name, span, report);
        }
        // `get` looks for its row among those of the slice in Django only if it has no conditions.
        if self.sliced && !matches!(call, Call::Get(conditions) if conditions.is_empty()) {
            report.span(span, format!("`{name}` cannot follow a slice\nhelp: write the slice last"));
        }
    }

    /// `update` and its like: of rows that are found as they are.
    fn written(&self, name: &str, span: Span, report: &mut Report) {
        if self.sliced {
            let help = "help: write `filter(pk__in = …)` of the query with the slice";
            report.span(span, format!("`{name}` cannot follow a slice\n{help}"));
        }
        if let Some(before) = self.selected.filter(|before| !matches!(*before, "only" | "defer")).or(self.related) {
            let reads = if name == "update" { "reads no rows" } else { "gives whole rows" };
            report.span(span, format!("`{name}` {reads}\nhelp: leave out `{before}`"));
        }
    }

    /// A set operation: all parts have as many columns.
    fn combine(&mut self, combine: &Combine, report: &mut Report) {
        let shown = |rows: (bool, usize)| match rows {
            (true, 0) => "whole rows".to_owned(),
            (true, 1) => "whole rows and 1 column".to_owned(),
            (true, count) => format!("whole rows and {count} columns"),
            (false, 1) => "1 column".to_owned(),
            (false, count) => format!("{count} columns"),
        };
        let name = &combine.name;
        let loads = |part: &Query| part.methods.iter().any(|method| is_loading(&method.call));
        if self.related.is_some() || combine.parts.iter().any(|(_, part)| loads(part)) {
            report.at(name, format!("`{name}` is of rows without related ones\nhelp: filter by the keys, `pk__in = …`, and load related rows then"));
        }
        for (span, part) in &combine.parts {
            let rows = row::width(part);
            if let Some(own) = self.rows
                && rows != own
            {
                let (own, other) = (shown(own), shown(rows));
                report.span(*span, format!("this selects {other}, but what `{name}` joins it to {own}\nhelp: select the same columns with `values(…)`"));
            }
        }
        self.combined = Some(bare(name));
        // Rows of which it was said what they are are compared by that alone.
        self.of_one_model &= self.selected.is_none_or(|selected| matches!(selected, "only" | "defer"));
        self.sliced = false;
    }

    /// What follows a set operation is about its rows, of which nothing is known but their columns.
    fn after(&mut self, combined: &str, span: Span, call: &Call, report: &mut Report) {
        let name = match call {
            Call::OrderBy(keys) | Call::Edge { keys, .. } => {
                for key in keys {
                    self.order_after(combined, key, span, report);
                }
                return;
            }
            Call::Aggregate(_) => "aggregate",
            Call::Filter(_) => "filter",
            Call::FilterSome(_) => "filter_some",
            Call::Exclude(_) => "exclude",
            Call::Get(_) => "get",
            Call::InBulk(_) => "in_bulk",
            Call::Distinct => "distinct",
            Call::Nothing => "none",
            Call::Annotate(_) => "annotate",
            Call::Alias(_) => "alias",
            Call::Relate(_) => "annotate",
            Call::Only(_) => "only",
            Call::Defer(_) => "defer",
            Call::SelectRelated(_) => "select_related",
            Call::PrefetchRelated(_) => "prefetch_related",
            Call::Update(_) => "update",
            Call::Obtain(_) => "get_or_create",
            // They stand at the model.
            Call::Create(_) | Call::Many(_) | Call::Link(_) => return,
            Call::Dates(dates) if dates.moments => "datetimes",
            Call::Dates(_) => "dates",
            Call::Values(items) | Call::ValuesList { items, .. } => {
                if items.iter().any(|item| matches!(item, Selected::Named(named) if named.expr.has_value())) {
                    report.span(span, format!("after `{combined}` no Rust value can be selected"));
                }
                return;
            }
            Call::All | Call::Reverse | Call::Slice { .. } | Call::Combine(_) => return,
        };
        report.span(span, format!("`{name}` cannot follow `{combined}`\nhelp: `order_by`, `values` and a slice can; write `{name}` in each part"));
    }

    fn order_after(&mut self, combined: &str, key: &Key, span: Span, report: &mut Report) {
        let known = self.of_one_model
            || match &key.expr {
                Expr::Path(path) => path.parts.len() == 1 || self.selected.is_some(),
                _ => false,
            };
        if !known {
            // The renderer would say the same.
            self.twice = true;
            report.span(
                span,
                format!(
                    "after `{combined}` rows are ordered by a selected column\nhelp: select it by name in each part"
                ),
            );
        }
    }

    /// `select_related`, `prefetch_related`: of whole models.
    fn relations(&mut self, name: &'static str, span: Span, report: &mut Report) {
        self.related = Some(name);
        if let Some(before) = self.selected.filter(|before| !matches!(*before, "only" | "defer")) {
            report
                .span(span, format!("`{name}` cannot follow `{before}`: related rows belong to rows of whole models"));
        }
    }

    /// `only`, `defer`, `dates`: of a query that selects nothing else.
    fn columns(&mut self, name: &'static str, span: Span, report: &mut Report) {
        match self.selected {
            None | Some("only" | "defer") => self.selected = Some(name),
            Some(before) => {
                report.span(span, format!("`{name}` cannot follow `{before}`, which already says what rows are"));
            }
        }
    }

    /// `values` and `values_list`: the last one counts.
    fn select(&mut self, name: &'static str, span: Span, items: &[Selected], report: &mut Report) {
        if let Some(before @ ("dates" | "datetimes")) = self.selected {
            report.span(span, format!("`{name}` cannot follow `{before}`, which already says what rows are"));
        }
        self.selected = Some(name);
        // What rows are is said anew, as in Django.
        self.related = None;
        let mut names: Vec<String> = Vec::new();
        for item in items {
            let (ident, name): (Option<&Ident>, String) = match item {
                Selected::Path(path) => (path.last(), path.name()),
                Selected::Named(named) => (Some(&named.name), bare(&named.name)),
            };
            // A tuple has no names.
            if names.contains(&name) && self.selected == Some("values") {
                report.at(ident, format!("`{name}` is selected twice"));
                self.twice = true;
            }
            if let (Selected::Path(path), Some(ident)) = (item, ident)
                && path.single().is_some()
                && self.aliases.contains(&name)
            {
                report.at(
                    ident,
                    format!("`{name}` is an alias, which is not selected\nhelp: give the name with `annotate`"),
                );
            }
            names.push(name);
        }
        self.names.extend(items.iter().filter_map(|item| match item {
            Selected::Path(_) => None,
            Selected::Named(named) => Some(bare(&named.name)),
        }));
    }

    fn names_of(&mut self, items: &[Named], report: &mut Report) {
        items.iter().for_each(|item| self.give(&item.name, report));
    }

    fn give(&mut self, ident: &Ident, report: &mut Report) {
        let name = bare(ident);
        if self.names.contains(&name) {
            report.at(ident, format!("`{name}` is given twice"));
            self.twice = true;
        }
        self.names.push(name);
    }

    /// Something if the rows are those of a type that exists already.
    fn plain_rows(&self, query: &Query) -> Option<()> {
        let flat = query.methods.iter().any(|method| matches!(method.call, Call::ValuesList { .. } | Call::Dates(_)));
        let more = self.annotated || self.related.is_some();
        let computed = matches!(self.selected, Some("values")) || (self.selected.is_none() && more);
        (flat || !computed).then_some(())
    }
}
