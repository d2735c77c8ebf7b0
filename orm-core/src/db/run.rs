//! A statement while it runs: counted, and watched if somebody listens.

use std::time::{Duration, Instant};

use super::{Db, QueryEvent};
use crate::backend::sqlite::{Cells, Cursor};
use crate::error::Result;
use crate::query::{OwnedValue, Param, Row};
use crate::raw::Binder;
use crate::sql::Text;

pub(crate) struct Run<'d> {
    db: &'d Db,
    cursor: Cursor<'d>,
    watch: Option<Box<Watch<'d>>>,
}

/// What a statement did: read before a listener is told of it, who may send others.
#[derive(Clone, Copy)]
pub(crate) struct Done {
    /// How many rows it inserted, updated or deleted.
    pub(crate) changes: u64,
    /// The key that the database gave last.
    pub(crate) key: i64,
}

struct Watch<'d> {
    db: &'d Db,
    sql: Box<str>,
    params: Vec<OwnedValue>,
    duration: Duration,
    rows: u64,
}

impl Db {
    /// Runs `text`. Parameters beyond those of the text are ignored.
    #[inline]
    pub(crate) fn run<'c>(&'c self, text: &'static Text, params: &'c [Param<'_>]) -> Result<Run<'c>> {
        let watch = self.watch(|| text.as_str(), params)?;
        let cursor = self.noting(self.handle.run(text.slot(), || text.as_str(), params))?;
        Ok(Run { db: self, cursor, watch })
    }

    /// Runs `text`, of which no row is read, with the parameters that `fill` gives one after the other.
    #[inline]
    pub(crate) fn send<'c>(&'c self, text: &'static Text, fill: impl FnOnce(&mut Binder<'_, 'c>)) -> Result<Done> {
        let mut watch = self.watch(|| text.as_str(), &[])?;
        let log = watch.as_mut().map(|watch| &mut watch.params);
        let cursor = self.noting(self.handle.run_filled(text.slot(), || text.as_str(), log, fill))?;
        Run { db: self, cursor, watch }.finish()
    }

    /// Whether `text`, which asks of the database itself, selects a row. It is not counted, and no listener is told of it.
    pub(crate) fn finds(&self, text: &'static Text, params: &[Param<'_>]) -> Result<bool> {
        self.ready()?;
        let mut cursor = self.noting(self.handle.run(text.slot(), || text.as_str(), params))?;
        Ok(self.noting(cursor.step())?.is_some())
    }

    /// The names of the columns that `text` selects. It is prepared, but not run.
    pub(crate) fn names(&self, text: &'static Text) -> Result<Vec<Box<str>>> {
        self.ready()?;
        Ok(self.noting(self.handle.run(text.slot(), || text.as_str(), &[]))?.names())
    }

    /// As [`Db::run`], with copies of the parameters.
    pub(crate) fn run_copied<'c>(&'c self, text: &'static Text, params: &[Param<'_>]) -> Result<Run<'c>> {
        let watch = self.watch(|| text.as_str(), params)?;
        let cursor = self.noting(self.handle.run_copied(text.slot(), || text.as_str(), params))?;
        Ok(Run { db: self, cursor, watch })
    }

    /// Runs a statement that is not kept.
    pub(crate) fn run_once<'c>(&'c self, sql: &str, params: &'c [Param<'_>]) -> Result<Run<'c>> {
        let watch = self.watch(|| sql, params)?;
        let cursor = self.noting(self.handle.run_once(sql, params))?;
        Ok(Run { db: self, cursor, watch })
    }

    /// Runs the first statement of a text that was written by hand; see [`Handle::run_first`].
    ///
    /// [`Handle::run_first`]: crate::backend::sqlite::Handle::run_first
    pub(super) fn run_first<'c, 's>(
        &'c self,
        sql: &'s str,
        params: &'c [Param<'_>],
    ) -> Result<(Option<Run<'c>>, &'s str)> {
        self.ready()?;
        let (cursor, rest) = self.noting(self.handle.run_first(sql, params))?;
        let Some(cursor) = cursor else { return Ok((None, rest)) };
        let own = sql.strip_suffix(rest).unwrap_or(sql);
        let watch = self.watch(|| own.trim(), params)?;
        Ok((Some(Run { db: self, cursor, watch }), rest))
    }

    /// Begins or ends a block: not counted, and not refused after an error.
    pub(super) fn control(&self, text: &'static Text) -> Result<()> {
        let watch = self.is_watched().then(|| self.watched(text.as_str(), &[]));
        let cursor = self.handle.run(text.slot(), || text.as_str(), &[])?;
        Run { db: self, cursor, watch }.exhaust()
    }

    /// Counts a statement, unless it is refused.
    #[inline]
    fn watch<'s>(&self, sql: impl Fn() -> &'s str, params: &[Param<'_>]) -> Result<Option<Box<Watch<'_>>>> {
        self.ready()?;
        self.sent.set(self.sent.get() + 1);
        Ok(if self.is_watched() { Some(self.watched(sql(), params)) } else { None })
    }

    #[cold]
    fn watched(&self, sql: &str, params: &[Param<'_>]) -> Box<Watch<'_>> {
        let params = params.iter().map(OwnedValue::from).collect();
        Box::new(Watch { db: self, sql: sql.into(), params, duration: Duration::ZERO, rows: 0 })
    }
}

impl Run<'_> {
    /// The next row; after the last and after an error, none.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>> {
        let cells = match &mut self.watch {
            None => self.cursor.step(),
            Some(watch) => watch.step(&mut self.cursor),
        };
        Ok(self.db.noting(cells)?.map(Row::new))
    }

    /// Runs to the end; rows are not looked at.
    pub(crate) fn exhaust(&mut self) -> Result<()> {
        while self.next()?.is_some() {}
        Ok(())
    }

    /// Runs a statement that writes to the end.
    #[inline]
    pub(crate) fn finish(mut self) -> Result<Done> {
        self.exhaust()?;
        Ok(self.done())
    }

    /// What the statement, which is at its end, did.
    #[inline]
    pub(crate) fn done(&self) -> Done {
        let connection = self.db.connection();
        Done { changes: connection.changes(), key: connection.last_insert_rowid() }
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> Vec<Box<str>> {
        self.cursor.names()
    }
}

impl Watch<'_> {
    #[cold]
    fn step<'r>(&mut self, cursor: &'r mut Cursor<'_>) -> Result<Option<Cells<'r>>> {
        let start = Instant::now();
        let cells = cursor.step();
        self.duration += start.elapsed();
        self.rows += u64::from(matches!(cells, Ok(Some(_))));
        cells
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let Watch { db, sql, params, duration, rows } = self;
        db.tell(&QueryEvent { sql, params, duration: *duration, rows: *rows });
    }
}
