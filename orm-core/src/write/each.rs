//! Many rows that are written with what the database computes of them: `bulk_create` and `bulk_update` of `query!`.
//!
//! The statement stands in the binary but for the table of parameters before it, which has as many rows as are written.

use super::Facts;
use super::batches::Batched;
use super::bulk::tuples;
use super::shapes::{Shape, Tag, shape};
use crate::plan::{Creation, Each, Source, Step};
use crate::query::{Param, Params, Statement};
use crate::schema::ColumnSchema;
use crate::sql::{ROWS, Text, Verb};

/// Rows to be written by a statement whose only step is [`Step::Each`], with the parameters that it takes of each.
#[derive(Clone, Copy)]
pub(crate) struct EachRow<'m, 'q> {
    pub(crate) statement: &'static Statement,
    pub(crate) rows: &'m [Params<'q>],
}

impl<'q> Batched<'q> for EachRow<'_, 'q> {
    fn rows(&self) -> &[Params<'q>] {
        self.rows
    }

    fn width(&self, facts: &'static Facts) -> usize {
        usize::from(self.statement.plan().params) + self.defaults(facts).len()
    }

    fn statement(&self, facts: &'static Facts, rows: &[Params<'q>]) -> (&'static Text, Vec<Param<'q>>) {
        let (width, defaults) = (self.width(facts), self.defaults(facts));
        let mut params = Vec::with_capacity(rows.len() * width);
        for row in rows {
            params.extend(row.iter().cloned().map(in_a_table));
            params.extend(defaults.iter().map(|at| facts.default(*at).unwrap_or(Param::Null)));
        }
        (self.text(facts, rows.len(), width), params)
    }
}

impl EachRow<'_, '_> {
    /// The places of the columns that get their defaults.
    fn defaults(self, facts: &Facts) -> Vec<usize> {
        let creation: Option<&Creation> = match self.statement.plan().steps {
            [Step::Each(Each::Create(creation, _))] => Some(creation),
            _ => None,
        };
        let is_default =
            |column: &ColumnSchema| creation.is_some_and(|creation| matches!(creation.source(column), Source::Default));
        let columns = facts.schema.columns.iter().enumerate();
        columns.filter(|(_, column)| is_default(column)).map(|(at, _)| at).collect()
    }

    /// The statement for so many rows of `width` parameters.
    fn text(self, facts: &'static Facts, count: usize, width: usize) -> &'static Text {
        let mut shape: Shape = shape(Tag::Each, [u16::try_from(count).unwrap_or(u16::MAX)]);
        // Statements differ by what they compute.
        let place = self.statement.id();
        shape.extend((0..usize::BITS).step_by(16).map(|from| low(place >> from)));
        facts.shapes.text(shape, || {
            // A row without parameters is a row all the same.
            let rows = if width == 0 { vec!["(NULL)"; count].join(", ") } else { tuples(width, count) };
            format!("WITH {ROWS} AS (VALUES {rows}) {}", self.statement.text(Verb::Select).as_str())
        })
    }
}

#[allow(clippy::cast_possible_truncation)] // It is masked.
fn low(number: usize) -> u16 {
    (number & 0xffff) as u16
}

/// A parameter as it can stand in a table: the address of a list would be lost there.
fn in_a_table(param: Param<'_>) -> Param<'_> {
    match param {
        Param::Listed(list) => Param::Json(list.to_json()),
        other => other,
    }
}
