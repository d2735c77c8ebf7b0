//! [`ManyToMany`]: the rows that a join table relates to one row.

use std::fmt::Write;
use std::iter::once;
use std::marker::PhantomData;
use std::ops::Deref;

use super::many::read_keys;
use super::{BetweenValues, RowList, keys, saved, without};
use crate::db::Db;
use crate::error::Result;
use crate::model::{Between, JoinLink, JoinTable, KeysAlone, Model};
use crate::plan::{Column, Hop};
use crate::query::{IntoQuery, Listed, Open, Param, Params, Query, Rows, Statement};
use crate::schema::ColumnSchema;
use crate::sql::Text;
use crate::write::shapes::{Tag, shape};
use crate::write::{Collector, Facts, KeyValue, Save, Shapes, atomic, execute, explained, list};

/// A join table as seen from one of its ends.
#[derive(Debug)]
pub struct Join {
    table: &'static str,
    /// Its column that points to this end, in quotes.
    near: &'static str,
    /// Its column that points to the other end, in quotes.
    far: &'static str,
    between: Between,
    /// Whether each row has a twin in the other direction.
    symmetrical: bool,
    shapes: Shapes,
}

impl Join {
    /// From the model that declares the relation.
    #[must_use]
    pub const fn forward<T>(link: JoinLink<T>) -> Join {
        Join::new(link.forward(), link)
    }

    /// To the model that declares the relation.
    #[must_use]
    pub const fn reverse<T>(link: JoinLink<T>) -> Join {
        Join::new(link.reverse(), link)
    }

    const fn new<T>([near, far]: [Hop; 2], link: JoinLink<T>) -> Join {
        let (between, symmetrical) = (link.between(), link.is_symmetrical());
        Join { table: near.table, near: near.to, far: far.from, between, symmetrical, shapes: Shapes::new() }
    }

    /// The model between, if rows that point to its rows have to be looked at when these are deleted.
    fn followed(&self) -> Option<&'static Facts> {
        match self.between {
            Between::Rows(facts) if !facts().is_leaf() => Some(facts()),
            _ => None,
        }
    }

    /// The statement that relates the rows of a list, and gives the columns of the rows between at these places a value; or
    /// the one that makes the `twins` of these rows.
    fn insert(&self, filled: &[(u16, Param<'_>)], twins: bool) -> String {
        let table = self.table;
        let (near, far) = if twins { (self.far, self.near) } else { (self.near, self.far) };
        let Between::Rows(_) = self.between else {
            // The unique index of the table is what makes adding twice harmless.
            return format!("INSERT OR IGNORE INTO {table} ({near}, {far}) SELECT ?1, value FROM orm_each(?2)");
        };
        let (mut columns, mut values) = (String::new(), String::new());
        for (index, (column, _)) in self.columns(filled).enumerate() {
            // Writing to a `String` cannot fail.
            let _ = write!(columns, ", {}", column.column.quoted);
            let _ = write!(values, ", ?{}", index + 3);
        }
        format!(
            "INSERT INTO {table} ({near}, {far}{columns}) SELECT DISTINCT ?1, value{values} FROM orm_each(?2) WHERE value NOT IN (SELECT {far} FROM {table} WHERE {near} = ?1 AND {far} IS NOT NULL)"
        )
    }

    /// The columns at these places of the model between, and their values.
    fn columns<'p>(&self, filled: &'p [(u16, Param<'p>)]) -> impl Iterator<Item = (&'static ColumnSchema, Param<'p>)> {
        let facts = match self.between {
            Between::Rows(facts) => Some(facts()),
            Between::Table { .. } => None,
        };
        filled.iter().filter_map(move |(at, value)| Some((facts?.column(usize::from(*at))?, value.clone())))
    }
}

/// What is done with rows of a join table.
#[derive(Clone, Copy)]
enum Act {
    Find = 0,
    Remove = 1,
    Clear = 2,
    FindListed = 3,
    FindAll = 4,
    Count = 5,
    Exists = 6,
}

/// The rows of `T` that a join table relates to one row, such as the tags of a product: a query, and ways to change which
/// rows these are. Django's `ManyRelatedManager`.
///
/// Made by the method with the relation's name. Rows are given as references to rows or as keys.
///
/// If the rows between are those of a model (`through = Model`), their further columns get the values that the model's
/// `default`s say, or those that `query!(row.relation().add(rows, through_defaults(field = value)))` gives.
///
/// `B` tells what the rows between are.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// mug.tags().set(&db, [&new, &sale])?;
/// assert_eq!(query!(mug.tags().filter(name__startswith = "s")).all(&db)?, [sale.clone()]);
/// assert_eq!(sale.products().count(&db)?, 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct ManyToMany<'q, T, B = JoinTable> {
    query: Query<'q, T>,
    join: &'static Join,
    /// The model of the row at this end.
    model: &'static str,
    between: PhantomData<fn() -> B>,
}

impl<T, B> Clone for ManyToMany<'_, T, B> {
    fn clone(&self) -> Self {
        ManyToMany { query: self.query.clone(), join: self.join, model: self.model, between: PhantomData }
    }
}

