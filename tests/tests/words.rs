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

/// The variants of the enum `name` of the macro's crate.
fn variants(name: &str) -> Vec<&'static str> {
    const VARIANTS: &str = include_str!("../../orm-macros/src/query/code/variants.rs");
    let body = VARIANTS.split_once(&format!("enum {name} {{\n")).map_or("", |(_, rest)| rest);
    let body = body.split_once("\n}").map_or(body, |(body, _)| body);
    let lines = body.lines().map(|line| line.trim().trim_end_matches(','));
    lines
        .filter(|line| !line.starts_with("//"))
        .map(|line| line.split_once(" = ").map_or(line, |(name, _)| name))
        .collect()
}

/// The variants that the function `name` reads, in the order of their bytes.
fn arms(name: &str) -> Vec<&'static str> {
    const READ: &str = include_str!("../../orm-core/src/plan/code/read.rs");
    let body = READ.split_once(&format!("const fn {name}(&mut self)")).map_or("", |(_, rest)| rest);
    let body = body.split_once("\n    }\n").map_or(body, |(body, _)| body);
    // Those of a match inside of an arm are indented further.
    let lines = body.lines().filter_map(|line| line.strip_prefix("            ")).filter(|line| !line.starts_with(' '));
    let arms = lines.filter_map(|line| line.split_once(" => ")).enumerate().map(|(at, (byte, read))| {
        assert!(byte == "_" || byte == at.to_string(), "{name}: {byte} => {read}");
        let variant = read.split_once("::").map_or(read, |(_, variant)| variant);
        variant.split(['(', ' ', ',']).next().unwrap_or(variant)
    });
    arms.collect()
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

#[test]
fn variants_are_written_as_they_are_read() {
    for (variants, arms) in [("Segment", "segment"), ("Expr", "expr"), ("Condition", "condition"), ("Right", "right")]
        .map(|(of, read)| (variants(of), arms(read)))
    {
        assert!(variants.len() > 4, "{variants:?}");
        assert_eq!(variants, arms);
    }
    assert_eq!(written("FUNCTIONS"), arms("function"));
    assert_eq!(written("ZONED"), arms("zoned"));
    let mut steps: Vec<&str> =
        variants("Step").into_iter().map(|name| name.strip_prefix("Each").map_or(name, |_| "Each")).collect();
    // A step that no `query!` writes.
    steps.insert(17, "Sticky");
    assert_eq!(steps.split_off(18), ["Unrelated", "Fact"]);
    let mut read = arms("step");
    assert_eq!(read.split_off(18), ["Related", "match"]);
    assert_eq!(steps, read);
}
