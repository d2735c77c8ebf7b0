//! From a plan to SQL text, in `const fn`s.

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
}

impl Verb {
    /// How many there are besides `Select`.
    pub const OTHERS: usize = 5;

    pub(crate) const fn other(self) -> Option<usize> {
        match self {
            Verb::Select => None,
            Verb::Count => Some(0),
            Verb::Exists => Some(1),
            Verb::First => Some(2),
            Verb::Last => Some(3),
            Verb::Get => Some(4),
        }
    }
}

/// The text of a statement.
#[derive(Debug)]
pub struct Text {
    bytes: &'static [u8],
}

impl Text {
    /// Text that the renderer wrote.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Text {
        Text { bytes }
    }

    pub(crate) fn render(_plan: &'static Plan, _verb: Verb) -> Text {
        Text { bytes: b"" }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        std::str::from_utf8(self.bytes).unwrap_or_default()
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
