//! Slices whose ends are Rust values.

use super::Param;

/// An integer that counts rows.
#[diagnostic::on_unimplemented(message = "`{Self}` does not count rows", label = "expected an integer")]
pub trait RowNumber {
    /// As an integer of the database; less than none is none.
    fn number(self) -> i64;
}

macro_rules! row_numbers {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl RowNumber for $type {
            #[inline]
            #[allow(unused_comparisons, clippy::absurd_extreme_comparisons, clippy::unnecessary_fallible_conversions)]
            fn number(self) -> i64 {
                if self < 0 { 0 } else { i64::try_from(self).unwrap_or(i64::MAX) }
            }
        }
    )*};
}

row_numbers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

/// The end of a slice that is a Rust value.
#[derive(Clone, Copy, Debug)]
pub struct SliceEnd;

impl SliceEnd {
    /// `number` as a parameter.
    #[inline]
    #[must_use]
    pub fn param<'q, N: RowNumber>(self, number: N) -> Param<'q> {
        Param::Integer(number.number())
    }
}
