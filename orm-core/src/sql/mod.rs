//! From a plan to SQL text, in `const fn`s.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::plan::Plan;

/// What is asked of a plan's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The rows.
    Select,
    /// How many rows.
    Count,
    /// Whether there is a row.
    Exists,
    /// The first row, by the key if no order is named.
    First,
    /// The last row.
    Last,
    /// At most 21 rows, in no order: for `get`.
    Get,
    /// Whether the row whose key is one more parameter is among the rows.
    Contains,
    /// The rows whose keys are in one more parameter, a JSON array; in no order.
    InBulk,
}

impl Verb {
    /// How many there are besides `Select`.
    pub const OTHERS: usize = 7;

    pub(crate) const fn other(self) -> Option<usize> {
        match self {
            Verb::Select => None,
            Verb::Count => Some(0),
            Verb::Exists => Some(1),
            Verb::First => Some(2),
            Verb::Last => Some(3),
            Verb::Get => Some(4),
            Verb::Contains => Some(5),
            Verb::InBulk => Some(6),
        }
    }
}

/// The text of a statement.
#[derive(Debug)]
pub struct Text {
    bytes: &'static [u8],
    /// 0 until first used.
    slot: AtomicU32,
}

impl Text {
    /// Text that the renderer wrote.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Text {
        Text { bytes, slot: AtomicU32::new(0) }
    }

    pub(crate) fn render(_plan: &'static Plan, _verb: Verb) -> Text {
        Text::new(b"")
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        std::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// A number that no other text of the process has, from 1: under it, connections keep the prepared statement.
    #[inline]
    pub(crate) fn slot(&'static self) -> u32 {
        match self.slot.load(Ordering::Relaxed) {
            0 => self.number(),
            slot => slot,
        }
    }

    #[cold]
    fn number(&'static self) -> u32 {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let fresh = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        match self.slot.compare_exchange(0, fresh, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => fresh,
            // Another thread was first.
            Err(taken) => taken,
        }
    }
}

/// The length and the first bytes of a text.
#[derive(Debug)]
pub struct Rendered<const N: usize> {
    /// bytes
    pub bytes: [u8; N],
    /// len
    pub len: usize,
}

/// Renders.
#[must_use]
pub const fn render<const N: usize>(_plan: &'static Plan, _verb: Verb) -> Rendered<N> {
    Rendered { bytes: [0; N], len: 0 }
}
