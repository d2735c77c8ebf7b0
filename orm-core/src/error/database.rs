//! What the database says when it refuses.

use std::fmt;

/// The words of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseError {
    /// SQLite's extended result code: 2067 for a unique constraint.
    pub code: i32,
    /// Its message.
    pub message: String,
    /// The statement, if there was one.
    pub sql: Option<Box<str>>,
}

impl DatabaseError {
    /// Whether a transaction cannot write because what it has read is no longer the newest (`SQLITE_BUSY_SNAPSHOT`).
    pub(crate) fn is_stale(&self) -> bool {
        self.code == 517
    }

    /// What to do where the tables are not those of the models.
    fn way_out(&self) -> Option<&'static str> {
        if self.message.starts_with("no such table: ") {
            return Some(
                "`Db::create_tables` makes the tables of models; if it is there under another name, a model's `app` and `table` say which",
            );
        }
        let column = self.message.starts_with("no such column: ") || self.message.contains(" has no column named ");
        column.then_some("add the column to the table, or give the field its name there with `column = \"…\"`")
    }
}

/// What a constraint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// A unique column, constraint or index.
    Unique,
    /// The primary key.
    PrimaryKey,
    /// A key that points to no row, or a row that is still pointed to.
    ForeignKey,
    /// A column that may not be NULL.
    NotNull,
    /// A `CHECK`.
    Check,
    /// A trigger that refused, or anything else.
    Other,
}

/// A constraint that a row would break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintError {
    /// What it is about.
    pub kind: ConstraintKind,
    /// The table, where the database names it: not for checks. Of a foreign key it is known only if deleting broke it:
    /// the table whose rows still point to a deleted one.
    pub table: Option<String>,
    /// The columns, where the database names them. Of a foreign key that deleting broke, the key by which rows of `table`
    /// are children of the deleted one, if they are.
    pub columns: Vec<String>,
    /// The constraint's or the index's name; the expression of a `CHECK` without one. Of a foreign key that deleting
    /// broke, the model of the deleted row.
    pub name: Option<String>,
    /// The words of the database.
    pub database: DatabaseError,
}

impl ConstraintError {
    /// Finds table, columns and name in `database`'s message.
    pub(crate) fn new(kind: ConstraintKind, database: DatabaseError) -> ConstraintError {
        let mut error = ConstraintError { kind, table: None, columns: Vec::new(), name: None, database };
        // `UNIQUE constraint failed: shop_tag.name, shop_tag.slug`, `… failed: index 'tag_lower_name'`,
        // `CHECK constraint failed: price_positive`
        let Some((_, subject)) = error.database.message.split_once(" constraint failed: ") else { return error };
        let subject = subject.to_owned();
        match kind {
            ConstraintKind::Check => error.name = Some(subject),
            _ => match subject.strip_prefix("index '").and_then(|index| index.strip_suffix('\'')) {
                Some(index) => error.name = Some(index.to_owned()),
                None => {
                    for place in subject.split(", ") {
                        let (table, column) = place.rsplit_once('.').unwrap_or(("", place));
                        error.table.get_or_insert_with(|| table.to_owned());
                        error.columns.push(column.to_owned());
                    }
                }
            },
        }
        error
    }

    fn place(&self) -> String {
        match (&self.table, &self.name) {
            (Some(table), _) => {
                let places: Vec<_> = self.columns.iter().map(|column| format!("`{table}.{column}`")).collect();
                places.join(" and ")
            }
            (None, Some(name)) => format!("`{name}`"),
            (None, None) => String::from("the table"),
        }
    }
}

impl fmt::Display for ConstraintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ConstraintKind::Unique => write!(f, "a row with the same {} exists", self.place()),
            ConstraintKind::PrimaryKey => write!(f, "a row with the same primary key {} exists", self.place()),
            ConstraintKind::ForeignKey if self.table.is_some() => {
                let (table, model) =
                    (self.table.as_deref().unwrap_or_default(), self.name.as_deref().unwrap_or_default());
                if !self.columns.is_empty() {
                    return write!(
                        f,
                        "rows of `{table}` are children of the deleted `{model}`, too\nhelp: delete the `{model}` itself, which takes all its children along"
                    );
                }
                write!(
                    f,
                    "rows of `{table}` still point to the deleted `{model}`\nhelp: declare the relation on `{model}`, as in `has_many(name: Model)`, so that deleting follows its `on_delete`"
                )
            }
            ConstraintKind::ForeignKey => f.write_str("a foreign key would point to a row that does not exist"),
            ConstraintKind::NotNull => write!(f, "{} may not be NULL", self.place()),
            ConstraintKind::Check => write!(f, "the check {} does not hold", self.place()),
            ConstraintKind::Other => f.write_str(&self.database.message),
        }
    }
}

impl std::error::Error for ConstraintError {}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DatabaseError { code, message, sql } = self;
        write!(f, "SQLite says: {message} (code {code})")?;
        if let Some(sql) = sql {
            write!(f, " in `{sql}`")?;
        }
        match self.way_out() {
            Some(help) => write!(f, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DatabaseError {}
