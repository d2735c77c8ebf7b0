//! Some fields of a model, named by a closure: `|product| (product.name, product.price)`.

use smallvec::SmallVec;

use crate::model::{Model, Place};

/// One field, or a tuple of up to twelve: what a closure over a model's columns returns.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # struct Product { id: i64, name: String, price: i64 }
/// # fn change(db: &Db, product: &mut Product) -> orm_core::Result<()> {
/// product.price = 12;
/// product.update_fields(db, |product| product.price)?;
/// product.name = String::from("Mug");
/// product.update_fields(db, |product| (product.name, product.price))?;
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` names no fields",
    label = "expected a field or a tuple of fields, as in `|row| (row.one, row.other)`"
)]
pub trait Fields {
    /// The places of the fields in the struct.
    fn places(&self) -> SmallVec<[u16; 12]>;
}

#[diagnostic::do_not_recommend]
impl Fields for () {
    fn places(&self) -> SmallVec<[u16; 12]> {
        SmallVec::new()
    }
}

#[diagnostic::do_not_recommend]
impl<const AT: usize, F> Fields for Place<AT, F> {
    fn places(&self) -> SmallVec<[u16; 12]> {
        // A table has at most 32,767 columns.
        SmallVec::from_iter(u16::try_from(AT))
    }
}

/// A closure that names fields of the model `M`: `|product| product.price`, or `|product| (product.name, product.price)`.
#[diagnostic::on_unimplemented(
    message = "this names no fields of `{M}`",
    label = "expected a closure: `|row| row.field`, `|row| (row.one, row.other)`"
)]
pub trait NamesFields<M: Model>: FnOnce(M::Columns) -> Self::Named {
    /// The fields.
    type Named: Fields;
}

#[diagnostic::do_not_recommend]
impl<M: Model, F: Fields, C: FnOnce(M::Columns) -> F> NamesFields<M> for C {
    type Named = F;
}

macro_rules! tuples {
    ($($($name:ident)+;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($name: Fields),+> Fields for ($($name,)+) {
            #[allow(non_snake_case)]
            fn places(&self) -> SmallVec<[u16; 12]> {
                let ($($name,)+) = self;
                let mut places = SmallVec::new();
                $(places.extend($name.places());)+
                places
            }
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}
