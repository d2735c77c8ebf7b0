//! Parameters of SQL that was written by hand.

use super::{Param, Params};
use crate::model::Field;

/// What a column can hold: numbers, text, dates, …, and `Option`s of them. A text is copied, unless a reference is given.
impl<F: Field> From<F> for Param<'_> {
    fn from(value: F) -> Self {
        value.write().into_owned()
    }
}

impl<'q> From<&'q str> for Param<'q> {
    #[inline]
    fn from(text: &'q str) -> Param<'q> {
        Param::Text(text)
    }
}

impl<'q> From<&'q [u8]> for Param<'q> {
    #[inline]
    fn from(bytes: &'q [u8]) -> Param<'q> {
        Param::Bytes(bytes)
    }
}

impl<'q> From<&'q String> for Param<'q> {
    #[inline]
    fn from(text: &'q String) -> Param<'q> {
        Param::Text(text)
    }
}

impl<'q> From<&'q Vec<u8>> for Param<'q> {
    #[inline]
    fn from(bytes: &'q Vec<u8>) -> Param<'q> {
        Param::Bytes(bytes)
    }
}

impl<'q> From<Option<&'q str>> for Param<'q> {
    #[inline]
    fn from(text: Option<&'q str>) -> Param<'q> {
        text.map_or(Param::Null, Param::Text)
    }
}

/// The parameters of [`Db::execute`](crate::Db::execute): a tuple, an array, a slice of values, or `()` for none.
///
/// ```
/// # use orm_core::Db;
/// # fn main() -> orm_core::Result<()> {
/// # let db = Db::open_in_memory()?;
/// # db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, size REAL)", ())?;
/// db.execute("INSERT INTO note VALUES (?, ?, ?)", (1, "a", 0.5))?;
/// db.execute("DELETE FROM note WHERE text IN (?, ?)", ["a", "b"])?;
/// # Ok(())
/// # }
/// ```
pub trait IntoParams<'q> {
    /// The parameters, in their order.
    fn into_params(self) -> Params<'q>;
}

/// What is [`IntoParams`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of parameters",
    label = "expected a tuple, an array or a slice: of one parameter `(value,)`, of none `()`"
)]
pub trait ParamList<'q>: IntoParams<'q> {}

// By way of another trait: rustc would show the call once more.
#[diagnostic::do_not_recommend]
impl<'q, P: IntoParams<'q>> ParamList<'q> for P {}

#[diagnostic::do_not_recommend]
impl<'q> IntoParams<'q> for Params<'q> {
    fn into_params(self) -> Params<'q> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParams<'q> for () {
    fn into_params(self) -> Params<'q> {
        Params::new()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, P: Into<Param<'q>>, const N: usize> IntoParams<'q> for [P; N] {
    fn into_params(self) -> Params<'q> {
        self.into_iter().map(Into::into).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, P: Into<Param<'q>>> IntoParams<'q> for Vec<P> {
    fn into_params(self) -> Params<'q> {
        self.into_iter().map(Into::into).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<'q, P: Into<Param<'q>> + Clone> IntoParams<'q> for &[P] {
    fn into_params(self) -> Params<'q> {
        self.iter().cloned().map(Into::into).collect()
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q, $($name: Into<Param<'q>>),+> IntoParams<'q> for ($($name,)+) {
            #[allow(non_snake_case)]
            fn into_params(self) -> Params<'q> {
                let ($($name,)+) = self;
                Params::new()$(.with($name.into()))+
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
