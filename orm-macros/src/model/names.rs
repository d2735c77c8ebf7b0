//! The names that a model has in the database, as literals.

use proc_macro2::Ident;

use crate::path::bare;
use crate::query::guess;

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

/// The name of a field as part of a type's name: `best_tags` is `BestTags`.
pub(super) fn camel(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        first + letters.as_str()
    });
    words.collect()
}

/// The same as `orm_core::plan::hash`, so that the compiler need not compute it.
pub(super) fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One of 128 bits: names of different bits differ.
pub(crate) fn mark(name: &str) -> u128 {
    1 << (hash(name) >> 57)
}

/// `help:` for a name that is none of `choices`.
pub(super) fn help<'a>(name: &str, what: &str, choices: impl Iterator<Item = &'a str> + Clone) -> String {
    let guess =
        guess::nearest(name, choices.clone()).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    format!("help: {guess}{what} {}", guess::list(choices))
}

#[cfg(test)]
mod tests {
    use super::{camel, quote};

    #[test]
    fn words_begin_with_capitals() {
        assert_eq!(["tags", "best_tags", "_x"].map(camel), ["Tags", "BestTags", "X"]);
    }

    #[test]
    fn a_quote_in_a_name_is_doubled() {
        assert_eq!(quote("odd\"name"), "\"odd\"\"name\"");
    }
}
