//! Methods that a Django programmer looks for and that stand elsewhere here, or nowhere.

/// What a method that takes the database is written like after `query!(…)`.
const RUNNING: &[(&str, &str)] = &[
    ("contains", "(&db, &row)?"),
    ("count", "(&db)?"),
    ("delete", "(&db)?"),
    ("exists", "(&db)?"),
    ("explain", "(&db)?"),
    ("first", "(&db)?"),
    ("iter", "(&db)?"),
    ("last", "(&db)?"),
    ("page", "(&db, …)?"),
    ("records", "(&db)?"),
];

/// What is wrong with a method that is not there, and what to write.
const OTHERS: &[(&str, &str)] = &[
    ("extra", "`extra` is not there\nhelp: write `annotate(name = RawSQL::<Type>(\"…\"))`"),
    ("iterator", "`iterator` runs the query and stands after it\nhelp: write `query!(…).iter(&db)?`"),
    ("query", "the text of a query is read after it\nhelp: write `query!(…).sql()`"),
    ("save", "`save` is a method of a row\nhelp: write `row.save(&db)?`, or `update(field = value)` here"),
    (
        "select_for_update",
        "`select_for_update` locks rows, but SQLite locks the database as a whole\n\
         help: read in `db.atomic_with(Mode::Immediate, |tx| …)`: nobody else writes before it ends",
    ),
    ("sql", "the text of a query is read after it\nhelp: write `query!(…).sql()`"),
    ("using", "a query holds no database, it is given one when it is run\nhelp: write `query!(…).all(&other)?`"),
];

/// The message for a method of this name, if it is known to stand elsewhere.
pub(super) fn message(name: &str) -> Option<String> {
    let running = RUNNING.iter().find(|(known, _)| *known == name).map(|(_, arguments)| {
        format!("`{name}` runs the query and stands after it\nhelp: write `query!(…).{name}{arguments}`")
    });
    running.or_else(|| OTHERS.iter().find(|(known, _)| *known == name).map(|(_, message)| (*message).to_owned()))
}
