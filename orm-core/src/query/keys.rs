//! [`KeyList`]: the keys that `in_bulk` is given.

use crate::db::{Db, misplaced};
use crate::lookup::{IntoParam, ListOf};
use crate::model::{FieldType, Model};
use crate::query::Param;

/// Keys of rows of the model `M`, such as `[2, 7]` or `&keys`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of keys of `{M}`",
    label = "expected a `Vec`, an array or another list of keys"
)]
pub trait KeyList<'k, M: Model> {
    /// All of them, as one parameter.
    #[doc(hidden)]
    fn keys(self) -> Param<'k>;
}

#[diagnostic::do_not_recommend]
impl<'k, M: Model, L: IntoParam<'k, ListOf<<M::Key as FieldType>::Family>>> KeyList<'k, M> for L {
    fn keys(self) -> Param<'k> {
        self.into_param()
    }
}

/// A database in the place of keys: see [`misplaced`].
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<'k, M: Model> KeyList<'k, M> for &Db {
    fn keys(self) -> Param<'k> {
        misplaced::<Db>();
        Param::Null
    }
}
