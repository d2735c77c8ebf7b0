//! Makes tests of the code in the README and the guide: `pages.rs` in the output directory, a module a page.
//!
//! Of a block marked `rust`, items (models, functions, imports) belong to the page, so that later blocks see them;
//! anything else is a test, which is given `db`, a database with the tables of `orm_examples::shop`. A block marked
//! `rust,compile_fail` is left out: `tests/pages.rs` looks for it in `ui`. Of a table whose second column is headed `Rust`,
//! the code with which cells of that column begin is one test, with some rows of the shop at hand.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// How items begin.
const ITEMS: [&str; 9] = ["#[", "///", "use ", "pub ", "struct ", "enum ", "const ", "fn ", "mod "];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new("..");
    let mut pages = vec![root.join("README.md")];
    let guide = root.join("docs/guide");
    for entry in fs::read_dir(&guide)? {
        pages.push(entry?.path());
    }
    pages.sort();
    println!("cargo:rerun-if-changed={}", guide.display());
    let mut made = String::new();
    for page in pages.iter().filter(|page| page.extension().is_some_and(|extension| extension == "md")) {
        println!("cargo:rerun-if-changed={}", page.display());
        write_page(&mut made, page)?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("pages.rs"), made)?;
    Ok(())
}

fn write_page(out: &mut String, page: &Path) -> Result<(), Box<dyn Error>> {
    let name = page
        .file_stem()
        .and_then(|name| name.to_str())
        .ok_or("a page without a name")?
        .to_lowercase()
        .replace('-', "_");
    writeln!(out, "mod {name} {{\n    use crate::prelude::*;")?;
    let text = fs::read_to_string(page)?;
    for (line, code) in blocks(&text) {
        let first = code.lines().find(|line| !line.is_empty() && (!line.starts_with("//") || line.starts_with("///")));
        if first.is_some_and(|first| ITEMS.iter().any(|item| first.starts_with(item))) {
            writeln!(out, "{code}")?;
        } else {
            // A page opens the database by its name alone.
            let code = code.replace("\"shop.sqlite3\"", "path");
            writeln!(out, "#[test]\nfn line_{line}() {{\nrun(|db, path| {{\n{code}\nOk(())\n}});\n}}")?;
        }
    }
    for (line, cells) in tables(&text) {
        writeln!(out, "#[test]\nfn table_{line}() {{\nrun(|db, path| {{\n{AT_HAND}")?;
        cells.iter().try_for_each(|code| writeln!(out, "let _ = {code};"))?;
        writeln!(out, "Ok(())\n}});\n}}")?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

/// What the cells of a table can name.
const AT_HAND: &str = "
    let mut product = query!(Product.get(pk = 7)).run(&db)?;
    let customer = query!(Customer.get(pk = 1)).run(&db)?;
    let mut order = query!(Order.get(pk = 1)).run(&db)?;
    let tag = query!(Tag.get(pk = 1)).run(&db)?;
";

/// The tables of code: the line that each begins on, and the code of its cells.
fn tables(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut tables: Vec<(usize, Vec<String>)> = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        if line == "| Django | Rust |" {
            tables.push((index + 1, Vec::new()));
        }
        inside = line.starts_with('|') && (inside || line == "| Django | Rust |");
        // A bar inside of a cell has a backslash before it.
        let cell = line.replace("\\|", "\0");
        let code = cell.split('|').nth(2).and_then(|cell| cell.trim().strip_prefix('`')?.split('`').next());
        if let (true, Some(code), Some((_, cells))) = (inside, code, tables.last_mut()) {
            cells.push(code.replace('\0', "|"));
        }
    }
    tables
}

/// The blocks marked `rust` and the lines they begin on.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (index, line) in text.lines().enumerate() {
        match (&mut open, line.trim_end()) {
            (None, "```rust") => open = Some((index + 2, String::new())),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some((_, code)), line) => {
                code.push_str(line);
                code.push('\n');
            }
            (None, _) => {}
        }
    }
    blocks
}
