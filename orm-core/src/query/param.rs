//! Parameters: borrowed where the caller's value is, small ones in place.

use std::mem;
use std::ops::Deref;

use smallvec::SmallVec;

use super::{Listed, Unstorable};

/// One parameter of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Param<'q> {
    /// NULL.
    Null,
    /// A truth value, stored as 0 or 1.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A double.
    Real(f64),
    /// Text of the caller's.
    Text(&'q str),
    /// Text of our own.
    Owned(String),
    /// A short text of our own, such as a date.
    Short(Short),
    /// JSON text; in a list it stands unquoted.
    Json(String),
    /// Bytes of the caller's.
    Bytes(&'q [u8]),
    /// Bytes of our own.
    OwnedBytes(Vec<u8>),
    /// All values of a list.
    Listed(Listed<'q>),
    /// A value that the database cannot hold: a statement that it is given to fails.
    Unstorable(Unstorable),
}

impl Param<'_> {
    /// Whether its value is gone when it is dropped.
    #[inline(always)]
    pub(crate) fn is_owned(&self) -> bool {
        match self {
            Param::Null
            | Param::Bool(_)
            | Param::Integer(_)
            | Param::Real(_)
            | Param::Text(_)
            | Param::Bytes(_)
            | Param::Unstorable(_) => false,
            Param::Owned(_) | Param::Short(_) | Param::Json(_) | Param::OwnedBytes(_) | Param::Listed(_) => true,
        }
    }

    /// Drops it.
    #[inline(always)]
    pub(crate) fn discard(self) {
        if self.is_owned() {
            drop(self);
        } else {
            // There is nothing to drop, which the compiler does not find out by itself.
            mem::forget(self);
        }
    }

    /// The same, with nothing borrowed.
    #[must_use]
    pub fn into_owned<'o>(self) -> Param<'o> {
        match self {
            Param::Null => Param::Null,
            Param::Bool(value) => Param::Bool(value),
            Param::Integer(value) => Param::Integer(value),
            Param::Real(value) => Param::Real(value),
            Param::Text(text) => Param::Owned(text.to_owned()),
            Param::Owned(text) => Param::Owned(text),
            Param::Short(text) => Param::Short(text),
            Param::Json(text) => Param::Json(text),
            Param::Bytes(bytes) => Param::OwnedBytes(bytes.to_vec()),
            Param::OwnedBytes(bytes) => Param::OwnedBytes(bytes),
            Param::Listed(list) => Param::Listed(list.into_owned()),
            Param::Unstorable(what) => Param::Unstorable(what),
        }
    }
}

/// What the values of a row are given to. Where the kind of a value is known, its methods are inlined, and little is left
/// of the parameter.
#[doc(hidden)]
pub trait Take<'s> {
    /// What comes of a value.
    type Made;

    /// Takes a value.
    fn take(self, param: Param<'s>) -> Self::Made;
}

/// Makes a value the parameter itself.
#[derive(Debug)]
pub(crate) struct Itself;

impl<'s> Take<'s> for Itself {
    type Made = Param<'s>;

    #[inline(always)]
    fn take(self, param: Param<'s>) -> Param<'s> {
        param
    }
}

/// Tells whether a value is the integer 0.
#[derive(Debug)]
pub(crate) struct IsZero;

impl<'s> Take<'s> for IsZero {
    type Made = bool;

    #[inline(always)]
    fn take(self, param: Param<'s>) -> bool {
        let zero = matches!(param, Param::Integer(0));
        param.discard();
        zero
    }
}

/// A text of at most 38 bytes, held in place: dates, UUIDs, decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    bytes: [u8; Short::CAPACITY],
    len: u8,
}

impl Short {
    /// How many bytes fit.
    pub const CAPACITY: usize = 38;

    /// No text.
    #[must_use]
    pub const fn new() -> Short {
        Short { bytes: [0; Short::CAPACITY], len: 0 }
    }

    /// Appends an ASCII character; one that does not fit is dropped.
    #[inline]
    pub(crate) fn push(&mut self, ascii: u8) {
        if let Some(place) = self.bytes.get_mut(usize::from(self.len)) {
            *place = ascii & 0x7f;
            self.len += 1;
        }
    }

    /// Appends a number with zeros before it.
    #[inline]
    pub(crate) fn push_digits(&mut self, number: u32, width: u32) {
        for place in (0..width).rev() {
            #[allow(clippy::cast_possible_truncation)] // It is a digit.
            self.push(b'0' + (number / 10_u32.pow(place) % 10) as u8);
        }
    }
}

impl Default for Short {
    fn default() -> Self {
        Short::new()
    }
}

/// Fails if the text does not fit.
impl std::fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let start = usize::from(self.len);
        let end = start + text.len();
        let room = self.bytes.get_mut(start..end).ok_or(std::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = u8::try_from(end).map_err(|_| std::fmt::Error)?;
        Ok(())
    }
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        // Only whole `str`s were written, so this is UTF-8 and the default is never taken.
        std::str::from_utf8(self.bytes.get(..usize::from(self.len)).unwrap_or_default()).unwrap_or_default()
    }
}

/// The parameters of a statement, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct Params<'q>(SmallVec<[Param<'q>; 4]>);

impl<'q> Params<'q> {
    /// None yet.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Params(SmallVec::new())
    }

    /// These.
    #[inline]
    #[must_use]
    pub fn of<const N: usize>(params: [Param<'q>; N]) -> Self {
        Params(params.into_iter().collect())
    }

    /// These; what stands before them was only checked.
    #[inline]
    #[must_use]
    pub fn checked<const N: usize>((): (), params: [Param<'q>; N]) -> Self {
        Params::of(params)
    }

    /// One more.
    #[inline]
    #[must_use]
    pub fn with(mut self, param: Param<'q>) -> Self {
        self.0.push(param);
        self
    }

    /// Two more: the ends of a range.
    #[inline]
    #[must_use]
    pub fn with_pair(mut self, pair: [Param<'q>; 2]) -> Self {
        self.0.extend(pair);
        self
    }

    /// All of `more`.
    #[inline]
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// No more: the place of something that was only checked.
    #[inline]
    #[must_use]
    pub fn and_checked(self, (): ()) -> Self {
        self
    }
}

impl<'q> FromIterator<Param<'q>> for Params<'q> {
    fn from_iter<I: IntoIterator<Item = Param<'q>>>(params: I) -> Self {
        Params(params.into_iter().collect())
    }
}

impl<'q> Deref for Params<'q> {
    type Target = [Param<'q>];

    fn deref(&self) -> &[Param<'q>] {
        &self.0
    }
}
