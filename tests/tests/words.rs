//! The bytes with which `query!` names variants of a plan are those by which `orm-core` knows them.

use std::fmt::Debug;

use orm_core::plan::{Aggregate, Combine, Kind, Lookup, Nulls, Operator, Transform};

/// The list `name` of the macro's crate, which no other can import from.
fn written(name: &str) -> Vec<&'static str> {
    const WORDS: &str = include_str!("../../orm-macros/src/query/code/words.rs");
    let list = WORDS.split_once(&format!(" {name}: &[&str] =")).map_or("", |(_, rest)| rest);
    let list = list.split_once(';').map_or(list, |(list, _)| list);
    list.split('"').skip(1).step_by(2).collect()
}

fn read<T: Debug>(all: &[T]) -> Vec<String> {
    all.iter().map(|variant| format!("{variant:?}")).collect()
}

#[test]
fn words_are_written_as_they_are_read() {
    assert_eq!(written("KINDS"), read(Kind::ALL));
    assert_eq!(written("OPERATORS"), read(Operator::ALL));
    assert_eq!(written("AGGREGATES"), read(Aggregate::ALL));
    assert_eq!(written("NULLS"), read(Nulls::ALL));
    assert_eq!(written("COMBINES"), read(Combine::ALL));
    assert_eq!(written("LOOKUPS"), read(Lookup::ALL));
    assert_eq!(written("TRANSFORMS"), read(Transform::ALL));
}
