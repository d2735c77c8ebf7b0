//! The code in the README and the guide compiles and runs, and the errors that they show are those of rustc.

// Code on a page need not use all that it shows.
#![allow(unused_variables, unused_mut, dead_code, unused_imports, missing_docs, unreachable_pub)]
// Tests speak by panicking.
#![allow(clippy::all, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

mod prelude {
    pub(crate) use super::run;
    pub(crate) use jiff::civil::date;
    pub(crate) use orm_core::prelude::*;
    pub(crate) use orm_examples::shop::*;
    pub(crate) use rust_decimal::Decimal;
}

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs a block with a copy of the shop's database.
fn run(block: impl FnOnce(orm_core::Db, &Path) -> Outcome) {
    static COPIES: AtomicU32 = AtomicU32::new(0);
    let copy = COPIES.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("page-{}-{copy}.sqlite3", std::process::id()));
    fs::copy("../examples/data/shop.sqlite3", &path).unwrap();
    let outcome = block(orm_core::Db::open(&path).unwrap(), &path);
    fs::remove_file(&path).unwrap();
    outcome.unwrap();
}

fn pages() -> Vec<PathBuf> {
    let guide = fs::read_dir("../docs/guide").unwrap().map(|entry| entry.unwrap().path());
    guide.chain([PathBuf::from("../README.md")]).collect()
}

/// The blocks of a page with their marks.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(mark)) => open = Some((mark, String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, code)), None) => code.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    blocks
}

/// All mistakes with what rustc says of them.
fn mistakes() -> Vec<(String, String)> {
    let mut mistakes = Vec::new();
    for topic in fs::read_dir("ui").unwrap() {
        for file in fs::read_dir(topic.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let said = fs::read_to_string(path.with_extension("stderr")).unwrap_or_default();
                mistakes.push((fs::read_to_string(&path).unwrap(), said));
            }
        }
    }
    mistakes
}

/// A block that must not compile stands in `ui`, and the text after it is what rustc says there.
#[test]
fn mistakes_on_the_pages_are_tested() {
    let mistakes = mistakes();
    let trimmed = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let blocks = blocks(&text);
        for (index, (mark, code)) in blocks.iter().enumerate() {
            if *mark != "rust,compile_fail" {
                continue;
            }
            let mistake = mistakes.iter().find(|(program, _)| trimmed(program).contains(trimmed(code).trim()));
            let (_, said) = mistake.unwrap_or_else(|| panic!("{}: not in `ui`:\n{code}", page.display()));
            if let Some(("text", shown)) = blocks.get(index + 1).map(|(mark, text)| (*mark, text)) {
                for line in shown.lines().filter(|line| !line.contains("--> ")) {
                    // Line numbers are those of the page's reader.
                    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                    assert!(said.contains(line), "{}: rustc does not say `{line}` but\n{said}", page.display());
                }
            }
        }
    }
}

/// What links can lead to on a page: its headings, as they are named in addresses.
fn anchors(page: &str) -> Vec<String> {
    let lines = page.split("```").step_by(2).flat_map(str::lines);
    let headings = lines.filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let named = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ => c.is_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    headings.map(|heading| heading.chars().filter_map(named).collect()).collect()
}

/// The targets of links outside of code.
fn links(page: &str) -> Vec<&str> {
    let prose = page.split("```").step_by(2);
    prose.flat_map(|text| text.split("](").skip(1).filter_map(|rest| rest.split(')').next())).collect()
}

#[test]
fn links_lead_somewhere() {
    for page in pages().into_iter().chain([PathBuf::from("../CONTRIBUTING.md"), PathBuf::from("../CHANGELOG.md")]) {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text).into_iter().filter(|link| !link.starts_with("http")) {
            let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            assert!(target.exists(), "{}: no file {link}", page.display());
            if let Some(anchor) = anchor {
                let known = anchors(&fs::read_to_string(&target).unwrap());
                assert!(
                    known.iter().any(|known| known == anchor),
                    "{}: no heading {link} among {known:?}",
                    page.display()
                );
            }
        }
    }
}
