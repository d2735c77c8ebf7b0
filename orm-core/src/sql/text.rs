//! The text of a statement, and what can be asked of a plan.

use std::sync::atomic::{AtomicU32, Ordering};

use super::attempt;
use crate::plan::{Plan, keep};

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

    /// Whether the text is whole.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.fits
    }

    /// The text, as far as it fitted.
    #[must_use]
    pub const fn bytes(&self) -> &[u8] {
        let (_, text) = self.bytes.split_at(if self.start < N { self.start } else { N });
        let (text, _) = text.split_at(if self.len < text.len() { self.len } else { text.len() });
        text
    }
}

/// The text of a statement.
#[derive(Debug)]
pub struct Text {
    bytes: &'static [u8],
    id: &'static TextId,
}

/// The number by which connections find the statements that they prepared from one text. The text itself is a constant,
/// which has no place of its own.
#[derive(Debug)]
pub struct TextId(AtomicU32);

/// What a text begins with that is no statement.
const REFUSED: &str = "-- there is no SQL of this query: ";

/// The next number that is free; 0 means that a text has none yet.
static NEXT: AtomicU32 = AtomicU32::new(1);

impl Text {
    /// Text that the renderer wrote. No other text has this `id`.
    #[must_use]
    pub const fn new(bytes: &'static [u8], id: &'static TextId) -> Text {
        Text { bytes, id }
    }

    /// Text that is made when it is first needed, and kept for the life of the process.
    pub(crate) fn made(text: String) -> Text {
        Text::new(text.into_bytes().leak(), keep(TextId::NEW))
    }

    /// The text of `plan` for `verb`, rendered now and kept for the life of the process.
    pub(crate) fn render(plan: &'static Plan, verb: Verb) -> Text {
        let (first, wrong) = attempt::<4096>(plan, verb);
        let bytes = if !wrong.is_empty() {
            return Text::refused(wrong);
        } else if first.fits {
            first.bytes().to_vec()
        } else {
            let second = Box::new(attempt::<65_536>(plan, verb).0);
            if !second.fits {
                return Text::refused("this query is too large: its SQL is longer than 64 KiB");
            }
            second.bytes().to_vec()
        };
        Text::new(bytes.leak(), keep(TextId::NEW))
    }

    /// In place of a text: the reason why there is none. To SQL it is a comment, so nothing is done.
    fn refused(reason: &'static str) -> Text {
        Text::made(format!("{REFUSED}{reason}"))
    }

    /// Why there is no statement, if `sql` is in place of one.
    pub(crate) fn refusal(sql: &str) -> Option<&str> {
        sql.strip_prefix(REFUSED)
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
        self.id.number()
    }
}

impl TextId {
    /// Without a number, which it gets when it is first asked for.
    // A constant, as to copy one costs rustc less than a call does in each `static`.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: TextId = TextId(AtomicU32::new(0));

    #[inline]
    fn number(&self) -> u32 {
        match self.0.load(Ordering::Relaxed) {
            0 => self.new_number(),
            number => number,
        }
    }

    #[cold]
    fn new_number(&self) -> u32 {
        let new = NEXT.fetch_add(1, Ordering::Relaxed);
        match self.0.compare_exchange(0, new, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => new,
            // Another thread was first; `new` stays unused.
            Err(number) => number,
        }
    }
}

/// A constant [`Text`] with an id of its own, in a `static`.
macro_rules! text {
    ($text:expr) => {{
        static ID: $crate::sql::TextId = $crate::sql::TextId::NEW;
        $crate::sql::Text::new($text, &ID)
    }};
}
pub(crate) use text;
