//! [`Save`]: what can be done with a row, and with many rows, of a model.

use super::row::{RowParams, execute, is_new, touch, why};
use super::shapes::{Tag, shape};
use super::{Batch, Collector, Deleted, Fields, KeyValue, NamesFields, bulk, row};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::Model;
use crate::sql::Form;

/// Writing rows: the methods that every model has.
///
/// A key that the database assigns, an integer `id`, is 0 in a row that is not saved yet: it is left out of the `INSERT`
/// and set afterwards.
///
/// ```
/// use orm_core::prelude::*;
///
/// #[derive(Model, Debug, PartialEq)]
/// #[model(app = "shop")]
/// struct Product {
///     id: i64,
///     name: String,
///     price: i64,
/// }
///
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.create_tables(&schema![Product])?;
/// let mut mug = Product { id: 0, name: String::from("Mug"), price: 9 };
/// mug.insert(&db)?;
/// assert_eq!(mug.id, 1);
///
/// mug.price = 12;
/// mug.save(&db)?;
///
/// let deleted = mug.delete(&db)?;
/// assert_eq!((deleted.total(), deleted.of("shop.Product")), (1, 1));
/// # Ok(())
/// # }
/// ```
///
/// Nothing else than the constraints of the database is checked: as in Django, `max_length` and the choices of an enum are
/// not rules of storage. What `default` says is for the rows that `create` makes; a row in Rust has all its values.
pub trait Save: Model {
    /// Inserts the row: Django's `save(force_insert=True)`.
    ///
    /// It gets its key if that was 0, and the values of its generated columns; columns with `auto_now` and `auto_now_add`
    /// are set to the current time.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a row with this key exists, or another constraint would be broken; [`Error::NotInserted`] if
    /// a trigger ignores a row that has no key.
    #[inline]
    fn insert(&mut self, db: &Db) -> Result<()> {
        touch(self, true);
        row::insert(db, self)
    }

    /// Writes all columns of the row that has this key, or inserts it if there is none: Django's `save()`.
    ///
    /// A row whose key is 0 and assigned by the database is inserted at once. Columns with `auto_now` are set to the
    /// current time, those with `auto_now_add` only if the row is inserted.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a constraint would be broken; [`Error::NotInserted`] as [`Save::insert`].
    #[inline]
    fn save(&mut self, db: &Db) -> Result<()> {
        if !is_new(self) {
            touch(self, false);
            if row::update(db, self)? {
                return Ok(());
            }
        }
        self.insert(db)
    }

    /// Writes all columns of the row that has this key: Django's `save(force_update=True)`.
    ///
    /// # Errors
    /// [`Error::NotUpdated`] if there is no such row; else as [`Save::save`].
    #[inline]
    fn update(&mut self, db: &Db) -> Result<()> {
        touch(self, false);
        if row::update(db, self)? { Ok(()) } else { Err(Error::NotUpdated { model: Self::TABLE.model }) }
    }

    /// Writes some columns of the row that has this key: Django's `save(update_fields=…)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Product])?;
    /// # let mut mug = Product { id: 0, name: String::from("Mug"), price: 9 };
    /// # mug.insert(&db)?;
    /// mug.price = 12;
    /// mug.update_fields(&db, |product| product.price)?;
    /// mug.update_fields(&db, |product| (product.name, product.price))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The key and generated columns are left as they are. Columns with `auto_now` are set to the current time if they are
    /// among the fields. Without fields, nothing is sent.
    ///
    /// # Errors
    /// [`Error::NotUpdated`] if there is no such row; else as [`Save::save`].
    fn update_fields(&mut self, db: &Db, fields: impl NamesFields<Self>) -> Result<()> {
        let facts = Self::facts();
        let places = bulk::writable::<Self>(&fields(Self::COLUMNS));
        if places.is_empty() {
            return Ok(());
        }
        for at in places.iter().map(|at| usize::from(*at)) {
            if facts.column(at).is_some_and(|column| column.auto_now) {
                self.touch(at);
            }
        }
        let text = facts.shapes.text(shape(Tag::Set, places.iter().copied()), || bulk::set_text::<Self>(&places));
        let mut params: RowParams<'_> = places.iter().map(|at| self.param(usize::from(*at))).collect();
        params.push(self.param(facts.key));
        match execute(db, text, &params).map_err(|error| why(error, self))? {
            0 => Err(Error::NotUpdated { model: Self::TABLE.model }),
            _ => Ok(()),
        }
    }

    /// Reads the row that has this key again: Django's `refresh_from_db()`.
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
    /// let mut mug = query!(Product.get(name = "Mug")).run(&db)?;
    /// query!(Product.update(price = F(price) + 1)).run(&db)?;
    /// mug.refresh(&db)?;
    /// assert_eq!(mug.price, 10);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::DoesNotExist`] if there is none any more; [`Error::Decode`] if a value is not of its field's type.
    fn refresh(&mut self, db: &Db) -> Result<()> {
        let facts = Self::facts();
        let found = {
            let params = [self.param(facts.key)];
            let mut run = db.run(facts.text(Form::Get), &params)?;
            run.next()?.map(|row| Self::from_row(&row, 0)).transpose()?
        };
        *self = found.ok_or(Error::DoesNotExist { model: Self::TABLE.model })?;
        Ok(())
    }

