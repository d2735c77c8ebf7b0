//! Mistakes, and what rustc says of each: `tests/ui/<topic>/<case>.rs` with its `.stderr`.

#[test]
fn a_mistake_is_one_error() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
