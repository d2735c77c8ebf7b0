//! Makes tests of the code in the README and the guide: `pages.rs` in the output directory, a module a page.
//!
//! Of a block marked `rust`, items (models, functions, imports) belong to the page, so that later blocks see them;
//! anything else is a test, which is given `db`, a database with the tables of `orm_examples::shop`. A block marked
//! `rust,compile_fail` is left out: `tests/pages.rs` looks for it in `ui`.

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
    let name = page.file_stem().and_then(|name| name.to_str()).ok_or("a page without a name")?.to_lowercase().replace('-', "_");
    writeln!(out, "mod {name} {{\n    use crate::prelude::*;")?;
    for (line, code) in blocks(&fs::read_to_string(page)?) {
        let first = code.lines().find(|line| !line.is_empty() && (!line.starts_with("//") || line.starts_with("///")));
        if first.is_some_and(|first| ITEMS.iter().any(|item| first.starts_with(item))) {
            writeln!(out, "{code}")?;
        } else {
            // A page opens the database by its name alone.
            let code = code.replace("\"shop.sqlite3\"", "path");
            writeln!(out, "#[test]\nfn line_{line}() {{\nrun(|db, path| {{\n{code}\nOk(())\n}});\n}}")?;
        }
    }
    writeln!(out, "}}")?;
    Ok(())
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
