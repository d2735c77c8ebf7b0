//! [`Related`]: the rows that point to one row.

use std::any::Any;
use std::collections::HashSet;
use std::marker::PhantomData;
use std::ops::Deref;

use super::{RowList, keys, saved, without};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::lookup::IntoParam;
use crate::model::{Model, Nullable};
use crate::query::{IntoQuery, Listed, Open, OwnedValue, Param, Params, Query, Rows, Statement};
use crate::sql::Text;
use crate::write::shapes::{Tag, shape};
use crate::write::{KeyValue, MayBeNull, Save, atomic, execute, list, received};

/// The rows of `T` that point to one row, such as the orders of a product: a query, and ways to change which rows these
/// are. Django's `RelatedManager`.
///
/// Made by the method with the relation's name. Rows are given as references to rows or as keys. If the rows' key cannot
/// be NULL, which `N` tells, they can be added and created, but not removed. `AT` is the place of that key among their columns.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// assert_eq!(kitchen.products().count(&db)?, 2);
/// let cheap = query!(kitchen.products().filter(price__lt = 10));
/// assert_eq!(cheap.all(&db)?, [mug.clone()]);
/// kitchen.products().remove(&db, [&mug])?;
/// assert_eq!(kitchen.products().all(&db)?, [pot]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Related<'q, T, N = Nullable, const AT: usize = { usize::MAX }> {
    query: Query<'q, T>,
    /// The column of `T` that points here, in quotes.
    column: &'static str,
    /// The model of the row here.
    model: &'static str,
    null: PhantomData<fn() -> N>,
}

impl<'q, T, N, const AT: usize> Deref for Related<'q, T, N, AT> {
    type Target = Query<'q, T>;

    fn deref(&self) -> &Query<'q, T> {
        &self.query
    }
}

/// The query alone, such as for a function that takes one.
impl<'q, T, N, const AT: usize> From<Related<'q, T, N, AT>> for Query<'q, T> {
    fn from(related: Related<'q, T, N, AT>) -> Query<'q, T> {
        related.query
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T, N, const AT: usize> IntoQuery<'q> for Related<'q, T, N, AT> {
    type Row = T;
    type State = Open;
    type Fetched = ();

    fn into_parts(self) -> (Query<'q, T>, ()) {
        (self.query, ())
    }
}

/// What is done with the key of rows.
#[derive(Clone, Copy)]
enum Act {
    Find = 0,
    Add = 1,
    Remove = 2,
    Clear = 3,
}

impl<'q, T, N, const AT: usize> Related<'q, T, N, AT> {
    /// Made by `#[derive(Model)]`: `key` is what the column of `T` holds in these rows, which point to one of `model`.
    #[doc(hidden)]
    pub fn new(
        statement: &'static Statement,
        rows: Rows<T>,
        column: &'static str,
        key: Param<'q>,
        model: &'static str,
    ) -> Self {
        Related { query: Query::new(statement, Params::new().with(key), rows), column, model, null: PhantomData }
    }
}

impl<'q, T: Model, N, const AT: usize> Related<'q, T, N, AT> {
    /// The same, if the key may be NULL, without knowing its place.
    pub(super) fn anywhere(&self) -> Related<'q, T>
    where
        N: MayBeNull,
    {
        Related { query: self.query.clone(), column: self.column, model: self.model, null: PhantomData }
    }

    /// The model of the row here.
    pub(super) fn model(&self) -> &'static str {
        self.model
    }

    fn key(&self) -> Result<Param<'q>> {
        saved(self.query.params().first(), self.model)
    }

    fn run(&self, db: &Db, act: Act, rows: Param<'_>) -> Result<u64> {
        execute(db, self.text(act), &[self.key()?, rows])
    }

    /// The statement that does `act`: the key is its first parameter, a list of rows' keys the second.
    fn text(&self, act: Act) -> &'static Text {
        let facts = T::facts();
        let Some((place, _)) = facts.column_called(self.column) else { return facts.text(crate::sql::Form::Get) };
        let numbers = [u16::try_from(place).unwrap_or(u16::MAX), act as u16];
        let (table, key, column) = (T::TABLE.quoted, T::TABLE.key.quoted, self.column);
        let listed = format_args!("{key} IN (SELECT value FROM orm_each(?2))");
        facts.shapes.text(shape(Tag::Related, numbers), || match act {
            Act::Find => format!("SELECT {key} FROM {table} WHERE {column} = ?1"),
            Act::Add => format!("UPDATE {table} SET {column} = ?1 WHERE {listed}"),
            Act::Remove => format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1 AND {listed}"),
            Act::Clear => format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1"),
        })
    }

    /// Inserts a row that points here, whatever its key pointed to before, and gives it back with its own key.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// let pan = Product { id: 0, name: "Pan".to_owned(), price: 15, category: None };
    /// let pan = kitchen.products().create(&db, pan)?;
    /// assert_eq!(pan.category, Some(ForeignKey::new(kitchen.id)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Save::insert`]; [`Error::NotSaved`] if the row here is not saved yet.
    pub fn create(&self, db: &Db, mut row: T) -> Result<T> {
        self.point(&mut row)?;
        row.insert(db)?;
        Ok(row)
    }

    /// Makes a row point here and saves it, whether it is in the database or not: Django's `add(row, bulk=False)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # #[model(has_many(articles: Article))]
    /// # struct Author { id: i64, name: String }
    /// # #[derive(Model)]
    /// # struct Article { id: i64, author: Option<ForeignKey<Author>> }
    /// # fn add(db: &Db, ada: &Author) -> orm_core::Result<()> {
    /// let mut article = Article { id: 0, author: None };
    /// ada.articles().save(db, &mut article)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Save::save`]; [`Error::NotSaved`] if the row here is not saved yet.
    pub fn save(&self, db: &Db, row: &mut T) -> Result<()> {
        self.point(row)?;
        row.save(db)
    }

    /// Whether a row points here, as far as can be told without asking the database.
    fn may_hold(&self, row: Option<&dyn Any>) -> bool {
        let here = self.query.params().first().map(KeyValue::from);
        match (row.and_then(<dyn Any>::downcast_ref::<T>), T::facts().column_called(self.column)) {
            (Some(row), Some((place, _))) => Some(KeyValue::from(&row.param(place))) == here,
            _ => true,
        }
    }

    fn point(&self, row: &mut T) -> Result<()> {
        let Some((place, _)) = T::facts().column_called(self.column) else { return Ok(()) };
        received(row, place, OwnedValue::from(&self.key()?).as_value())
    }

    /// Makes these rows point here, in one `UPDATE`. Rows that are not in the database are left out.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # #[model(has_many(articles: Article))]
    /// # struct Author { id: i64, name: String }
    /// # #[derive(Model)]
    /// # struct Article { id: i64, author: ForeignKey<Author> }
    /// # fn add(db: &Db, ada: &Author, article: &Article) -> orm_core::Result<()> {
    /// ada.articles().add(db, [article])?;
    /// ada.articles().add(db, [3, 5])?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::NotSaved`] if one of them, or the row here, is not saved yet; [`Related::save`] saves such a row. Else whatever the
    /// database reports.
    pub fn add<'k>(&self, db: &Db, rows: impl RowList<'k, T>) -> Result<()> {
        self.point_here(db, keys(rows)?)
    }

    /// Makes the rows with these keys point here.
    pub(super) fn point_here(&self, db: &Db, rows: Listed<'_>) -> Result<()> {
        if !rows.is_empty() {
            self.run(db, Act::Add, Param::Listed(rows))?;
        }
        Ok(())
    }
}

