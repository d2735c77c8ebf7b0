//! The tables of our models are the tables that Django made.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;

use orm_core::{Db, Schema};
use orm_tests::models::{blog, mini, shop, suite};

/// What one of our models cannot say.
const DJANGO_ONLY: &[&str] = &[
    r#"CREATE TABLE "suite_tenantuser" ("tenant" integer NOT NULL, "number" integer NOT NULL, "name" varchar(20) NOT NULL, PRIMARY KEY ("tenant", "number"))"#,
];

/// Compares the statements of `schema` with those in the database whose table names begin with `prefixes`.
fn same(schema: Schema, prefixes: &[&str]) {
    let world = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/world.sqlite3");
    let db = Db::options().read_only(true).open(world).expect("the cases' database");
    let mut master = db.connection().prepare("SELECT tbl_name, sql FROM sqlite_master").expect("a statement");
    let rows = master.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    let django: BTreeSet<String> = rows
        .map(|row| row.expect("a row"))
        .filter_map(|(table, sql): (String, Option<String>)| {
            sql.filter(|_| prefixes.iter().any(|prefix| table.starts_with(prefix)))
        })
        .filter(|sql| !DJANGO_ONLY.contains(&sql.as_str()))
        .collect();
    let ours: BTreeSet<String> = schema
        .statements()
        .into_iter()
        .filter(|sql| !sql.starts_with(r#"CREATE TABLE "suite_tenantuser""#))
        // An IP address is a text for us; SQLite treats both alike.
        .map(|sql| sql.replace(r#""ip" text"#, r#""ip" char(39)"#))
        .collect();
    let (more, less): (Vec<_>, Vec<_>) = (ours.difference(&django).collect(), django.difference(&ours).collect());
    assert!(more.is_empty() && less.is_empty(), "ours: {more:#?}\nDjango's: {less:#?}");
}

#[test]
fn mini() {
    same(mini::SCHEMA, &["mini_"]);
}

#[test]
fn shop() {
    same(shop::SCHEMA, &["shop_"]);
}

#[test]
fn blog() {
    same(blog::SCHEMA, &["blog_"]);
}

#[test]
fn suite() {
    same(suite::SCHEMA, &["suite_", "Legacy Table"]);
}
