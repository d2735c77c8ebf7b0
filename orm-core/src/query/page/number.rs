//! The number of a page, as it comes from a user of a web page.

use std::num::IntErrorKind;

use super::super::RowNumber;
use crate::db::{IsDb, misplaced};

/// Something that may be the number of a page: an integer, a text such as one from a URL, or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of a page",
    label = "expected an integer, a text or an `Option` of these"
)]
pub trait PageNumber {
    /// The number; `None` if it is not an integer.
    fn page_number(self) -> Option<i64>;
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl PageNumber for $type {
            #[allow(unused_comparisons, clippy::absurd_extreme_comparisons, clippy::unnecessary_fallible_conversions)]
            fn page_number(self) -> Option<i64> {
                Some(i64::try_from(self).unwrap_or(if self < 0 { i64::MIN } else { i64::MAX }))
            }
        }
    )*};
}

/// A float is a number if it is whole, as in Django.
#[diagnostic::do_not_recommend]
impl PageNumber for f64 {
    #[allow(clippy::cast_possible_truncation)] // What is out of range is no page's number either way.
    fn page_number(self) -> Option<i64> {
        (self.fract() == 0.0).then_some(self as i64)
    }
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

#[diagnostic::do_not_recommend]
impl PageNumber for &str {
    fn page_number(self) -> Option<i64> {
        match self.trim().parse() {
            Ok(number) => Some(number),
            // A number all the same, but no page has it.
            Err(error) => match error.kind() {
                IntErrorKind::PosOverflow => Some(i64::MAX),
                IntErrorKind::NegOverflow => Some(i64::MIN),
                _ => None,
            },
        }
    }
}

#[diagnostic::do_not_recommend]
impl PageNumber for &String {
    fn page_number(self) -> Option<i64> {
        self.as_str().page_number()
    }
}

#[diagnostic::do_not_recommend]
impl PageNumber for String {
    fn page_number(self) -> Option<i64> {
        self.as_str().page_number()
    }
}

#[diagnostic::do_not_recommend]
impl<N: PageNumber> PageNumber for Option<N> {
    fn page_number(self) -> Option<i64> {
        self.and_then(N::page_number)
    }
}

/// A database in the place of a number: see [`misplaced`].
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<D: IsDb> PageNumber for &D {
    fn page_number(self) -> Option<i64> {
        misplaced::<D>();
        None
    }
}

/// How many rows a page has: an integer.
#[diagnostic::on_unimplemented(message = "`{Self}` does not count the rows of a page", label = "expected an integer")]
pub trait PerPage: Counts {}

// By way of another trait: rustc would show the call once more.
#[diagnostic::do_not_recommend]
impl<N: Counts> PerPage for N {}

/// What is [`PerPage`].
pub trait Counts {
    /// As an integer of the database; less than none is none.
    fn rows(self) -> i64;
}

macro_rules! per_page {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Counts for $type {
            fn rows(self) -> i64 {
                self.number()
            }
        }
    )*};
}

per_page! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

/// A database in the place of a number: see [`misplaced`].
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<D: IsDb> Counts for &D {
    fn rows(self) -> i64 {
        misplaced::<D>();
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_and_texts_are_numbers() {
        assert_eq!(7_u8.page_number(), Some(7));
        assert_eq!(u64::MAX.page_number(), Some(i64::MAX));
        assert_eq!(i128::MIN.page_number(), Some(i64::MIN));
        assert_eq!(" 7 ".page_number(), Some(7));
        assert_eq!("-7".to_owned().page_number(), Some(-7));
        assert_eq!(Some(&"99999999999999999999".to_owned()).page_number(), Some(i64::MAX));
    }

    #[test]
    fn others_are_none() {
        assert_eq!((2.0.page_number(), 2.5.page_number(), f64::NAN.page_number()), (Some(2), None, None));
        for text in ["", "x", "1.5", "1e3", "--1"] {
            assert_eq!(text.page_number(), None, "{text}");
        }
        assert_eq!(None::<&str>.page_number(), None);
    }
}
