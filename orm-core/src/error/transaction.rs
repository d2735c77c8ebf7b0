//! What can be wrong with a transaction.

use std::fmt;

/// Why a transaction cannot begin, go on or be committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransactionError {
    /// A statement failed before in the same block, which can now only be rolled back.
    Failed,
    /// A durable block inside another.
    NotOutermost,
    /// The transaction is no longer open: something else than its block has ended it.
    Ended,
    /// A block was to be committed while one inside it was still open.
    InnerOpen,
}

impl fmt::Display for TransactionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TransactionError::Failed => {
                "an earlier statement failed, so this transaction can only be rolled back\nhelp: return the error, or put what may fail into an inner `atomic` block"
            }
            TransactionError::NotOutermost => {
                "a durable block cannot be inside another block\nhelp: call `retry`, and `atomic_with` of a durable block, outside of any `atomic`"
            }
            TransactionError::Ended => {
                "the transaction was ended by something else than its block\nhelp: leave `COMMIT` and `ROLLBACK` to `atomic` and `Transaction`"
            }
            TransactionError::InnerOpen => {
                "a transaction cannot be committed while one inside it is open\nhelp: commit or roll back the inner one first"
            }
        })
    }
}

impl std::error::Error for TransactionError {}