impl<'q, T, B> Deref for ManyToMany<'q, T, B> {
    type Target = Query<'q, T>;

    fn deref(&self) -> &Query<'q, T> {
        &self.query
    }
}

/// The query alone, such as for a function that takes one.
impl<'q, T, B> From<ManyToMany<'q, T, B>> for Query<'q, T> {
    fn from(related: ManyToMany<'q, T, B>) -> Query<'q, T> {
        related.query
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T, B> IntoQuery<'q> for ManyToMany<'q, T, B> {
    type Row = T;
    type State = Open;
    type Fetched = ();

    fn into_parts(self) -> (Query<'q, T>, ()) {
        (self.query, ())
    }
}

impl<'q, T, B> ManyToMany<'q, T, B> {
    /// Made by `#[derive(Model)]`: `key` is what the join table holds of the row at this end, which is one of `model`.
    #[doc(hidden)]
    pub fn new(
        statement: &'static Statement,
        rows: Rows<T>,
        join: &'static Join,
        key: Param<'q>,
        model: &'static str,
    ) -> Self {
        ManyToMany { query: Query::new(statement, Params::new().with(key), rows), join, model, between: PhantomData }
    }

    /// The same, without knowing what its rows between are.
    pub(super) fn erased(&self) -> ManyToMany<'q, T> {
        ManyToMany { query: self.query.clone(), join: self.join, model: self.model, between: PhantomData }
    }
}

impl<'q, T: Model, B> ManyToMany<'q, T, B> {
    /// How many rows there are.
    ///
    /// As in Django, only the join table is asked: every row of it points to a row of `T`.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn count(&self, db: &Db) -> Result<i64> {
        const COUNT: &Column = &Column::computed("count");
        let mut run = db.run(self.text(Act::Count), self.query.params())?;
        run.next()?.map_or(Ok(0), |row| row.read(0, COUNT))
    }

    /// Whether there is a row; as [`ManyToMany::count`].
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn exists(&self, db: &Db) -> Result<bool> {
        Ok(db.run(self.text(Act::Exists), self.query.params())?.next()?.is_some())
    }

    pub(super) fn key(&self) -> Result<Param<'q>> {
        saved(self.query.params().first(), self.model)
    }

    /// Relates these rows to this one; those that are so already stay as they are.
    ///
    /// Where the rows between need values of their own, `query!(row.relation().add(rows, through_defaults(…)))` gives them.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// mug.tags().add(&db, [&new, &sale])?;
    /// assert_eq!(mug.tags().count(&db)?, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) if a row does not exist, [`Error::NotSaved`](crate::Error::NotSaved)
    /// if one, or the row at this end, is not saved yet. Then none is added.
    pub fn add<'k>(&self, db: &Db, rows: impl RowList<'k, T> + KeysAlone<B>) -> Result<()> {
        self.link(db, keys(rows)?, &BetweenValues::NONE)
    }

    /// Relates the rows with these keys.
    pub(super) fn link(&self, db: &Db, rows: Listed<'_>, values: &BetweenValues<'_>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let work = || self.insert(db, Param::Listed(rows), values);
        if self.join.symmetrical { atomic(db, work) } else { work() }
    }

    /// Ends the relation of these rows to this one; those that are not related are no error.
    ///
    /// If the rows between are those of a model, all that relate the two are deleted.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// mug.tags().remove(&db, [new.id])?;
    /// assert!(!mug.tags().exists(&db)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the rows between are those of a model, as [`Save::delete`]; else whatever the database reports.
    pub fn remove<'k>(&self, db: &Db, rows: impl RowList<'k, T>) -> Result<()> {
        let rows: Listed<'_> = keys(rows)?;
        if rows.is_empty() { Ok(()) } else { self.delete(db, Some(Param::Listed(rows))) }
    }

    /// Ends the relation of all rows to this one.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// mug.tags().clear(&db)?;
    /// assert!(!mug.tags().exists(&db)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`ManyToMany::remove`].
    pub fn clear(&self, db: &Db) -> Result<()> {
        self.delete(db, None)
    }

    /// Relates these rows, and no others, to this one: what has to change is written, in one transaction.
    ///
    /// `query!(row.relation().set(rows, clear = true))` ends the relation of all rows first; it gives the rows between values of
    /// their own, too.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// mug.tags().set(&db, [&sale])?;
    /// assert_eq!(mug.tags().all(&db)?, [sale]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`ManyToMany::add`] and [`ManyToMany::remove`]. Then nothing is changed.
    pub fn set<'k>(&self, db: &Db, rows: impl RowList<'k, T> + KeysAlone<B>) -> Result<()> {
        let wanted = keys::<T, _, Vec<_>>(rows)?.iter().map(KeyValue::from).collect();
        self.replace(db, wanted, &BetweenValues::NONE)
    }

    /// Relates the rows with these keys, and no others.
    pub(super) fn replace(&self, db: &Db, wanted: Vec<KeyValue>, values: &BetweenValues<'_>) -> Result<()> {
        atomic(db, || {
            let present = read_keys(db, self.text(Act::Find), &[self.key()?])?;
            let (surplus, missing) = (without(&present, &wanted), without(&wanted, &present));
            if !surplus.is_empty() {
                self.delete(db, Some(list(surplus)))?;
            }
            if !missing.is_empty() {
                self.insert(db, list(missing), values)?;
            }
            Ok(())
        })
    }

    /// Inserts a row and relates it to this one; gives it back with its key.
    ///
    /// Where the rows between need values of their own, `query!(row.relation().create(field = value, through_defaults(…)))`
    /// gives them.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// let rare = mug.tags().create(&db, Tag { id: 0, name: "rare".to_owned() })?;
    /// assert!(rare.id > 0 && mug.tags().contains(&db, &rare)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Save::insert`] and [`ManyToMany::add`]. Then nothing is inserted.
    pub fn create(&self, db: &Db, row: impl Into<T> + KeysAlone<B>) -> Result<T> {
        self.key()?;
        let mut row = row.into();
        atomic(db, || {
            row.insert(db)?;
            let key = row.param(T::facts().key);
            self.link(db, [key].into_iter().collect(), &BetweenValues::NONE)
        })?;
        Ok(row)
    }

    /// Relates the rows of a list.
    fn insert(&self, db: &Db, rows: Param<'_>, values: &BetweenValues<'_>) -> Result<()> {
        let join = self.join;
        let filled = values.filled(join.between, [join.near, join.far]);
        let params = [self.key()?, rows].into_iter().chain(filled.iter().map(|(_, value)| value.clone()));
        let params: Vec<Param<'_>> = params.collect();
        for twins in [false, true].into_iter().take(1 + usize::from(join.symmetrical)) {
            let numbers = once(u16::from(twins)).chain(filled.iter().map(|(at, _)| *at));
            let text = join.shapes.text(shape(Tag::Linked, numbers), || join.insert(&filled, twins));
            execute(db, text, &params).map_err(|error| explained(error, join.columns(&filled)))?;
        }
        Ok(())
    }

    /// Ends the relation of the rows of a list, or of all.
    fn delete(&self, db: &Db, rows: Option<Param<'_>>) -> Result<()> {
        let (find, remove) = match rows {
            Some(_) => (Act::FindListed, Act::Remove),
            None => (Act::FindAll, Act::Clear),
        };
        let params = [self.key()?, rows.unwrap_or(Param::Null)];
        if let Some(facts) = self.join.followed() {
            let found = read_keys(db, self.text(find), &params)?;
            return Collector::delete(db, facts, found).map(|_| ());
        }
        execute(db, self.text(remove), &params).map(|_| ())
    }

    /// The statement that does `act`: this end's key is its first parameter, a list of the others' keys the second.
    fn text(&self, act: Act) -> &'static Text {
        self.join.shapes.text(shape(Tag::Between, [act as u16]), || {
            let Join { table, near, far, .. } = self.join;
            let listed = "(SELECT value FROM orm_each(?2))";
            let (some, all) = match self.join.symmetrical {
                false => (format!("{near} = ?1 AND {far} IN {listed}"), format!("{near} = ?1")),
                true => (
                    format!("({near} = ?1 AND {far} IN {listed}) OR ({far} = ?1 AND {near} IN {listed})"),
                    format!("{near} = ?1 OR {far} = ?1"),
                ),
            };
            let key = match self.join.between {
                Between::Rows(facts) => facts().schema.table.key.quoted,
                Between::Table { .. } => "\"id\"",
            };
            // A row of a model may point nowhere, which a join would leave out.
            let pointing = match self.join.between {
                Between::Rows(_) => format!("{near} = ?1 AND {far} IS NOT NULL"),
                Between::Table { .. } => format!("{near} = ?1"),
            };
            match act {
                Act::Count => format!("SELECT COUNT(*) FROM {table} WHERE {pointing}"),
                Act::Exists => format!("SELECT 1 FROM {table} WHERE {pointing} LIMIT 1"),
                Act::Find => format!("SELECT {far} FROM {table} WHERE {near} = ?1"),
                Act::Remove => format!("DELETE FROM {table} WHERE {some}"),
                Act::Clear => format!("DELETE FROM {table} WHERE {all}"),
                Act::FindListed => format!("SELECT {key} FROM {table} WHERE {some}"),
                Act::FindAll => format!("SELECT {key} FROM {table} WHERE {all}"),
            }
        })
    }
}
