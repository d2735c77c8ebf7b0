//! [`Create`]: a row that is made.

use super::{Param, Params, Query, Rows, Statement};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::Model;
use crate::plan::{Creation, Expr, Set, Source, Step};
use crate::related::Link;
use crate::schema::ColumnSchema;
use crate::sql::Verb;
use crate::write::explained;

/// A new row: what `query!` yields of `create`.
///
/// ```
/// # use orm_core::prelude::*;
/// #[derive(Model, Debug, PartialEq)]
/// struct Tag {
///     id: i64,
///     name: String,
///     #[model(default = 5)]
///     priority: i32,
///     note: Option<String>,
/// }
///
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Tag])?;
/// let tag = query!(Tag.create(name = "new")).run(&db)?;
/// assert_eq!(tag, Tag { id: 1, name: String::from("new"), priority: 5, note: None });
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a row is not made until this is run"]
pub struct Create<'q, M> {
    statement: &'static Statement,
    params: Params<'q>,
    rows: Rows<M>,
    /// What relates the row to the one that it is made through.
    link: Option<Link<'q, M>>,
}

impl<'q, M: Model> Create<'q, M> {
    /// Made by `query!` of a plan whose only step is the creation.
    #[doc(hidden)]
    #[inline]
    pub fn new(query: Query<'q, M>) -> Self {
        let rows = query.rows();
        let (statement, params) = query.into_parts();
        Create { statement, params, rows, link: None }
    }

    /// The same, of a row that is made through related rows.
    pub(crate) fn through(query: Query<'q, M>, link: Link<'q, M>) -> Self {
        Create { link: Some(link), ..Self::new(query) }
    }

    /// Inserts the row, and gives it back as it is stored: with its key, defaults and what the database makes. Django's
    /// `create()`.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a constraint would be broken; [`Error::NotSaved`] if the row is to point to one that is not
    /// saved yet; [`Error::NotInserted`] if a trigger ignores the row.
    pub fn run(&self, db: &Db) -> Result<M> {
        let insert = || insert(db, self.statement, &self.params, self.rows);
        match &self.link {
            Some(link) => link.made(db, insert),
            None => insert(),
        }
    }

    /// The SQL text. Its last parameters are the defaults, which are made when it is run.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.statement.text(Verb::Select).as_str()
    }

    /// The parameters that are given, in the order of their numbers.
    #[must_use]
    pub fn params(&self) -> &Params<'q> {
        &self.params
    }
}

/// Runs a statement that makes a row.
pub(super) fn insert<M: Model>(
    db: &Db,
    statement: &'static Statement,
    params: &[Param<'_>],
    rows: Rows<M>,
) -> Result<M> {
    let creation = creation(statement);
    let is_default =
        |column: &ColumnSchema| creation.is_some_and(|creation| matches!(creation.source(column), Source::Default));
    written(db, statement, params.iter().cloned().chain(defaults::<M>(is_default)), rows)
        .map_err(|error| explained(error, given(creation, params)))?
        .ok_or(Error::NotInserted { model: M::TABLE.model })
}

/// Runs a statement that writes a row and returns it, if there is one.
pub(super) fn written<'p, M: Model>(
    db: &Db,
    statement: &'static Statement,
    params: impl Iterator<Item = Param<'p>>,
    rows: Rows<M>,
) -> Result<Option<M>> {
    let params = Params::from_iter(params);
    let mut run = db.run(statement.text(Verb::Select), &params)?;
    let row = run.next()?.map(|row| rows.read(&row)).transpose()?;
    // Keys that point to nothing are found at the end.
    run.exhaust()?;
    Ok(row)
}

fn creation(statement: &'static Statement) -> Option<&'static Creation> {
    match statement.plan().steps {
        [Step::Create(creation)] => Some(creation),
        _ => None,
    }
}

/// The columns whose values are given as they are, and these.
fn given<'p>(
    creation: Option<&'static Creation>,
    params: &'p [Param<'p>],
) -> impl Iterator<Item = (&'static ColumnSchema, Param<'p>)> {
    let columns = creation
        .into_iter()
        .flat_map(|creation| creation.schema.columns.iter().map(|column| (column, creation.source(column))));
    columns.filter_map(|(column, source)| match source {
        Source::Given(Set { value: Expr::Param(at, _), .. }) => Some((column, params.get(usize::from(*at))?.clone())),
        _ => None,
    })
}

/// The defaults of columns, or the current time, in the order of the columns.
pub(super) fn defaults<'p, M: Model>(wanted: impl Fn(&ColumnSchema) -> bool) -> impl Iterator<Item = Param<'p>> {
    let columns = M::facts().schema.columns.iter().enumerate();
    columns
        .filter(move |(_, column)| wanted(column))
        .filter_map(|(at, _)| -> Option<Param<'p>> { M::facts().default(at) })
}
