//! `atomic`: all or nothing.

use std::thread;
use std::time::Duration;

use super::{Block, Db, Mode, Transaction};
use crate::error::{Error, Result};

impl Db {
    /// Runs `work` in a transaction: all that it does is kept if it returns `Ok`, and none of it if it returns an error or
    /// panics. Inside another block, the same is done with a savepoint. Django's `transaction.atomic()`.
    ///
    /// The error may be of any type that can be made from [`Error`]; the closure names it. [`Transaction`] tells what it is
    /// given, and [`Db::on_commit`] what to do with what cannot be taken back.
    ///
    /// A statement that fails, even if its error is ignored, leaves the block only one way to end: until then, everything
    /// else in it is refused with [`Error::Transaction`], and so is the end of a block that returns `Ok` all the same. What
    /// may fail belongs into a block of its own:
    ///
    /// ```
    /// # use orm_core::{Db, Result};
    /// # fn main() -> Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// db.execute("CREATE TABLE tag (name TEXT UNIQUE)", ())?;
    /// db.atomic(|tx| -> Result<()> {
    ///     tx.execute("INSERT INTO tag VALUES (?)", ("new",))?;
    ///     let again = tx.atomic(|tx| tx.execute("INSERT INTO tag VALUES (?)", ("new",)));
    ///     assert!(again.is_err_and(|error| error.is_unique_violation()));
    ///     tx.execute("INSERT INTO tag VALUES (?)", ("sale",))?;
    ///     Ok(())
    /// })?;
    /// # assert_eq!(db.execute("DELETE FROM tag", ())?, 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// That of `work`; else as [`Db::transaction`] and [`Transaction::commit`].
    pub fn atomic<T, E: From<Error>>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E> {
        self.atomic_with(self.mode, work)
    }

    /// As [`Db::atomic`], of another mode, or durable: Django's `atomic(durable=True)`.
    ///
    /// ```
    /// # use orm_core::{Db, Result};
    /// use orm_core::db::Mode;
    /// # fn main() -> Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.execute("CREATE TABLE counter (n)", ())?;
    /// db.atomic_with(Mode::Immediate, |tx| tx.execute("UPDATE counter SET n = n + 1", ()))?;
    ///
    /// let nested = db.atomic(|tx| tx.atomic_with(Mode::Deferred.durable(), |_| -> Result<()> { Ok(()) }));
    /// assert!(nested.unwrap_err().to_string().starts_with("a durable block cannot be inside another block"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Db::atomic`].
    pub fn atomic_with<T, E: From<Error>>(
        &self,
        block: impl Into<Block>,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.transaction_with(block)?;
        // An error or a panic drops the transaction, which rolls it back.
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// Runs `work` in an immediate transaction, and up to `attempts` times if another connection's lock prevents it.
    ///
    /// For a database that several processes write to. Each attempt waits for the lock as long as the busy timeout; nothing of an
    /// attempt that failed is left. It has to be the outermost block. Django has no counterpart.
    ///
    /// ```
    /// # use orm_core::{Db, Result};
    /// # fn main() -> Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # db.execute("CREATE TABLE counter (n)", ())?;
    /// db.retry(5, |tx| tx.execute("UPDATE counter SET n = n + 1", ()))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// That of the last attempt; any other than [`Error::Busy`] and [`Error::Locked`] at once.
    pub fn retry<T, E: From<Error>>(
        &self,
        attempts: u32,
        mut work: impl FnMut(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut attempt = 1;
        loop {
            let (outcome, busy) = self.attempt(&mut work);
            if !busy || attempt >= attempts {
                return outcome;
            }
            // With a busy timeout, SQLite has waited already; without, the other connection needs a moment.
            thread::sleep(Duration::from_millis(u64::from(attempt.min(10))));
            attempt += 1;
        }
    }

    /// What came of it, and whether it was a lock that prevented it.
    fn attempt<T, E: From<Error>>(
        &self,
        work: &mut impl FnMut(&Transaction<'_>) -> Result<T, E>,
    ) -> (Result<T, E>, bool) {
        let failed = |error: Error| {
            let busy = error.is_busy();
            (Err(error.into()), busy)
        };
        let tx = match self.transaction_with(Mode::Immediate.durable()) {
            Ok(tx) => tx,
            Err(error) => return failed(error),
        };
        self.take_locked();
        match work(&tx) {
            Ok(value) => match tx.commit() {
                Ok(()) => (Ok(value), false),
                Err(error) => failed(error),
            },
            // Its error is of the caller's type; what it came from may have failed in a block inside this one.
            Err(error) => (Err(error), self.take_locked()),
        }
    }

    /// Calls `callback` once the outermost transaction is committed, in the order of registration; never, if the block in
    /// which it was registered, or one around it, is rolled back. Outside of a transaction, calls it now. Django's
    /// `transaction.on_commit()`.
    ///
    /// For what cannot be taken back: an e-mail, a message to another process. A `BEGIN` of the user's own is no block: then
    /// the callback is called when the outermost block inside it ends.
    ///
    /// ```
    /// # use orm_core::{Db, Result};
    /// # fn main() -> Result<()> {
    /// # let db = Db::open_in_memory()?;
    /// # let (outbox, sent) = std::sync::mpsc::channel();
    /// # db.execute("CREATE TABLE note (text TEXT)", ())?;
    /// db.atomic(|tx| -> Result<()> {
    ///     tx.on_commit(move |_| outbox.send("your order is on its way").unwrap_or_default());
    ///     tx.execute("INSERT INTO note VALUES ('order')", ())?;
    ///     Ok(())
    /// })?;
    /// # assert_eq!(sent.iter().count(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_commit(&self, callback: impl FnOnce(&Db) + Send + 'static) {
        self.after_commit(Box::new(callback));
    }
}
