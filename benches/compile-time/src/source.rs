//! The program that is compiled: ten models, and a number of functions of one query each.

use std::fmt::Write;

/// How many functions there are.
pub const FUNCTIONS: usize = 200;

const MODELS: usize = 10;

/// What the functions do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// There are none.
    Models,
    /// They return their parameters.
    Plain,
    /// They send SQL with `rusqlite`.
    ByHand,
    /// They send a query of six conditions and two joins.
    Queries,
}

impl Variant {
    pub const ALL: [Variant; 4] = [Variant::Models, Variant::Plain, Variant::ByHand, Variant::Queries];

    pub fn name(self) -> &'static str {
        match self {
            Variant::Models => "models",
            Variant::Plain => "plain",
            Variant::ByHand => "by-hand",
            Variant::Queries => "queries",
        }
    }
}

/// The source of a whole program.
pub fn program(variant: Variant) -> String {
    let mut out = String::from("#![allow(dead_code)]\nuse orm_core::prelude::*;\n");
    (0..MODELS).for_each(|at| model(&mut out, at));
    if variant != Variant::Models {
        (0..FUNCTIONS).for_each(|at| function(&mut out, variant, at));
    }
    out.push_str(MAIN.trim_start());
    if variant == Variant::Models {
        out.push_str("    let _ = db;\n");
    } else {
        // Called through a table, so that a release build keeps each of them.
        out.push_str("    const ALL: &[Function] = &[");
        (0..FUNCTIONS).for_each(|at| put(&mut out, format_args!("f{at}, ")));
        out.push_str("];\n    let chosen = std::env::args().count();\n");
        out.push_str("    println!(\"{:?}\", ALL.get(chosen).map(|f| f(&db, \"a\", 1).is_ok()));\n");
    }
    out.push_str("}\n");
    out
}

const MAIN: &str = "
type Answer = std::result::Result<usize, Box<dyn std::error::Error>>;
type Function = fn(&Db, &str, i64) -> Answer;
fn main() {
    let Ok(db) = Db::open_in_memory() else { return };
";

/// Writing to a `String` cannot fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// `M0` points to `M1`, `M1` to `M2` and so on; the last to the first.
fn model(out: &mut String, at: usize) {
    let next = (at + 1) % MODELS;
    put(
        out,
        format_args!(
            "#[derive(Model, Clone, Debug, PartialEq)]\n#[model(app = \"shop\")]\npub struct M{at} {{\n    \
             pub id: i64,\n    #[model(max_length = 100)]\n    pub name: String,\n    pub note: Option<String>,\n    \
             pub price: i64,\n    pub stock: i32,\n    pub rating: f64,\n    pub is_active: bool,\n    \
             pub next: ForeignKey<M{next}>,\n}}\n"
        ),
    );
}

/// One function; no two ask the same.
fn function(out: &mut String, variant: Variant, at: usize) {
    let model = at % MODELS;
    let (text, sql_text) = pick(at / 10, &[("icontains", "LIKE"), ("startswith", "GLOB"), ("exact", "="), ("gt", ">")]);
    let (number, sql_number) = pick(at / 40, &[("lt", "<"), ("gte", ">="), ("exact", "="), ("lte", "<="), ("gt", ">")]);
    let (order, direction) = if at.is_multiple_of(2) { ("-", "DESC") } else { ("", "ASC") };
    put(out, format_args!("pub fn f{at}(db: &Db, text: &str, number: i64) -> Answer {{\n"));
    match variant {
        Variant::Models | Variant::Plain => {
            put(out, format_args!("    let _ = db;\n    Ok(text.len() + usize::try_from(number)? + {at})\n"));
        }
        Variant::ByHand => {
            let (one, two) = ((model + 1) % MODELS, (model + 2) % MODELS);
            put(
                out,
                format_args!(
                    "    let mut statement = db.connection().prepare_cached(\"SELECT a.id, a.name, a.note, a.price, a.stock, \
                     a.rating, a.is_active, a.next_id FROM shop_m{model} a JOIN shop_m{one} b ON b.id = a.next_id \
                     JOIN shop_m{two} c ON c.id = b.next_id WHERE a.name {sql_text} ?1 AND a.price {sql_number} ?2 \
                     AND a.is_active = 1 AND b.name {sql_text} ?1 AND b.stock {sql_number} ?2 \
                     AND c.rating {sql_number} ?2 ORDER BY a.name {direction}\")?;\n    \
                     let rows = statement.query_map(rusqlite::params![text, number], |row| Ok(M{model} {{\n        \
                     id: row.get(0)?, name: row.get(1)?, note: row.get(2)?, price: row.get(3)?, stock: row.get(4)?,\n        \
                     rating: row.get(5)?, is_active: row.get(6)?, next: ForeignKey::new(row.get(7)?),\n    }}))?\n    \
                     .collect::<rusqlite::Result<Vec<_>>>()?;\n    Ok(rows.len())\n"
                ),
            );
        }
        Variant::Queries => {
            put(
                out,
                format_args!(
                    "    let rows = query!(M{model}.filter(name__{text} = text, price__{number} = number, is_active = true)\n        \
                     .filter(next__name__{text} = text, next__stock__{number} = number, next__next__rating__{number} = number)\n        \
                     .order_by({order}name)).all(db)?;\n    Ok(rows.len())\n"
                ),
            );
        }
    }
    out.push_str("}\n");
}

fn pick<const N: usize>(at: usize, of: &[(&'static str, &'static str); N]) -> (&'static str, &'static str) {
    of.get(at % N).copied().unwrap_or_default()
}
