//! A process that writes to a database until it is done or killed: `writer crash <file>`, `writer count <file> <times>`,
//! `writer insert <file> <times>`. It tells of each commit in a line, after it has returned.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::env;
use std::io::{self, Write};
use std::process;

use orm_core::db::Mode;
use orm_core::{Db, Result};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments.as_slice() {
        ["crash", file] => crash(&Db::open(file)?),
        ["count", file, times] => count(&Db::open(file)?, times.parse().unwrap()),
        ["insert", file, times] => insert(&Db::open(file)?, times.parse().unwrap()),
        _ => panic!("unknown arguments {arguments:?}"),
    }
}

fn tell(line: impl std::fmt::Display) {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// Batches of very different sizes, for ever; each a transaction with a savepoint that is kept and one that is not.
fn crash(db: &Db) -> Result<()> {
    // So small that a large batch is written to the file before it is committed.
    db.execute("PRAGMA cache_size = 5", ())?;
    tell("open");
    let first: i64 = db.connection().query_row("SELECT coalesce(max(id), 0) + 1 FROM batch", [], |row| row.get(0))?;
    let item =
        |db: &Db, batch: i64, text: &str| db.execute("INSERT INTO item (batch, text) VALUES (?, ?)", (batch, text));
    for batch in first.. {
        let size = [1, 3, 20, 150][usize::try_from(batch % 4).unwrap()];
        let text = format!("{batch} ").repeat(60);
        db.atomic(|tx| -> Result<()> {
            for _ in 0..size {
                item(tx, batch, &text)?;
            }
            tx.atomic(|tx| item(tx, batch, &text))?;
            tx.atomic(|tx| {
                item(tx, batch, "never")?;
                tx.set_rollback(true);
                Result::<()>::Ok(())
            })?;
            // Until now the items point nowhere.
            tx.execute("INSERT INTO batch VALUES (?, ?)", (batch, size + 1))?;
            Ok(())
        })?;
        tell(batch);
    }
    Ok(())
}

/// Reads a number and writes the next one.
fn count(db: &Db, times: u32) -> Result<()> {
    for _ in 0..times {
        db.retry(100, |tx| -> Result<()> {
            let number: i64 = tx.connection().query_row("SELECT number FROM counter", [], |row| row.get(0))?;
            tx.execute("UPDATE counter SET number = ?", (number + 1,))?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Inserts rows, every other one in a transaction.
fn insert(db: &Db, times: u32) -> Result<()> {
    let process = process::id();
    let insert = |db: &Db, number: u32| db.execute("INSERT INTO row VALUES (?, ?)", (process, number));
    for number in 0..times {
        if number % 2 == 0 {
            insert(db, number)?;
        } else {
            db.atomic_with(Mode::Immediate, |tx| insert(tx, number))?;
        }
        tell(number);
    }
    Ok(())
}
