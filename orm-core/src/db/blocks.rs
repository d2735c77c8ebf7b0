//! The blocks that are open on a connection: a transaction and the savepoints inside it.

use std::cell::{Cell, RefCell};

use super::{Db, Mode};
use crate::error::{Error, Result, TransactionError};
use crate::sql::{Text, text};

pub(super) type Callback = Box<dyn FnOnce(&Db) + Send>;

/// What is open, outermost first, and whether it can go on.
#[derive(Default)]
pub(super) struct Blocks {
    open: RefCell<Vec<Block>>,
    /// Whether a statement of the innermost block has failed, in which case the block can only be rolled back.
    failed: Cell<bool>,
    /// Whether what failed last in a block did so because of a lock: the same may succeed later.
    locked: Cell<bool>,
    /// How many blocks there have been.
    count: Cell<u64>,
}

struct Block {
    id: u64,
    /// Not a transaction of its own: it is inside another block, or inside a `BEGIN` of the user's.
    savepoint: bool,
    callbacks: Vec<Callback>,
}

static BEGIN: Text = text!(b"BEGIN");
static BEGIN_IMMEDIATE: Text = text!(b"BEGIN IMMEDIATE");
static BEGIN_EXCLUSIVE: Text = text!(b"BEGIN EXCLUSIVE");
static COMMIT: Text = text!(b"COMMIT");
static ROLLBACK: Text = text!(b"ROLLBACK");
// One name for all of them: SQLite takes the innermost savepoint of that name, and the statements are prepared once.
static SAVEPOINT: Text = text!(b"SAVEPOINT \"atomic\"");
static ROLLBACK_TO: Text = text!(b"ROLLBACK TO SAVEPOINT \"atomic\"");
static RELEASE: Text = text!(b"RELEASE SAVEPOINT \"atomic\"");

impl Db {
    /// Opens a block and gives its number.
    pub(super) fn begin(&self, mode: Mode, durable: bool) -> Result<u64> {
        let blocks = &self.blocks;
        let outermost = blocks.open.borrow().is_empty();
        if durable && !outermost {
            return Err(Error::Transaction(TransactionError::NotOutermost));
        }
        self.ready()?;
        let savepoint = !self.connection().is_autocommit();
        if !outermost && !savepoint {
            return Err(Error::Transaction(TransactionError::Ended));
        }
        self.control(match mode {
            _ if savepoint => &SAVEPOINT,
            Mode::Deferred => &BEGIN,
            Mode::Immediate => &BEGIN_IMMEDIATE,
            Mode::Exclusive => &BEGIN_EXCLUSIVE,
        })?;
        let id = blocks.count.get() + 1;
        blocks.count.set(id);
        blocks.open.borrow_mut().push(Block { id, savepoint, callbacks: Vec::new() });
        Ok(id)
    }

    /// Ends the block number `id` and those inside it, if it is still open. If `keep`, its changes are kept where that is
    /// possible; where it is not, that is an error.
    pub(super) fn end(&self, id: u64, keep: bool) -> Result<()> {
        let blocks = &self.blocks;
        let refuse = |reason| if keep { Err(Error::Transaction(reason)) } else { Ok(()) };
        let found = {
            let open = blocks.open.borrow();
            let found = open.iter().enumerate().find(|(_, block)| block.id == id);
            found.map(|(place, block)| (place, block.savepoint, open.len() - 1 - place))
        };
        let Some((place, savepoint, inner)) = found else { return refuse(TransactionError::Ended) };
        let failed = blocks.failed.take();
        let mut kept = false;
        let mut clean = true;
        let outcome = if self.connection().is_autocommit() {
            refuse(TransactionError::Ended)
        } else if keep && inner == 0 && !failed {
            let outcome = self.control(if savepoint { &RELEASE } else { &COMMIT });
            kept = outcome.is_ok();
            if !kept {
                // A commit that fails leaves the transaction open: a broken foreign key, a reader's lock.
                clean = self.undo(savepoint, inner).is_ok();
            }
            outcome
        } else {
            let reason = if inner == 0 { TransactionError::Failed } else { TransactionError::InnerOpen };
            let undone = self.undo(savepoint, inner);
            clean = undone.is_ok();
            undone.and_then(|()| refuse(reason))
        };
        let callbacks: Vec<_> = blocks.open.borrow_mut().drain(place..).flat_map(|block| block.callbacks).collect();
        // If the database has rolled back the whole transaction, what comes next in the outer block must not be taken
        // for a part of it.
        let lost = place > 0 && (!clean || self.connection().is_autocommit());
        blocks.failed.set(lost);
        if kept {
            self.pass_on(callbacks);
        }
        outcome
    }

    /// Takes back what was done in a block and the `inner` ones inside it.
    fn undo(&self, savepoint: bool, inner: usize) -> Result<()> {
        if self.connection().is_autocommit() {
            // Some errors make SQLite roll back by itself.
            return Ok(());
        }
        if !savepoint {
            return self.control(&ROLLBACK);
        }
        for _ in 0..=inner {
            self.control(&ROLLBACK_TO)?;
            self.control(&RELEASE)?;
        }
        Ok(())
    }

    /// Leaves callbacks to the block that is now the innermost, or calls them.
    fn pass_on(&self, callbacks: Vec<Callback>) {
        if let Some(block) = self.blocks.open.borrow_mut().last_mut() {
            block.callbacks.extend(callbacks);
            return;
        }
        for callback in callbacks {
            callback(self);
        }
    }

    pub(super) fn after_commit(&self, callback: Callback) {
        self.pass_on(vec![callback]);
    }

    /// Refuses to go on after a failed statement.
    #[inline]
    pub(super) fn ready(&self) -> Result<()> {
        if self.blocks.failed.get() { Err(Error::Transaction(TransactionError::Failed)) } else { Ok(()) }
    }

    /// Marks the innermost block if the database reports an error.
    #[inline]
    pub(super) fn noting<T>(&self, result: Result<T>) -> Result<T> {
        if let Err(error) = &result {
            self.note(error);
        }
        result
    }

    #[cold]
    fn note(&self, error: &Error) {
        // While a block is ended, nothing is borrowed; `control` reports to whoever ends it.
        if !self.blocks.open.borrow().is_empty() {
            self.blocks.failed.set(true);
            self.blocks.locked.set(error.is_busy());
        }
    }

    /// Whether what failed last, in any block since the last call, did so because of a lock.
    pub(super) fn take_locked(&self) -> bool {
        self.blocks.locked.take()
    }

    /// Whether a transaction is open: Django's `connection.in_atomic_block`.
    #[must_use]
    pub fn in_transaction(&self) -> bool {
        !self.blocks.open.borrow().is_empty()
    }
}
