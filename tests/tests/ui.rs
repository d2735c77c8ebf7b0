//! Mistakes, and what rustc says of each: `tests/ui/<topic>/<case>.rs` with its `.stderr`.
//!
//! One mistake is one error of at most twelve lines. Cases with several mistakes, all of which are reported at once,
//! stand in `tests/ui/several`.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The longest error, in lines.
const LONGEST: usize = 12;

#[test]
fn a_mistake_is_an_error() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

#[test]
fn an_error_is_one_and_short() {
    let mut wrong = Vec::new();
    let expected = expected();
    assert!(expected.len() >= 100, "there are only {} cases", expected.len());
    for path in &expected {
        let text = fs::read_to_string(path).unwrap();
        let errors = errors(&text);
        let several = path.parent().is_some_and(|topic| topic.ends_with("several"));
        let longest = errors.iter().map(Vec::len).max().unwrap_or(0);
        if (errors.len() == 1) == several || longest > LONGEST {
            wrong.push(format!("{}: {} errors, the longest of {longest} lines", path.display(), errors.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All files with expected errors.
fn expected() -> Vec<PathBuf> {
    let topics = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap();
    let files = topics.flat_map(|topic| fs::read_dir(topic.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "stderr")).collect()
}

/// The lines of each error.
fn errors(text: &str) -> Vec<Vec<&str>> {
    let mut errors: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with("error") {
            errors.push(Vec::new());
        }
        if let Some(error) = errors.last_mut() {
            error.push(line);
        }
    }
    errors
}
