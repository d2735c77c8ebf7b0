//! [`RowList`]: the rows that `add`, `remove` and `set` are given: `product.tags().add(&db, [&sale, &new])`.

use crate::db::{Db, misplaced};
use crate::lookup::{IntoParam, RowOrKey};
use crate::model::Model;

/// Rows of the model `M`, or their keys: whatever yields references to rows, such as `[&sale, &new]` and `&tags`, or keys,
/// such as `[3, 5]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of rows of `{M}` or of their keys",
    label = "expected references or keys: `&rows`, `[&row]`, `[key]`"
)]
pub trait RowList<'k, M: Model> {
    /// A reference to a row, or a key.
    #[doc(hidden)]
    type Row: IntoParam<'k, RowOrKey<M, M::Key>>;

    /// All of them.
    #[doc(hidden)]
    fn rows(self) -> impl Iterator<Item = Self::Row>;
}

#[diagnostic::do_not_recommend]
impl<'k, M: Model, I: IntoIterator<Item: IntoParam<'k, RowOrKey<M, M::Key>>>> RowList<'k, M> for I {
    type Row = I::Item;

    fn rows(self) -> impl Iterator<Item = I::Item> {
        self.into_iter()
    }
}

/// A database in the place of rows: see [`misplaced`].
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<'k, M: Model> RowList<'k, M> for &Db {
    type Row = &'k M;

    fn rows(self) -> impl Iterator<Item = &'k M> {
        misplaced::<Db>();
        std::iter::empty()
    }
}
