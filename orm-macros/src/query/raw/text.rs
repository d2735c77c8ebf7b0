//! The text of SQL that was written by hand, and its parameters.

use std::fmt::Write;

use syn::{Expr as Rust, LitStr};

use crate::path::bare;
use crate::query::parse::option;
use crate::report::Report;

/// A text, cut at its parameters.
pub(super) struct Text {
    pub(super) pieces: Vec<String>,
    /// What stands between the pieces: the name of a parameter, if it has one.
    pub(super) slots: Vec<Option<String>>,
}

/// Cuts SQL at its parameters, but not in texts, names and comments.
pub(super) fn cut(report: &mut Report, literal: &LitStr) -> Option<Text> {
    let sql = literal.value();
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let mut text = Text { pieces: vec![String::new()], slots: Vec::new() };
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let quoted = match first {
            '\'' | '"' | '`' => rest.get(1..).and_then(|inner| inner.find(first)).map(|end| end + 2),
            '[' => rest.find(']').map(|end| end + 1),
            '-' if rest.starts_with("--") => Some(rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => rest.find("*/").map(|end| end + 2),
            _ => Some(0),
        };
        let Some(quoted) = quoted else {
            report.at(literal, format!("`{first}` is not closed"));
            return None;
        };
        if quoted > 0 && rest.get(..quoted) != Some("'%s'") {
            let (whole, after) = rest.split_at(quoted);
            text.put(whole);
            rest = after;
            continue;
        }
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let word: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let wrong = match first {
            '?' if word.is_empty() => {
                text.slot(None);
                rest = after;
                continue;
            }
            ':' if !word.is_empty() => {
                rest = after.get(word.len()..).unwrap_or_default();
                text.slot(Some(word));
                continue;
            }
            '%' if after.starts_with("s") && word == "s" => Some("%s".to_owned()),
            '%' if after.starts_with('(') => {
                Some(after.split(')').next().map_or_else(String::new, |name| format!("%{name})s")))
            }
            '\'' => Some("'%s'".to_owned()),
            '$' | '@' | '?' if !word.is_empty() => Some(format!("{first}{word}")),
            ';' => {
                report.at(
                    literal,
                    "SQL by hand is one statement\nhelp: leave out what follows `;`, or run a script with `db.execute_batch(…)`",
                );
                return None;
            }
            '{' => Some(after.split('}').next().map_or_else(String::new, |name| format!("{{{name}}}"))),
            _ => None,
        };
        if let Some(wrong) = wrong {
            report.at(
                literal,
                format!("`{wrong}` is no parameter\nhelp: write `?` for the next value, or `:name` for `name = value`"),
            );
            return None;
        }
        text.put(first.encode_utf8(&mut [0; 4]));
        rest = after;
    }
    Some(text)
}

impl Text {
    pub(super) fn put(&mut self, part: &str) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.push_str(part);
        }
    }

    fn slot(&mut self, name: Option<String>) {
        self.slots.push(name);
        self.pieces.push(String::new());
    }
}

/// The text with numbered parameters, and the values in the order of their numbers.
pub(super) fn numbered<'v>(
    report: &mut Report,
    literal: &LitStr,
    text: &Text,
    values: &'v [Rust],
) -> Option<(String, Vec<&'v Rust>)> {
    let named: Vec<(String, &Rust)> =
        values.iter().filter_map(|value| option(value).map(|(name, value)| (bare(name), value))).collect();
    let plain: Vec<&Rust> = values.iter().filter(|value| option(value).is_none()).collect();
    if !counted(report, literal, text, plain.len()) {
        return None;
    }
    let mut sql = text.pieces.first().cloned().unwrap_or_default();
    let mut next = 0;
    for (slot, piece) in text.slots.iter().zip(text.pieces.iter().skip(1)) {
        let number = match slot {
            None => {
                next += 1;
                next
            }
            Some(name) => match named.iter().position(|(given, _)| given == name) {
                Some(at) => plain.len() + at + 1,
                None => {
                    report.at(literal, format!("`:{name}` has no value\nhelp: write `{name} = value` after the text"));
                    return None;
                }
            },
        };
        // A write to a `String` does not fail.
        let _ = write!(sql, "?{number}{piece}");
    }
    for (name, value) in &named {
        if !text.slots.iter().flatten().any(|slot| slot == name) {
            let help = if name == "translations" { "\nhelp: write `translations(column = field)`" } else { "" };
            report.at(value, format!("the text has no parameter `:{name}`{help}"));
            return None;
        }
    }
    Some((sql, plain.into_iter().chain(named.into_iter().map(|(_, value)| value)).collect()))
}

/// Whether there are as many values as `?`.
pub(super) fn counted(report: &mut Report, literal: &LitStr, text: &Text, given: usize) -> bool {
    let asked = text.slots.iter().filter(|slot| slot.is_none()).count();
    if asked != given {
        let count = |count: usize| match count {
            1 => "1 value".to_owned(),
            count => format!("{count} values"),
        };
        report.at(literal, format!("the text takes {}, but {given} follow it", count(asked)));
    }
    asked == given
}
