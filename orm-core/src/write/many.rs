//! Many rows that are made by their values.

use super::Facts;
use super::batches::Batched;
use super::shapes::{Shape, Tag, shape};
use crate::plan::{Column, Conflicts, Creation, Expr, Source};
use crate::query::{Param, Params};
use crate::sql::Text;

/// Rows to be made, each with the parameters that `creation` gives.
#[derive(Clone, Copy)]
pub(crate) struct Many<'m, 'q> {
    pub(crate) creation: &'static Creation,
    pub(crate) conflicts: &'static Conflicts,
    pub(crate) rows: &'m [Params<'q>],
}

impl<'q> Batched<'q> for Many<'_, 'q> {
    fn rows(&self) -> &[Params<'q>] {
        self.rows
    }

    fn width(&self, facts: &'static Facts) -> usize {
        facts.schema.columns.iter().filter(|column| self.takes(column)).count()
    }

    fn statement(&self, facts: &'static Facts, rows: &[Params<'q>]) -> (&'static Text, Vec<Param<'q>>) {
        (self.text(facts, rows.len()), self.params(facts, rows))
    }
}

impl Many<'_, '_> {
    /// Whether a column takes a parameter of each row.
    fn takes(self, column: &crate::schema::ColumnSchema) -> bool {
        match self.creation.source(column) {
            Source::Given(set) => matches!(set.value, Expr::Param(..)),
            Source::Default => true,
            Source::Null | Source::Database | Source::Missing => false,
        }
    }

    fn params<'p>(self, facts: &Facts, rows: &[Params<'p>]) -> Vec<Param<'p>> {
        let mut params = Vec::new();
        for row in rows {
            for (at, column) in facts.schema.columns.iter().enumerate() {
                match self.creation.source(column) {
                    Source::Given(set) => {
                        if let Expr::Param(number, _) = set.value {
                            params.push(row.get(usize::from(number)).cloned().unwrap_or(Param::Null));
                        }
                    }
                    Source::Default => params.push(facts.default(at).unwrap_or(Param::Null)),
                    Source::Null | Source::Database | Source::Missing => {}
                }
            }
        }
        params
    }

    /// The statement for so many rows.
    fn text(self, facts: &'static Facts, count: usize) -> &'static Text {
        let place = |column: &Column| {
            let at = facts.schema.columns.iter().position(|other| other.column.id == column.id);
            at.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
        };
        let mut shape: Shape = shape(Tag::Made, [u16::try_from(count).unwrap_or(u16::MAX)]);
        // What is NULL in every row stands in the text.
        shape.extend(self.creation.sets.iter().map(|set| {
            let null = u16::from(!matches!(set.value, Expr::Param(..)));
            place(set.column) * 2 + null
        }));
        // No column has these places.
        match self.conflicts {
            Conflicts::Fail => {}
            Conflicts::Ignore => shape.push(u16::MAX),
            Conflicts::Update { unique, update } => {
                shape.push(u16::MAX - 1);
                shape.extend(unique.iter().map(|column| place(column)));
                shape.push(u16::MAX);
                shape.extend(update.iter().map(|column| place(column)));
            }
        }
        facts.shapes.text(shape, || self.sql(count))
    }

    /// `INSERT INTO "t" ("a", "b") VALUES (?, ?), (?, ?) RETURNING …`
    fn sql(self, count: usize) -> String {
        let (mut columns, mut values) = (Vec::new(), Vec::new());
        for column in self.creation.schema.columns {
            let value = match self.creation.source(column) {
                Source::Database => continue,
                _ if self.takes(column) => "?",
                _ => "NULL",
            };
            columns.push(column.column.quoted);
            values.push(value);
        }
        let table = self.creation.schema.table;
        if columns.is_empty() {
            // Nothing but the key, which a NULL makes the database assign.
            columns.push(table.key.quoted);
            values.push("NULL");
        }
        let row = format!("({})", values.join(", "));
        let rows = vec![row.as_str(); count].join(", ");
        let (table, select, columns) = (table.quoted, table.select, columns.join(", "));
        match self.conflicts {
            Conflicts::Fail => format!("INSERT INTO {table} ({columns}) VALUES {rows} RETURNING {select}"),
            Conflicts::Ignore => format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES {rows}"),
            Conflicts::Update { unique, update } => {
                let target: Vec<&str> = unique.iter().map(|column| column.quoted).collect();
                let set: Vec<String> =
                    update.iter().map(|column| format!("{0} = EXCLUDED.{0}", column.quoted)).collect();
                let (target, set) = (target.join(", "), set.join(", "));
                format!(
                    "INSERT INTO {table} ({columns}) VALUES {rows} ON CONFLICT({target}) DO UPDATE SET {set} RETURNING {select}"
                )
            }
        }
    }
}
