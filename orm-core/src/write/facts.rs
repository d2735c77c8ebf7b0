//! What writing needs to know of a model.

use super::{Dependant, Parent, Shapes};
use crate::query::Param;
use crate::schema::{ColumnSchema, ModelSchema};
use crate::sql::{Form, Text, is_assigned};

/// A table, and the statements that write it.
#[derive(Debug)]
pub struct Facts {
    pub(crate) schema: &'static ModelSchema,
    pub(crate) dependants: &'static [Dependant],
    pub(crate) parents: &'static [Parent],
    default: fn(usize) -> Option<Param<'static>>,
    texts: [Text; 5],
    pub(crate) shapes: Shapes,
    /// The place of the key.
    pub(crate) key: usize,
    /// Whether the database assigns the key.
    pub(crate) assigned: bool,
    /// Whether the database computes a column.
    pub(crate) generated: bool,
    /// Whether a column is set to the current time.
    pub(crate) timed: bool,
}

impl Facts {
    /// Made by `facts!`. `default` gives the value of a column for which none is given; `texts` are those of each
    /// [`Form`], in the order of the enum.
    #[must_use]
    pub const fn new(
        schema: &'static ModelSchema,
        dependants: &'static [Dependant],
        parents: &'static [Parent],
        default: fn(usize) -> Option<Param<'static>>,
        texts: [&'static [u8]; 5],
    ) -> Facts {
        let [insert, insert_keyed, update, delete, get] = texts;
        let (mut key, mut assigned, mut generated, mut timed) = (0, false, false, false);
        let mut at = 0;
        while at < schema.columns.len() {
            let column = &schema.columns[at];
            if column.primary_key {
                key = at;
                assigned = is_assigned(column);
            }
            generated = generated || column.generated.is_some();
            timed = timed || column.auto_now || column.auto_now_add;
            at += 1;
        }
        Facts {
            schema,
            dependants,
            parents,
            default,
            texts: [Text::new(insert), Text::new(insert_keyed), Text::new(update), Text::new(delete), Text::new(get)],
            shapes: Shapes::new(),
            key,
            assigned,
            generated,
            timed,
        }
    }

    #[inline]
    pub(crate) fn text(&'static self, form: Form) -> &'static Text {
        let [insert, insert_keyed, update, delete, get] = &self.texts;
        match form {
            Form::Insert => insert,
            Form::InsertKeyed => insert_keyed,
            Form::Update => update,
            Form::Delete => delete,
            Form::Get => get,
        }
    }

    /// The column at a place.
    pub(crate) fn column(&self, at: usize) -> Option<&'static ColumnSchema> {
        self.schema.columns.get(at)
    }

    /// The column of this name, which is in quotes.
    pub(crate) fn column_called(&self, quoted: &str) -> Option<(usize, &'static ColumnSchema)> {
        self.schema.columns.iter().enumerate().find(|(_, column)| column.column.quoted == quoted)
    }

    /// What the column gets if no value is given: its `default`, or the current time.
    pub(crate) fn default(&self, at: usize) -> Option<Param<'static>> {
        (self.default)(at)
    }
}

/// The [`Facts`] of a model: `facts!(SCHEMA, DEPENDANTS, PARENTS, default)`, in a `static`. The first three are constants.
#[doc(hidden)]
#[macro_export]
macro_rules! facts {
    ($schema:path, $dependants:expr, $parents:expr, $default:expr) => {
        $crate::write::Facts::new(
            $schema,
            $dependants,
            $parents,
            $default,
            [
                $crate::row_text!($schema, Insert),
                $crate::row_text!($schema, InsertKeyed),
                $crate::row_text!($schema, Update),
                $crate::row_text!($schema, Delete),
                $crate::row_text!($schema, Get),
            ],
        )
    };
}

/// The text of a statement about one row, rendered by the compiler.
#[doc(hidden)]
#[macro_export]
macro_rules! row_text {
    ($schema:path, $form:ident) => {{
        // The first time only to know how long it is.
        const LENGTH: usize = $crate::sql::row::<0>($schema, $crate::sql::Form::$form).len();
        const TEXT: &[u8; LENGTH] = &$crate::sql::row::<LENGTH>($schema, $crate::sql::Form::$form).exactly();
        TEXT
    }};
}