impl<T: Model, const AT: usize> Related<'_, T, Nullable, AT> {
    /// Makes these rows point nowhere.
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if one of them does not point here; [`Error::Constraint`] if there are several keys to this
    /// model (`by`) and this one cannot be NULL. Then nothing is changed.
    pub fn remove<'k>(&self, db: &Db, rows: impl RowList<'k, T>) -> Result<()> {
        let rows: Vec<_> = rows.rows().collect();
        if !rows.iter().all(|row| self.may_hold(row.row())) {
            return Err(Error::DoesNotExist { model: T::TABLE.model });
        }
        let rows: HashSet<KeyValue> = keys::<T, _, Vec<_>>(rows)?.iter().map(KeyValue::from).collect();
        if rows.is_empty() {
            return Ok(());
        }
        atomic(db, || match self.run(db, Act::Remove, list(&rows))? {
            count if count == rows.len() as u64 => Ok(()),
            _ => Err(Error::DoesNotExist { model: T::TABLE.model }),
        })
    }

    /// Makes all rows that point here point nowhere.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// kitchen.products().clear(&db)?;
    /// assert_eq!(query!(Product.filter(category = None)).count(&db)?, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn clear(&self, db: &Db) -> Result<()> {
        self.run(db, Act::Clear, Param::Null)?;
        Ok(())
    }

    /// Makes these rows, and no others, point here: what has to change is written.
    ///
    /// `query!(row.relation().set(rows, clear = true))` makes all point nowhere first.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// kitchen.products().set(&db, [&pot])?;
    /// assert_eq!(kitchen.products().all(&db)?, [pot]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports. Then nothing is changed.
    pub fn set<'k>(&self, db: &Db, rows: impl RowList<'k, T>) -> Result<()> {
        self.replace(db, keys::<T, _, Vec<_>>(rows)?.iter().map(KeyValue::from).collect())
    }

    /// Makes the rows with these keys, and no others, point here.
    pub(super) fn replace(&self, db: &Db, wanted: Vec<KeyValue>) -> Result<()> {
        atomic(db, || {
            let present = read_keys(db, self.text(Act::Find), &[self.key()?])?;
            let (surplus, missing) = (without(&present, &wanted), without(&wanted, &present));
            if !surplus.is_empty() {
                self.run(db, Act::Remove, list(surplus))?;
            }
            if !missing.is_empty() {
                self.run(db, Act::Add, list(missing))?;
            }
            Ok(())
        })
    }
}

/// The first column of all rows.
pub(super) fn read_keys(db: &Db, text: &'static Text, params: &[Param<'_>]) -> Result<Vec<KeyValue>> {
    let mut run = db.run(text, params)?;
    let mut keys = Vec::new();
    while let Some(row) = run.next()? {
        keys.push(KeyValue::from(row.value(0)));
    }
    Ok(keys)
}
