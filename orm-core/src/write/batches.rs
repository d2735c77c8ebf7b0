//! Many rows: how many of them are one statement, and that all of them are written or none is.

use std::ops::Range;

use super::row::execute;
use super::{Facts, atomic};
use crate::db::Db;
use crate::error::Result;
use crate::model::Model;
use crate::query::{Param, Params};
use crate::sql::Text;

/// How many rows are one statement: with more, or fewer, each row costs more.
const ROWS: usize = 50;

/// How many parameters SQLite takes.
const PARAMETERS: usize = 32_766;

/// The batches that `count` rows of `width` parameters are written in.
pub(super) fn batches(count: usize, width: usize) -> impl Iterator<Item = Range<usize>> {
    let size = ROWS.min(PARAMETERS / width.max(1)).max(1);
    (0..count).step_by(size).map(move |start| start..count.min(start + size))
}

/// Writes each batch of `count` rows of `width` parameters: several of them in one transaction.
pub(super) fn in_batches(
    db: &Db,
    count: usize,
    width: usize,
    mut write: impl FnMut(Range<usize>) -> Result<()>,
) -> Result<()> {
    let several = batches(count, width).nth(1).is_some();
    let mut work = || batches(count, width).try_for_each(&mut write);
    if several { atomic(db, work) } else { work() }
}

/// Rows of parameters that are written many at a time.
pub(crate) trait Batched<'q> {
    /// The parameters of each row.
    fn rows(&self) -> &[Params<'q>];

    /// How many parameters a row has in the statement, with those that are the same in all.
    fn width(&self, facts: &'static Facts) -> usize;

    /// The statement that writes these rows, and its parameters.
    fn statement(&self, facts: &'static Facts, rows: &[Params<'q>]) -> (&'static Text, Vec<Param<'q>>);
}

/// Writes the rows, and gives them back as they are stored.
pub(crate) fn make<'q, M: Model>(db: &Db, many: &impl Batched<'q>) -> Result<Vec<M>> {
    let mut made = Vec::with_capacity(many.rows().len());
    each_batch::<M>(db, many, &mut |text, params| {
        let mut run = db.run(text, params)?;
        while let Some(row) = run.next()? {
            made.push(M::from_row(&row, 0)?);
        }
        Ok(())
    })?;
    Ok(made)
}

/// Writes the rows; how many these were.
pub(crate) fn write<'q, M: Model>(db: &Db, many: &impl Batched<'q>) -> Result<u64> {
    let mut count = 0;
    each_batch::<M>(db, many, &mut |text, params| {
        count += execute(db, text, params)?;
        Ok(())
    })?;
    Ok(count)
}

fn each_batch<'q, M: Model>(
    db: &Db,
    many: &impl Batched<'q>,
    run: &mut dyn FnMut(&'static Text, &[Param<'_>]) -> Result<()>,
) -> Result<()> {
    let (facts, rows) = (M::facts(), many.rows());
    in_batches(db, rows.len(), many.width(facts), |batch| {
        let (text, params) = many.statement(facts, rows.get(batch).unwrap_or_default());
        run(text, &params)
    })
}