    /// Deletes the row, and does with the rows that point to it what the `on_delete` of their keys says. The row that it
    /// inherits from by a key with `parent_link` is deleted, too.
    ///
    /// Followed are the relations that this model declares (`has_many`, `has_one`, `many_to_many`), and those that the
    /// models at their other ends declare. All of it is one transaction.
    ///
    /// The row in the program stays as it was. That it was not in the database is no error: the total is 0 then.
    ///
    /// # Errors
    /// [`Error::Protected`] and [`Error::Restricted`] if a row that points to one of these forbids it;
    /// [`Error::Constraint`] if a relation that is not declared still points to one. Then nothing is deleted.
    fn delete(&self, db: &Db) -> Result<Deleted> {
        let facts = Self::facts();
        let key = self.param(facts.key);
        if facts.is_leaf() {
            let count = execute(db, facts.text(Form::Delete), std::slice::from_ref(&key));
            return Deleted::directly(db, facts, count, || vec![KeyValue::from(&key)]);
        }
        Collector::delete(db, facts, vec![KeyValue::from(&key)])
    }

    /// Deletes the row of a child, as [`Save::delete`], and leaves the row that it inherits from: Django's
    /// `delete(keep_parents=True)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Place { id: i64, name: String }
    /// #[derive(Model)]
    /// struct Restaurant {
    ///     #[model(primary_key, parent_link)]
    ///     place: OneToOne<Place>,
    ///     rating: i64,
    /// }
    ///
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Place, Restaurant])?;
    /// let place = query!(Place.create(name = "Corner")).run(&db)?;
    /// let restaurant = query!(Restaurant.create(place = &place, rating = 3)).run(&db)?;
    /// restaurant.delete_keeping_parents(&db)?;
    /// assert_eq!(query!(Place.all()).count(&db)?, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Save::delete`].
    fn delete_keeping_parents(&self, db: &Db) -> Result<Deleted> {
        let facts = Self::facts();
        Collector::delete_keeping_parents(db, facts, vec![KeyValue::from(&self.param(facts.key))])
    }

    /// Inserts many rows, and gives them back with their keys: Django's `bulk_create()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Tag { id: i64, name: String }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Tag])?;
    /// let tags = Tag::bulk_create(&db, ["new", "sale"].map(|name| Tag { id: 0, name: name.into() }))?;
    /// assert_eq!(tags[1].id, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Up to 50 rows are one statement; several statements are one transaction. Rows that have their key already come
    /// first. Columns with `auto_now` and `auto_now_add` are set to the current time.
    ///
    /// Keys that the database assigns follow each other, unless a trigger inserts into the same table.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a constraint would be broken; then no row is inserted. [`Error::NotInserted`] if a trigger
    /// ignores a row that has no key.
    fn bulk_create(db: &Db, rows: impl Batch<Self>) -> Result<Vec<Self>> {
        bulk::create(db, rows.list())
    }

    /// Inserts those of many rows that break no constraint, and tells how many these were: Django's
    /// `bulk_create(ignore_conflicts=True)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Tag { id: i64, #[model(unique)] name: String }
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.create_tables(&schema![Tag])?;
    /// let tags = ["new", "sale", "new"].map(|name| Tag { id: 0, name: name.into() });
    /// assert_eq!(Tag::bulk_create_or_ignore(&db, tags)?, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Constraint`] if a foreign key points to nothing; then no row is inserted.
    fn bulk_create_or_ignore(db: &Db, rows: impl Batch<Self>) -> Result<u64> {
        super::conflict::create_or_ignore(db, rows.list())
    }

    /// Inserts many rows; where one with the same `unique` fields exists, writes the fields `update` of it instead. Gives
    /// them back with the keys that they, or those that were there, have. Django's `bulk_create(update_conflicts=True)`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # #[model(unique(owner, kind))]
    /// # struct Account { id: i64, owner: String, kind: String, visits: i64 }
    /// # fn import(db: &Db, accounts: Vec<Account>) -> orm_core::Result<()> {
    /// let accounts =
    ///     Account::bulk_create_or_update(db, accounts, |account| (account.owner, account.kind), |account| account.visits)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Fields other than the key are as they were given: what is not among `update` may differ from what is there.
    ///
    /// # Errors
    /// [`Error::Constraint`] if another constraint would be broken; [`Error::Database`] if the `unique` fields are not
    /// those of a unique constraint. Then no row is written.
    #[rustfmt::skip] // A line, which rustc shows.
    fn bulk_create_or_update(db: &Db, rows: impl Batch<Self>, unique: impl NamesFields<Self>, update: impl NamesFields<Self>) -> Result<Vec<Self>> {
        let (unique, update) = (unique(Self::COLUMNS).places(), update(Self::COLUMNS));
        super::conflict::create_or_update(db, rows.list(), &unique, &bulk::writable::<Self>(&update))
    }

    /// Writes some fields of many rows, and tells how many of them there are: Django's `bulk_update()`.
    ///
    /// ```
    /// # use orm_core::prelude::*;
    /// # #[derive(Model)]
    /// # struct Product { id: i64, name: String, price: i64 }
    /// # fn raise(db: &Db, mut products: Vec<Product>) -> orm_core::Result<()> {
    /// for product in &mut products {
    ///     product.price += 1;
    /// }
    /// Product::bulk_update(db, &products, |product| product.price)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Up to 50 rows are one statement; several statements are one transaction. `auto_now` does nothing here. Rows that
    /// do not exist are left out.
    ///
    /// # Errors
    /// [`Error::Constraint`] if a constraint would be broken; then no row is written.
    fn bulk_update<'r>(db: &Db, rows: impl Batch<&'r Self>, fields: impl NamesFields<Self>) -> Result<u64> {
        bulk::update(db, &rows.list(), &bulk::writable::<Self>(&fields(Self::COLUMNS)))
    }
}

impl<M: Model> Save for M {}
