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
    ("group_by", "rows are grouped by what `values` names\nhelp: write `values(field).annotate(n = Count())`"),
    (
        "having",
        "a condition on an aggregate is one on its name\nhelp: write `.annotate(n = Count()).filter(n__gt = 1)`",
    ),
    ("iterator", "`iterator` runs the query and stands after it\nhelp: write `query!(…).iter(&db)?`"),
    ("join", "a relation is joined where a path goes through it\nhelp: write `filter(relation__field = value)`"),
    ("len", "`count` is how many rows there are\nhelp: write `query!(…).count(&db)?`"),
    ("limit", "a slice says how many rows\nhelp: write `[..n]` at the end"),
    ("offset", "a slice says from which row on\nhelp: write `[n..]` at the end"),
    ("query", "the text of a query is read after it\nhelp: write `query!(…).sql()`"),
    ("save", "`save` is a method of a row\nhelp: write `row.save(&db)?`, or `update(field = value)` here"),
    (
        "select_for_update",
        "`select_for_update` locks rows, but SQLite locks the database as a whole\n\
         help: read in `db.atomic_with(Mode::Immediate, |tx| …)`: nobody else writes before it ends",
    ),
    ("select", "columns are selected by `values`\nhelp: write `values(field)`"),
    ("sort_by", "rows are ordered by `order_by`\nhelp: write `order_by(field)`"),
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
