//! [`RawQuery`]: SQL that was written by hand, whose rows have a type.

use std::sync::OnceLock;

use super::{Param, Params, Rows};
use crate::db::{Db, Run};
use crate::error::{Error, MissingColumn, Result};
use crate::plan::Column;
use crate::sql::Text;

/// The SQL of a [`RawQuery`] as it stands in the binary, and the columns that its rows are made of.
#[derive(Debug)]
pub struct RawStatement {
    /// What rows become: `Product`.
    name: &'static str,
    text: Text,
    sql: &'static str,
    columns: &'static [&'static Column],
    /// The same rows with their columns in the order of `columns`.
    ordered: OnceLock<Text>,
}

impl RawStatement {
    /// Made by `query!`. No columns: rows are read by position.
    #[must_use]
    pub const fn new(name: &'static str, sql: &'static str, columns: &'static [&'static Column]) -> RawStatement {
        RawStatement { name, text: Text::new(sql.as_bytes()), sql, columns, ordered: OnceLock::new() }
    }

    /// The text whose columns are in order; `names` are those that were selected.
    fn text(&'static self, names: &[Box<str>]) -> Result<&'static Text> {
        let is = |column: &Column, name: &str| column.column.eq_ignore_ascii_case(name);
        let mut own = self.columns.iter();
        if names.len() >= self.columns.len() && names.iter().zip(&mut own).all(|(name, column)| is(column, name)) {
            return Ok(&self.text);
        }
        match self.columns.iter().find(|column| !names.iter().any(|name| is(column, name))) {
            Some(column) => {
                Err(Error::MissingColumn(Box::new(MissingColumn { row: self.name, column: column.column })))
            }
            None => Ok(self.ordered.get_or_init(|| self.in_order())),
        }
    }

    #[cold]
    fn in_order(&self) -> Text {
        let columns: Vec<String> = self.columns.iter().map(|column| format!("\"raw\".\"{}\"", column.column)).collect();
        // The text may end in a comment.
        let sql = format!("SELECT {} FROM (\n{}\n) AS \"raw\"", columns.join(", "), self.sql);
        Text::new(sql.into_bytes().leak())
    }
}

/// A query in SQL that was written by hand: Django's `raw()`.
///
/// Rows become models by the names of their columns, in any order; further columns are ignored. `as Row { name, total }`
/// makes them a struct of yours, again by name, and `as (String, i64)` a tuple by position. Each `?` stands for the next
/// value after the text, `:name` for `name = value`.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # #[model(app = "shop")]
/// # struct Product {
/// #     id: i64,
/// #     name: String,
/// #     price: i32,
/// # }
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// # db.execute("INSERT INTO shop_product (name, price) VALUES ('Tea', 7), ('Pot', 30)", ())?;
/// let limit = 10;
/// let dear = query!(Product.raw("SELECT * FROM shop_product WHERE price > ?", limit));
/// assert_eq!(dear.all(&db)?[0].name, "Pot");
///
/// struct Stat {
///     count: i64,
///     dearest: Option<i32>,
/// }
/// let stat = query!(
///     Product.raw("SELECT MAX(price) AS dearest, COUNT(*) AS count FROM shop_product") as Stat { count, dearest }
/// );
/// assert_eq!(stat.first(&db)?.and_then(|stat| stat.dearest), Some(30));
/// # assert_eq!(stat.all(&db)?[0].count, 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct RawQuery<'q, R> {
    statement: &'static RawStatement,
    params: Params<'q>,
    rows: Rows<R>,
}

impl<'q, R> RawQuery<'q, R> {
    /// Made by `query!`.
    pub fn new(statement: &'static RawStatement, params: Params<'q>, rows: Rows<R>) -> Self {
        RawQuery { statement, params, rows }
    }

    fn run<'c>(&'c self, db: &'c Db) -> Result<Run<'c>> {
        let names = db.names(&self.statement.text)?;
        db.run(self.statement.text(&names)?, &self.params)
    }

    /// All rows.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] if a column that the rows need is not selected; [`Error::Decode`] if a value is not of
    /// its field's type; whatever the database reports.
    pub fn all(&self, db: &Db) -> Result<Vec<R>> {
        let mut run = self.run(db)?;
        let mut rows = Vec::new();
        while let Some(row) = run.next()? {
            rows.push(self.rows.read(&row)?);
        }
        Ok(rows)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`RawQuery::all`].
    pub fn first(&self, db: &Db) -> Result<Option<R>> {
        let mut run = self.run(db)?;
        run.next()?.map(|row| self.rows.read(&row)).transpose()
    }

    /// The SQL text, with its parameters numbered.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.statement.sql
    }

    /// The parameters, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}

/// A value of a text that was written by hand, as a parameter.
#[inline]
pub fn raw_param<'q>(value: impl Into<Param<'q>>) -> Param<'q> {
    value.into()
}
