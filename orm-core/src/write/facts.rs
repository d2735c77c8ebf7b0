//! What writing needs to know of a model.

use std::marker::PhantomData;

use super::{Dependant, Parent, Shapes};
use crate::model::Model;
use crate::query::Param;
use crate::schema::{ColumnSchema, ModelSchema};
use crate::sql::{Draft, Form, Rendered, Text, TextId, cut, is_assigned, rows};

/// A table, and the statements that write it.
#[derive(Debug)]
pub struct Facts {
    pub(crate) schema: &'static ModelSchema,
    pub(crate) dependants: &'static [Dependant],
    pub(crate) parents: &'static [Parent],
    default: fn(usize) -> Option<Param<'static>>,
    texts: [Text; Form::COUNT],
    pub(crate) shapes: &'static Shapes,
    /// The place of the key.
    pub(crate) key: usize,
    /// Whether the database assigns the key.
    pub(crate) assigned: bool,
    /// Whether the database computes a column.
    pub(crate) generated: bool,
    /// Whether a column is set to the current time.
    pub(crate) timed: bool,
}

/// What becomes known of a table's statements at run time.
#[derive(Debug)]
pub struct Kept {
    texts: [TextId; Form::COUNT],
    shapes: Shapes,
}

impl Kept {
    /// Nothing yet.
    // A constant, as rustc copies one faster than it evaluates a call.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: Kept = Kept { texts: [TextId::NEW; Form::COUNT], shapes: Shapes::new() };
}

/// The facts of `M`.
pub(crate) const fn facts_of<M: Model>() -> &'static Facts {
    Whole::<M>::FACTS
}

/// All that is made of the schema of `M`: when code is generated, and not in `cargo check`, as what a query becomes.
struct Whole<M>(PhantomData<M>);

type Rows<const N: usize> = (Rendered<N>, [usize; Form::COUNT]);

impl<M: Model> Whole<M> {
    const FACTS: &'static Facts = &Facts::new(
        M::SCHEMA,
        M::DEPENDANTS,
        M::PARENTS,
        M::default_of,
        cut::<Self>(),
        // Where a text ends does not depend on whether it fits.
        Self::FIRST.1,
        M::KEPT,
    );
    const FIRST: &'static Rows<2048> = &rows(M::SCHEMA);
    const SECOND: &'static Rows<1_048_576> = &rows(M::SCHEMA);

    /// A function, so that the constant is evaluated where this is called, and not where it is only named.
    const fn second() -> &'static [u8] {
        assert!(Self::SECOND.0.fits(), "the statements that write this model are larger than 1 MiB");
        Self::SECOND.0.bytes()
    }
}

impl<M: Model> Draft for Whole<M> {
    const TEXT: &'static [u8] = if Self::FIRST.0.fits() { Self::FIRST.0.bytes() } else { Self::second() };
}

impl Facts {
    /// `text` is that of each [`Form`], in the order of the enum; each ends where `ends` says.
    const fn new(
        schema: &'static ModelSchema,
        dependants: &'static [Dependant],
        parents: &'static [Parent],
        default: fn(usize) -> Option<Param<'static>>,
        text: &'static [u8],
        [insert, insert_keyed, update, delete, _]: [usize; Form::COUNT],
        kept: &'static Kept,
    ) -> Facts {
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
        let (text, get) = text.split_at(delete);
        let (text, delete) = text.split_at(update);
        let (text, update) = text.split_at(insert_keyed);
        let (insert, insert_keyed) = text.split_at(insert);
        let [one, two, three, four, five] = &kept.texts;
        Facts {
            schema,
            dependants,
            parents,
            default,
            texts: [
                Text::new(insert, one),
                Text::new(insert_keyed, two),
                Text::new(update, three),
                Text::new(delete, four),
                Text::new(get, five),
            ],
            shapes: &kept.shapes,
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

    /// Whether these are those of the same model. They are a constant, which has no place of its own; what is kept has.
    pub(crate) fn is(&self, other: &Facts) -> bool {
        std::ptr::eq(self.shapes, other.shapes)
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
