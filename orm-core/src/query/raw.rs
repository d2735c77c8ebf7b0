//! [`RawQuery`]: SQL that was written by hand, whose rows have a type.

use std::sync::OnceLock;

use super::{Iter, Param, Params, Rows};
use crate::db::{Db, Run};
use crate::error::{Error, MissingColumn, Result};
use crate::plan::{Chosen, Column, Table};
use crate::sql::{Text, TextId};

/// The SQL of a [`RawQuery`] as it stands in the binary, and the columns that its rows are made of.
#[derive(Debug)]
pub struct RawStatement {
    /// What rows become: `Product`.
    name: &'static str,
    text: Text,
    sql: &'static str,
    /// The columns of a model that rows begin with.
    model: Option<(&'static Table, Chosen)>,
    /// Those that follow, or all if rows are no model's.
    columns: &'static [&'static Column],
    /// What columns of the model are called in the SQL.
    translations: &'static [(&'static str, &'static Column)],
    kept: &'static RawKept,
}

/// What becomes known of a [`RawStatement`] at run time.
#[doc(hidden)]
#[derive(Debug)]
pub struct RawKept {
    id: TextId,
    /// The same rows with their columns in order.
    ordered: OnceLock<Text>,
}

impl RawKept {
    /// Nothing yet.
    // A constant, as rustc copies one faster than it evaluates a call.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: RawKept = RawKept { id: TextId::NEW, ordered: OnceLock::new() };
}

impl RawStatement {
    /// Made by `query!`. No columns: rows are read by position. `kept` is a `static` of this statement's own.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        sql: &'static str,
        columns: &'static [&'static Column],
        kept: &'static RawKept,
    ) -> RawStatement {
        let text = Text::new(sql.as_bytes(), &kept.id);
        RawStatement { name, text, sql, model: None, columns, translations: &[], kept }
    }

    /// Made by `query!`: rows of a model, or of some of its columns.
    #[doc(hidden)]
    #[must_use]
    pub const fn of(table: &'static Table, chosen: Chosen, sql: &'static str, kept: &'static RawKept) -> RawStatement {
        let mut statement = RawStatement::new(table.model, sql, &[], kept);
        statement.model = Some((table, chosen));
        statement
    }

    /// Further columns: `annotate`.
    #[must_use]
    pub const fn and(mut self, columns: &'static [&'static Column]) -> RawStatement {
        self.columns = columns;
        self
    }

    /// Columns of the model that the SQL calls otherwise.
    #[must_use]
    pub const fn translated(mut self, translations: &'static [(&'static str, &'static Column)]) -> RawStatement {
        self.translations = translations;
        self
    }

    /// The columns that rows are made of, in order.
    fn wanted(&self) -> impl Iterator<Item = &'static Column> {
        let own = self.model.into_iter().flat_map(|(table, chosen)| {
            chosen.listed(table).iter().copied().filter(move |column| chosen.has(column, table))
        });
        own.chain(self.columns.iter().copied())
    }

    /// Whether the SQL calls the column so. What is translated is its field's column and no other, as in Django.
    fn is(&self, column: &Column, name: &str) -> bool {
        let translated = self.translations.iter().find(|(from, _)| from.eq_ignore_ascii_case(name));
        translated.map_or(name, |(_, to)| to.column).eq_ignore_ascii_case(column.column)
    }

    /// The text whose columns are in order; `names` are those that were selected.
    fn text(&'static self, names: &[Box<str>]) -> Result<&'static Text> {
        let mut selected = names.iter();
        if self.wanted().all(|column| selected.next().is_some_and(|name| self.is(column, name))) {
            return Ok(&self.text);
        }
        match self.wanted().find(|column| !names.iter().any(|name| self.is(column, name))) {
            Some(column) => {
                Err(Error::MissingColumn(Box::new(MissingColumn { row: self.name, column: column.column })))
            }
            None => Ok(self.kept.ordered.get_or_init(|| self.in_order(names))),
        }
    }

    #[cold]
    fn in_order(&self, names: &[Box<str>]) -> Text {
        let called = |column| names.iter().find(|name| self.is(column, name));
        let columns: Vec<String> =
            self.wanted().filter_map(called).map(|name| format!("\"raw\".\"{}\"", name.replace('"', "\"\""))).collect();
        // The text may end in a comment.
        let sql = format!("SELECT {} FROM (\n{}\n) AS \"raw\"", columns.join(", "), self.sql);
        Text::made(sql)
    }
}

/// A query in SQL that was written by hand: Django's `raw()`.
///
/// Rows become models by the names of their columns, in any order. Further columns are ignored, unless
/// `annotate(total as i64)` makes them fields of the row; `only(name)` and `defer(note)` say that there are fewer,
/// `prefetch_related(tags)` fetches related rows, and
/// `translations(title = name)` after the text that a field's column has another name there. `as Row { name, total }`
/// makes rows a struct of yours, again by name, and `as (String, i64)` a tuple by position. Each `?` stands for the next
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
/// let twice = query!(Product.raw("SELECT *, price * 2 AS twice FROM shop_product").annotate(twice as i64));
/// assert_eq!(twice.all(&db)?[0].twice, 14);
/// let names = query!(Product.raw("SELECT id, name AS title FROM shop_product", translations(title = name)).only(name));
/// assert_eq!(names.all(&db)?[0].name, "Tea");
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
    #[doc(hidden)]
    pub fn new(statement: &'static RawStatement, params: Params<'q>, rows: Rows<R>) -> Self {
        RawQuery { statement, params, rows }
    }

    pub(super) fn rows(&self) -> Rows<R> {
        self.rows
    }

    pub(super) fn start<'c>(&'c self, db: &'c Db) -> Result<Run<'c>> {
        let names = db.names(&self.statement.text)?;
        db.run(self.statement.text(&names)?, &self.params)
    }

    /// All rows.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] if a column that the rows need is not selected; [`Error::Decode`] if a value is not of
    /// its field's type; whatever the database reports.
    pub fn all(&self, db: &Db) -> Result<Vec<R>> {
        let mut run = self.start(db)?;
        let mut rows = Vec::new();
        while let Some(row) = run.next()? {
            rows.push(self.rows.read(&row)?);
        }
        Ok(rows)
    }

    /// The rows one by one, in constant memory: Django's `iterator()`.
    ///
    /// # Errors
    /// As [`RawQuery::all`]; what happens while rows are read is the iterator's last item.
    pub fn iter<'d>(&self, db: &'d Db) -> Result<Iter<'d, R>> {
        let names = db.names(&self.statement.text)?;
        Ok(Iter::new(db.run_copied(self.statement.text(&names)?, &self.params)?, self.rows))
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`RawQuery::all`].
    pub fn first(&self, db: &Db) -> Result<Option<R>> {
        let mut run = self.start(db)?;
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

/// A value of a text that was written by hand.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of SQL",
    label = "expected a number, a text or another type of a column, an `Option` of one, or a reference"
)]
pub trait RawParam<'q> {
    /// `value` as a parameter.
    fn given(value: Self) -> Param<'q>;
}

#[diagnostic::do_not_recommend]
impl<'q, T: Into<Param<'q>>> RawParam<'q> for T {
    #[inline]
    fn given(value: Self) -> Param<'q> {
        value.into()
    }
}
