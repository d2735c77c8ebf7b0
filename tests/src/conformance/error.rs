//! The names that Django gives to our errors.

use orm_core::Error;
use orm_core::error::TransactionError;

/// The class that Django raises where we return `error`.
pub(super) fn class(error: &Error) -> &'static str {
    match error {
        Error::DoesNotExist { .. } => "DoesNotExist",
        Error::MultipleObjectsReturned { .. } => "MultipleObjectsReturned",
        Error::NotUpdated { .. } => "NotUpdated",
        Error::Protected(_) => "ProtectedError",
        Error::Restricted(_) => "RestrictedError",
        Error::NotSaved { .. } => "ValueError",
        Error::Constraint(_) => "IntegrityError",
        Error::Transaction(TransactionError::NotOutermost) => "RuntimeError",
        Error::Transaction(_) => "TransactionManagementError",
        Error::MissingColumn(_) => "FieldDoesNotExist",
        Error::EmptyPage { .. } => "EmptyPage",
        Error::PageNotAnInteger => "PageNotAnInteger",
        _ => "another",
    }
}
