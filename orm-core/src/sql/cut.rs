//! A text as a constant of about its own length.
//!
//! Text is rendered into a buffer that has room for most, and what goes into the binary is a copy without the rest of it.
//! How long that is is known to a constant of a generic type, and such a constant cannot tell the length of an array:
//! so a copy has one of a ladder of sizes, each at most an eighth more than the one before.

use crate::raw::bytes::padded;

/// A text in a buffer.
pub(crate) trait Draft {
    /// The text.
    const TEXT: &'static [u8];
}

/// The text of `D` in an array of `N` bytes, which is made where this is called, and not where it is only named.
const fn sized<D: Draft, const N: usize>() -> &'static [u8] {
    const { &padded::<N>(D::TEXT) }
}

/// The text of `D` in an array of the least size that it fits; 36 to 64 bytes are four times 9 to 16, and so on.
macro_rules! least {
    ($draft:ident, $($size:literal)*) => {
        $(least!(@ $draft, $size, 9 10 11 12 13 14 15 16);)*
    };
    (@ $draft:ident, $size:literal, $($times:literal)*) => {
        $(if $draft::TEXT.len() <= $size * $times {
            return sized::<$draft, { $size * $times }>();
        })*
    };
}

const fn roomy<D: Draft>() -> &'static [u8] {
    least!(D, 4 8 16 32 64 128 256 512 1024 2048 4096 8192 16_384 32_768 65_536);
    D::TEXT
}

/// The text of `D`, without the buffer that it is in.
pub(crate) const fn cut<D: Draft>() -> &'static [u8] {
    let (text, _) = roomy::<D>().split_at(D::TEXT.len());
    text
}
