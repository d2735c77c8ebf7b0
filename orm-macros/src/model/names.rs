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

/// The same as `orm_core::plan::hash`, so that the compiler need not compute it.
pub(super) fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// `help:` for a name that is none of `choices`.
pub(super) fn help<'a>(name: &str, what: &str, choices: impl Iterator<Item = &'a str> + Clone) -> String {
    let guess =
        guess::nearest(name, choices.clone()).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    format!("help: {guess}{what} {}", guess::list(choices))
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn a_quote_in_a_name_is_doubled() {
        assert_eq!(quote("odd\"name"), "\"odd\"\"name\"");
    }
}
