//! [`Transaction`]: a block that is rolled back unless it is committed.

use std::cell::Cell;
use std::ops::Deref;

use super::Db;
use crate::error::Result;

/// How a transaction takes its locks. What is inside another transaction has the outer one's.
///
/// SQLite locks the whole database, not rows, so there is no `select_for_update`: what is read in an immediate transaction
/// stays as it is until its end.
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// use orm_core::db::Mode;
///
/// db.atomic_with(Mode::Immediate, |tx| -> orm_core::Result<()> {
///     let price = query!(Product.get(name = "Mug")).run(tx)?.price;
///     query!(Product.filter(name = "Pot").update(price = price * 2)).run(tx)?;
///     Ok(())
/// })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// With its first statement: to read, and to write once it writes. Django's and SQLite's default.
    ///
    /// A transaction that reads and then writes fails with [`Error::Busy`](crate::Error::Busy) if another connection has
    /// written in between; then the busy timeout does not help.
    #[default]
    Deferred,
    /// To write, at once: waits for another writer for as long as the busy timeout, and is then not disturbed.
    Immediate,
    /// To write, at once, and without the write-ahead log nobody else may read.
    Exclusive,
}

impl Mode {
    /// A block of this mode that must be the outermost, so that once it has ended its changes are committed: Django's
    /// `atomic(durable=True)`.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// use orm_core::db::Mode;
    ///
    /// let inside = db.atomic(|tx| tx.atomic_with(Mode::Deferred.durable(), |tx| mug.save(tx)));
    /// assert!(inside.is_err());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn durable(self) -> Block {
        Block { mode: self, durable: true }
    }
}

/// What kind of block: a [`Mode`], or what [`Mode::durable`] makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub(super) mode: Mode,
    pub(super) durable: bool,
}

impl From<Mode> for Block {
    fn from(mode: Mode) -> Block {
        Block { mode, durable: false }
    }
}

/// An open transaction, or a savepoint inside one; rolled back when it is dropped, unless it was committed.
///
/// It is used as the [`Db`] it was made from. There is one connection, so what is asked of that `Db` itself in the meantime
/// is inside the transaction too: a query cannot miss it by naming the wrong one.
///
/// Made by [`Db::transaction`], and given to the closure of [`Db::atomic`].
#[derive(Debug)]
#[must_use = "a transaction is rolled back when it is dropped"]
pub struct Transaction<'d> {
    db: &'d Db,
    id: u64,
    rollback: Cell<bool>,
}

impl Db {
    /// Begins a transaction; inside another, sets a savepoint.
    ///
    /// For what does not fit into the closure of [`Db::atomic`]. Django's `savepoint()`, `savepoint_commit()` and
    /// `savepoint_rollback()`.
    ///
    /// ```
    /// # use orm_core::Db;
    /// # fn main() -> orm_core::Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.execute("CREATE TABLE note (text TEXT)", ())?;
    /// let tx = db.transaction()?;
    /// tx.execute("INSERT INTO note VALUES (?)", ("kept",))?;
    /// let inner = tx.transaction()?;
    /// inner.execute("DELETE FROM note", ())?;
    /// inner.rollback()?;
    /// tx.commit()?;
    /// # assert_eq!(db.execute("DELETE FROM note", ())?, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Db::transaction_with`].
    pub fn transaction(&self) -> Result<Transaction<'_>> {
        self.transaction_with(self.mode)
    }

    /// As [`Db::transaction`], of another mode, or durable.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// use orm_core::db::Mode;
    ///
    /// let tx = db.transaction_with(Mode::Immediate)?;
    /// mug.save(&tx)?;
    /// tx.commit()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Busy`](crate::Error::Busy) if another connection holds the lock;
    /// [`Error::Transaction`](crate::Error::Transaction) after a failed statement in the same block, and for a durable
    /// transaction inside another.
    pub fn transaction_with(&self, block: impl Into<Block>) -> Result<Transaction<'_>> {
        let Block { mode, durable } = block.into();
        let id = self.begin(mode, durable)?;
        Ok(Transaction { db: self, id, rollback: Cell::new(false) })
    }
}

impl Transaction<'_> {
    /// Keeps what was done. If it is the outermost transaction, it is committed, and then the callbacks of
    /// [`Db::on_commit`] are called.
    ///
    /// # Errors
    /// What the database reports, such as a foreign key that points to no row: they are checked now.
    /// [`Error::Transaction`](crate::Error::Transaction) if a statement failed before, if a transaction inside this one is
    /// still open, or if something else has ended it. After an error, what was done is rolled back.
    pub fn commit(self) -> Result<()> {
        self.db.end(self.id, !self.rollback.get())
    }

    /// Takes back what was done; callbacks that were registered in the meantime are dropped.
    ///
    /// # Errors
    /// What the database reports.
    pub fn rollback(self) -> Result<()> {
        self.db.end(self.id, false)
    }

    /// Makes [`Transaction::commit`], or the end of the [`Db::atomic`] block, roll back without an error, or, with `false`,
    /// not do so: Django's `transaction.set_rollback()`.
    ///
    /// ```
    /// # use orm_core::{Db, Result};
    /// # fn main() -> Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.execute("CREATE TABLE note (text TEXT)", ())?;
    /// let would_add = db.atomic(|tx| -> Result<u64> {
    ///     tx.set_rollback(true);
    ///     tx.execute("INSERT INTO note VALUES ('dry run')", ())
    /// })?;
    /// assert_eq!(would_add, 1);
    /// # assert_eq!(db.execute("DELETE FROM note", ())?, 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn set_rollback(&self, rollback: bool) {
        self.rollback.set(rollback);
    }
}

impl Deref for Transaction<'_> {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // After `commit` and `rollback` there is nothing left to end. If it fails, the block before it, or the next
        // statement, reports what is wrong with the database.
        drop(self.db.end(self.id, false));
    }
}
