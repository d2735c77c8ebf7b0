//! The names that a model has in the database, as literals.

use proc_macro2::Ident;

use crate::path::bare;

/// The name as an SQL identifier.
pub(super) fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A column with its table, both quoted.
pub(super) fn qualified(table: &str, column: &str) -> String {
    format!("{}.{}", quote(table), quote(column))
}

/// Django's name of a model inside other names: `OrderItem` is `orderitem`.
pub(super) fn lower(model: &Ident) -> String {
    bare(model).to_lowercase()
}

/// The same as `orm_core::plan::hash`, so that the compiler need not compute it.
pub(super) fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The one of `choices` that `name` was probably meant to be.
pub(super) fn nearest<'a>(name: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    choices
        .into_iter()
        .map(|choice| (distance(name, choice), choice))
        .filter(|(distance, choice)| *distance <= choice.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, choice)| choice)
}

/// The names in backticks, separated by commas.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// `help:` for a name that is none of `choices`.
pub(super) fn help<'a>(name: &str, what: &str, choices: impl Iterator<Item = &'a str> + Clone) -> String {
    let guess = nearest(name, choices.clone()).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    format!("help: {guess}{what} {}", listed(choices))
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, one) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = above.get(column).copied().unwrap_or_default() + usize::from(one != other);
            let removed = above.get(column + 1).copied().unwrap_or_default() + 1;
            let inserted = current.last().copied().unwrap_or_default() + 1;
            let mut best = replaced.min(removed).min(inserted);
            let swapped = column > 0 && row > 0 && to.get(column - 1) == Some(one) && from.get(row - 1) == Some(other);
            if swapped {
                best = best.min(before.get(column - 1).copied().unwrap_or_default() + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest, quote};

    #[test]
    fn a_quote_in_a_name_is_doubled() {
        assert_eq!(quote("odd\"name"), "\"odd\"\"name\"");
    }

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(distance("tabel", "table"), 1);
        assert_eq!(nearest("tabel", ["app", "table", "unique"]), Some("table"));
        assert_eq!(nearest("zzz", ["app", "table", "unique"]), None);
    }
}
