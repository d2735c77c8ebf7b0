//! The text of a statement, and what can be asked of a plan.

use std::sync::atomic::{AtomicU32, Ordering};

use super::render;
use crate::plan::Plan;

/// What is asked of a plan's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The rows.
    Select,
    /// How many rows.
    Count,
    /// One row if there is any.
    Exists,
    /// The first row, by the key if no order is named.
    First,
    /// The last row; of a slice, all its rows in order.
    Last,
    /// At most 21 rows, in no order: for `get`.
    Get,
    /// One row if the row whose key is one more parameter is among the rows.
    Contains,
    /// The rows whose keys are in one more parameter; in no order.
    InBulk,
    /// The keys of the rows, in no order.
    Keys,
    /// The rows from one more parameter on, up to a second one.
    Page,
    /// Deletes the rows.
    Delete,
}

impl Verb {
    /// How many there are besides `Select`.
    pub const OTHERS: usize = 10;

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
            Verb::Keys => Some(7),
            Verb::Delete => Some(8),
            Verb::Page => Some(9),
        }
    }
}

/// The beginning of a text and the length of the whole.
#[derive(Debug)]
pub struct Rendered<const N: usize> {
    bytes: [u8; N],
    start: usize,
    len: usize,
    fits: bool,
}

impl<const N: usize> Rendered<N> {
    pub(super) const fn new(bytes: [u8; N], start: usize, len: usize, fits: bool) -> Self {
        Self { bytes, start, len, fits }
    }

    /// The length of the whole text.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// The text, if it fitted.
    ///
    /// # Panics
    /// If it did not. At compile time this is a compile error.
    #[must_use]
    pub const fn exactly(self) -> [u8; N] {
        assert!(self.fits && self.start == 0 && self.len == N, "the length is that of another text");
        self.bytes
    }

    /// Whether there is no text; there always is.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// The text of `plan` in exactly `LEN` bytes: that of `first`, if it fitted there.
///
/// # Panics
/// If the text is larger than 64 KiB. At compile time this is a compile error.
#[must_use]
#[track_caller]
pub const fn cut<const N: usize, const LEN: usize>(first: &Rendered<N>, plan: &'static Plan, verb: Verb) -> [u8; LEN] {
    if first.fits {
        return part(&first.bytes, first.start);
    }
    let second = render::<65_536>(plan, verb);
    assert!(second.fits, "the SQL of this query is larger than 64 KiB");
    part(&second.bytes, second.start)
}

const fn part<const N: usize, const LEN: usize>(bytes: &[u8; N], start: usize) -> [u8; LEN] {
    let mut text = [0; LEN];
    crate::raw::bytes::copy_part(&mut text, bytes, start, LEN);
    text
}

/// The text of a statement.
#[derive(Debug)]
pub struct Text {
    bytes: &'static [u8],
    slot: AtomicU32,
}

/// The next slot that is free; 0 means that a text has none yet.
static NEXT: AtomicU32 = AtomicU32::new(1);

impl Text {
    /// Text that the renderer wrote.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Text {
        Text { bytes, slot: AtomicU32::new(0) }
    }

    /// Text that is made when it is first needed, and kept for the life of the process.
    pub(crate) fn made(text: String) -> &'static Text {
        Box::leak(Box::new(Text::new(text.into_bytes().leak())))
    }

    /// The text of `plan` for `verb`, rendered now and kept for the life of the process.
    pub(crate) fn render(plan: &'static Plan, verb: Verb) -> Text {
        let first = render::<4096>(plan, verb);
        let bytes = if first.fits {
            first.bytes[first.start..first.start + first.len].to_vec()
        } else {
            let second = Box::new(render::<65_536>(plan, verb));
            second.bytes[second.start..second.start + second.len.min(65_536 - second.start)].to_vec()
        };
        Text::new(bytes.leak())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        // The renderer writes whole `str`s only.
        std::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// The number by which a connection finds the statement that it prepared from this text.
    #[inline]
    pub(crate) fn slot(&self) -> u32 {
        match self.slot.load(Ordering::Relaxed) {
            0 => self.new_slot(),
            slot => slot,
        }
    }

    #[cold]
    fn new_slot(&self) -> u32 {
        let new = NEXT.fetch_add(1, Ordering::Relaxed);
        match self.slot.compare_exchange(0, new, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => new,
            // Another thread was first; `new` stays unused.
            Err(slot) => slot,
        }
    }
}
