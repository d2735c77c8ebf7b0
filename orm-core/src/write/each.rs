//! Many rows that are written with what the database computes of them: `bulk_create` and `bulk_update` of `query!`.
//!
//! The statement stands in the binary but for the table of parameters before it, which has as many rows as are written.

use super::bulk::{batches, tuples};
use super::row::execute;
use super::shapes::{Shape, Tag, shape};
use super::{Facts, atomic};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
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

/// Makes the rows, and gives them back as they are stored.
pub(crate) fn make<M: Model>(db: &Db, each: EachRow<'_, '_>) -> Result<Vec<M>> {
    let mut made = Vec::with_capacity(each.rows.len());
    each.in_batches::<M>(db, &mut |text, params| {
        let mut run = db.run(text, params)?;
        while let Some(row) = run.next()? {
            made.push(M::from_row(&row, 0)?);
        }
        // Keys that point to nothing are found at the end.
        run.finish()
    })?;
    Ok(made)
}

/// Makes or changes the rows; how many these were.
pub(crate) fn write<M: Model>(db: &Db, each: EachRow<'_, '_>) -> Result<u64> {
    let mut count = 0;
    each.in_batches::<M>(db, &mut |text, params| {
        count += execute(db, text, params)?;
        Ok(())
    })?;
    Ok(count)
}

impl EachRow<'_, '_> {
    /// Runs the statement for each batch of rows, all of them in one transaction.
    fn in_batches<M: Model>(
        self,
        db: &Db,
        run: &mut dyn FnMut(&'static Text, &[Param<'_>]) -> Result<()>,
    ) -> Result<()> {
        let facts = M::facts();
        let defaults: Vec<usize> = self.defaults(facts);
        let width = usize::from(self.statement.plan().params) + defaults.len();
        let mut work = || {
            for batch in batches(self.rows.len(), width) {
                let rows = self.rows.get(batch).unwrap_or_default();
                let mut params = Vec::with_capacity(rows.len() * width);
                for row in rows {
                    params.extend(row.iter().cloned().map(in_a_table));
                    params.extend(defaults.iter().map(|at| facts.default(*at).unwrap_or(Param::Null)));
                }
                run(self.text(facts, rows.len(), width), &params)?;
            }
            Ok(())
        };
        if batches(self.rows.len(), width).nth(1).is_some() { atomic(db, work) } else { work() }
    }

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
