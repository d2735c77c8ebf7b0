//! Running a query: its rows, one of them, or facts about them.

use std::collections::BTreeMap;

use super::{Iter, KeyList, Params, Query, Row};
use crate::db::{Db, Run};
use crate::error::{Error, Result};
use crate::model::{FieldType, Model};
use crate::plan::Column;
use crate::sql::Verb;

impl<R, S> Query<'_, R, S> {
    #[inline]
    fn start<'c>(&'c self, db: &'c Db, verb: Verb) -> Result<Run<'c>> {
        db.run(self.text(verb), self.params())
    }

    /// All rows: Django's `list(queryset)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let cheap: Vec<Product> = query!(Product.filter(price__lt = 10)).all(&db)?;
    /// assert_eq!(cheap[0].name, "Mug");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Decode`] if a value is not of its field's type; whatever the database reports.
    pub fn all(&self, db: &Db) -> Result<Vec<R>> {
        self.rows_of(db, Verb::Select, self.params())
    }

    /// All rows that `verb` yields.
    pub(super) fn rows_of(&self, db: &Db, verb: Verb, params: &Params<'_>) -> Result<Vec<R>> {
        let mut run = db.run(self.text(verb), params)?;
        let mut rows = Vec::new();
        while let Some(row) = run.next()? {
            rows.push(self.read(&row)?);
        }
        Ok(rows)
    }

    /// The rows one by one, in constant memory: Django's `iterator()`.
    ///
    /// Until the iterator is dropped, the table stays as this statement found it.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let mut total = 0;
    /// for product in query!(Product.all()).iter(&db)? {
    ///     total += product?.price;
    /// }
    /// assert_eq!(total, 29);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Query::all`]; what happens while rows are read is the iterator's last item.
    pub fn iter<'d>(&self, db: &'d Db) -> Result<Iter<'d, R>> {
        // A copy of the parameters, so that the query may be gone before the rows are.
        Ok(Iter::new(db.run_copied(self.text(Verb::Select), self.params())?, self.rows()))
    }

    /// Calls `take` with each row.
    pub(super) fn each(&self, db: &Db, mut take: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        let mut run = self.start(db, Verb::Select)?;
        while let Some(row) = run.next()? {
            take(&row)?;
        }
        Ok(())
    }

    pub(super) fn first_row(&self, db: &Db) -> Result<Option<R>> {
        self.one(db, Verb::First)
    }

    pub(super) fn last_row(&self, db: &Db) -> Result<Option<R>> {
        // One row, but of a slice all of them: its last row is not the first in the opposite order.
        let mut run = self.start(db, Verb::Last)?;
        let mut last = None;
        while let Some(row) = run.next()? {
            last = Some(self.read(&row)?);
        }
        Ok(last)
    }

    #[inline]
    fn one(&self, db: &Db, verb: Verb) -> Result<Option<R>> {
        let mut run = self.start(db, verb)?;
        run.next()?.map(|row| self.read(&row)).transpose()
    }

    /// The only row: Django's `get()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let mugs = query!(Product.filter(name = "Mug"));
    /// assert_eq!(mugs.get(&db)?.price, 9);
    ///
    /// // The same in one piece.
    /// assert_eq!(query!(Product.get(name = "Mug")).run(&db)?.price, 9);
    ///
    /// let none = query!(Product.filter(name = "Jug")).get(&db);
    /// assert!(none.is_err_and(|error| error.is_does_not_exist()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is none, [`Error::MultipleObjectsReturned`] if there are several; else as
    /// [`Query::all`].
    pub fn get(&self, db: &Db) -> Result<R> {
        let model = self.statement().table().model;
        let mut run = self.start(db, Verb::Get)?;
        let found = match run.next()? {
            Some(row) => self.read(&row)?,
            None => return Err(Error::DoesNotExist { model }),
        };
        let mut count = 1;
        while run.next()?.is_some() {
            count += 1;
        }
        if count == 1 { Ok(found) } else { Err(Error::MultipleObjectsReturned { model, count }) }
    }

    /// How many rows there are: Django's `count()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// assert_eq!(query!(Product.filter(price__gte = 9)).count(&db)?, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn count(&self, db: &Db) -> Result<i64> {
        const COUNT: &Column = &Column::computed("count");
        let mut run = self.start(db, Verb::Count)?;
        // `none()` may be rendered as a statement without rows.
        run.next()?.map_or(Ok(0), |row| row.read(0, COUNT))
    }

    /// Whether there is a row: Django's `exists()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// assert!(!query!(Product.filter(price__gt = 100)).exists(&db)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn exists(&self, db: &Db) -> Result<bool> {
        Ok(self.start(db, Verb::Exists)?.next()?.is_some())
    }
}

impl<R: Model> Query<'_, R> {
    /// Whether `object` is among the rows, by its key: Django's `contains()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let mug = query!(Product.get(name = "Mug")).run(&db)?;
    /// assert!(query!(Product.filter(price__lt = 10)).contains(&db, &mug)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn contains(&self, db: &Db, object: &R) -> Result<bool> {
        let params = Params::from_iter(self.params().iter().cloned().chain([object.key().encode()]));
        Ok(db.run(self.text(Verb::Contains), &params)?.next()?.is_some())
    }

    /// The rows with these keys, by key; those that are missing are left out: Django's `in_bulk()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model, Clone, Debug, PartialEq)]
    /// # #[model(app = "shop")]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # Product::bulk_create(&db, [("Mug", 9), ("Pot", 20)].map(|(name, price)| Product { id: 0, name: name.into(), price }))?;
    /// let products = query!(Product.all()).in_bulk(&db, [2, 7])?;
    /// assert_eq!(products[&2].name, "Pot");
    /// assert!(!products.contains_key(&7));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Query::all`].
    #[rustfmt::skip] // A line, which rustc shows.
    pub fn in_bulk<'k>(&self, db: &Db, keys: impl KeyList<'k, R>) -> Result<BTreeMap<R::Key, R>> where R::Key: Ord {
        let params = Params::from_iter(self.params().iter().cloned().chain([keys.keys()]));
        let mut run = db.run(self.text(Verb::InBulk), &params)?;
        let mut rows = BTreeMap::new();
        while let Some(row) = run.next()? {
            let row = self.read(&row)?;
            rows.insert(row.key().clone(), row);
        }
        Ok(rows)
    }
}
