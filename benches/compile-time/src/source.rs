//! The program that is compiled: ten models, and a number of functions of one query each.

use std::fmt::Write;

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
    /// They send a query that groups, or one with subqueries.
    Grouped,
}

impl Variant {
    pub const ALL: [Variant; 5] =
        [Variant::Models, Variant::Plain, Variant::ByHand, Variant::Queries, Variant::Grouped];

    pub fn name(self) -> &'static str {
        match self {
            Variant::Models => "models",
            Variant::Plain => "plain",
            Variant::ByHand => "by-hand",
            Variant::Queries => "queries",
            Variant::Grouped => "grouped",
        }
    }

    /// How many functions there are.
    pub fn functions(self) -> usize {
        match self {
            Variant::Models => 0,
            Variant::Plain | Variant::ByHand | Variant::Queries => 200,
            Variant::Grouped => 100,
        }
    }
}

/// The source of a whole program.
pub fn program(variant: Variant) -> String {
    let mut out = String::from("#![allow(dead_code)]\nuse orm_core::prelude::*;\n");
    (0..MODELS).for_each(|at| model(&mut out, at));
    if variant != Variant::Models {
        (0..variant.functions()).for_each(|at| function(&mut out, variant, at));
    }
    out.push_str(MAIN.trim_start());
    if variant == Variant::Models {
        out.push_str("    let _ = db;\n");
    } else {
        // Called through a table, so that a release build keeps each of them.
        out.push_str("    const ALL: &[Function] = &[");
        (0..variant.functions()).for_each(|at| put(&mut out, format_args!("f{at}, ")));
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

/// `Model0` points to `Model1`, `Model1` to `Model2` and so on; the last to the first.
fn model(out: &mut String, at: usize) {
    let next = (at + 1) % MODELS;
    put(
        out,
        format_args!(
            "#[derive(Model, Clone, Debug, PartialEq)]\n#[model(app = \"shop\")]\npub struct Model{at} {{\n    \
             pub id: i64,\n    #[model(max_length = 100)]\n    pub name: String,\n    pub note: Option<String>,\n    \
             pub price: i64,\n    pub stock: i32,\n    pub rating: f64,\n    pub is_active: bool,\n    \
             pub next: ForeignKey<Model{next}>,\n}}\n"
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
                     a.rating, a.is_active, a.next_id FROM shop_model{model} a JOIN shop_model{one} b ON b.id = a.next_id \
                     JOIN shop_model{two} c ON c.id = b.next_id WHERE a.name {sql_text} ?1 AND a.price {sql_number} ?2 \
                     AND a.is_active = 1 AND b.name {sql_text} ?1 AND b.stock {sql_number} ?2 \
                     AND c.rating {sql_number} ?2 ORDER BY a.name {direction}\")?;\n    \
                     let rows = statement.query_map(rusqlite::params![text, number], |row| Ok(Model{model} {{\n        \
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
                    "    let rows = query!(Model{model}.filter(name__{text} = text, price__{number} = number, is_active = true)\n        \
                     .filter(next__name__{text} = text, next__stock__{number} = number, next__next__rating__{number} = number)\n        \
                     .order_by({order}name)).all(db)?;\n    Ok(rows.len())\n"
                ),
            );
        }
        // Half of them group by a column of another table, the others ask for rows with values of other rows.
        Variant::Grouped if at % 20 < 10 => {
            put(
                out,
                format_args!(
                    "    let rows = query!(Model{model}.filter(next__name__{text} = text)\n        \
                     .values(next__name).annotate(count = Count(id), total = Sum(F(price) * F(stock)), \
                     best = Max(rating, filter = Q(price__{number} = number)))\n        \
                     .filter(count__gt = 1, total__{number} = number).order_by({order}total)).all(db)?;\n    \
                     Ok(rows.len())\n"
                ),
            );
        }
        Variant::Grouped => {
            let (one, two) = ((model + 1) % MODELS, (model + 2) % MODELS);
            put(
                out,
                format_args!(
                    "    let rows = query!(Model{model}\n        \
                     .annotate(other = Subquery(Model{one}.filter(id = OuterRef(next_id), name__{text} = text).values(price)[..1]),\n            \
                     class = Case(When(price__{number} = number, then = 1), When(stock__gt = 10, then = 2), default = 3))\n        \
                     .filter(Exists(Model{two}.filter(name = OuterRef(name), rating__{number} = number)), class__lt = 3)\n        \
                     .order_by({order}other)).all(db)?;\n    Ok(rows.len())\n"
                ),
            );
        }
    }
    out.push_str("}\n");
}

fn pick<const N: usize>(at: usize, of: &[(&'static str, &'static str); N]) -> (&'static str, &'static str) {
    of.get(at % N).copied().unwrap_or_default()
}
