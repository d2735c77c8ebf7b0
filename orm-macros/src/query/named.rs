//! Aggregates by the names that a query gave them: an aggregate is of rows, and none of what another aggregate made of
//! them, unless `aggregate(…)` takes that as rows.

use super::aggregate::aggregate_in;
use super::ast::{Call, Expr, Named, Selected};
use crate::path::{Part, Path, bare};
use crate::report::Report;

/// What the names of a query stand for.
#[derive(Default)]
pub(super) struct Names {
    aggregates: Vec<String>,
    aliases: Vec<String>,
}

impl Names {
    /// Learns the names that `call` gives, and reports what is wrong with its use of those before.
    pub(super) fn method(&mut self, call: &Call, report: &mut Report) {
        match call {
            Call::Annotate(items) => items.iter().for_each(|item| self.named(item, report)),
            Call::Alias(items) => {
                items.iter().for_each(|item| self.named(item, report));
                self.aliases.extend(items.iter().map(|item| bare(&item.name)));
            }
            Call::Values(items) | Call::ValuesList { items, .. } => {
                for item in items {
                    if let Selected::Named(item) = item {
                        self.named(item, report);
                    }
                }
            }
            // What was named before is a part of its rows, and what it names itself is not.
            Call::Aggregate(items) => {
                let mut own = Names::default();
                for item in items {
                    if let Some(path) = named_in(&item.expr, &self.aliases, true) {
                        let message = "an alias is no part of the rows that `aggregate` is of";
                        report.span(path.place(), format!("{message}\nhelp: give the name with `annotate`"));
                    }
                    own.named(item, report);
                }
            }
            _ => {}
        }
    }

    fn named(&mut self, item: &Named, report: &mut Report) {
        if let Some(path) = named_in(&item.expr, &self.aggregates, false) {
            let help = "help: name the inner one with `annotate`, and write `aggregate` after it";
            report.span(path.place(), format!("an aggregate of an aggregate\n{help}"));
        }
        if aggregate_in(&item.expr).is_some() || named_in(&item.expr, &self.aggregates, true).is_some() {
            self.aggregates.push(bare(&item.name));
        }
    }
}

/// A path in `expr` that begins with one of the names; if not `anywhere`, one that is aggregated.
fn named_in<'e>(expr: &'e Expr, names: &[String], anywhere: bool) -> Option<&'e Path> {
    match expr {
        Expr::Path(path) => match path.parts.first() {
            Some(Part::Name(first)) if anywhere && names.contains(&bare(first)) => Some(path),
            _ => None,
        },
        // It is computed of groups that are complete.
        Expr::Window(_) => None,
        other => {
            let anywhere = anywhere || matches!(other, Expr::Aggregate(_));
            other.parts().0.into_iter().find_map(|part| named_in(part, names, anywhere))
        }
    }
}
