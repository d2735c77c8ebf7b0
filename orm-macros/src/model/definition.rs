//! A model as its struct and attributes define it.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, LitInt, LitStr, Visibility};

use crate::path::Path;
use crate::root::Root;

/// A model.
pub(super) struct Model {
    /// The struct's name.
    pub(super) ident: Ident,
    /// Who sees it.
    pub(super) visibility: Visibility,
    /// The path of our crate.
    pub(super) root: Root,
    /// The table's name.
    pub(super) table: String,
    /// Django's label: `shop.Product`.
    pub(super) label: String,
    /// The columns.
    pub(super) fields: Vec<Field>,
    /// Which field is the primary key; after a mistake, which stands for it, if any can.
    pub(super) key: Option<usize>,
    /// The relations without a column here.
    pub(super) relations: Vec<Relation>,
    /// `ordering(…)`
    pub(super) ordering: Vec<Order>,
    /// `latest_by(…)`
    pub(super) latest_by: Vec<Order>,
    /// `index(…)`
    pub(super) indexes: Vec<Over>,
    /// `unique(…)` and `check(…)`
    pub(super) constraints: Vec<Constraint>,
}

/// A column.
pub(super) struct Field {
    /// The field's name.
    pub(super) ident: Ident,
    /// Its doc comments.
    pub(super) docs: Vec<Attribute>,
    /// Its type, in which `Self` was replaced by the model's name.
    pub(super) ty: TokenStream,
    /// The column's name.
    pub(super) column: String,
    /// Whether the type is an `Option` of something.
    pub(super) optional: bool,
    /// What it points to, if it is a `ForeignKey` or `OneToOne`.
    pub(super) pointer: Option<Pointer>,
    /// Its attributes.
    pub(super) options: FieldOptions,
}

/// What makes a field a relation.
pub(super) struct Pointer {
    /// The type that it points to.
    pub(super) target: TokenStream,
    /// The same as it was written.
    pub(super) written: String,
    /// The type of the key, if it was written out.
    pub(super) key: Option<TokenStream>,
    /// Whether it is a `OneToOne`.
    pub(super) one_to_one: bool,
    /// Whether it is an `Option`.
    pub(super) optional: bool,
}

/// The attributes of a field; each as it was written, for messages.
#[derive(Default)]
pub(super) struct FieldOptions {
    pub(super) primary_key: Option<Ident>,
    pub(super) column: Option<LitStr>,
    pub(super) max_length: Option<LitInt>,
    pub(super) unique: Option<Ident>,
    pub(super) index: Option<Ident>,
    pub(super) default: Option<Expr>,
    pub(super) auto_now: Option<Ident>,
    pub(super) auto_now_add: Option<Ident>,
    pub(super) on_delete: Option<Ident>,
    pub(super) decimal: Option<Decimals>,
    pub(super) to_field: Option<Ident>,
    pub(super) parent_link: Option<Ident>,
    pub(super) db_default: Option<LitStr>,
    pub(super) generated: Option<LitStr>,
    pub(super) computed_on_read: Option<Ident>,
}

/// `decimal(max_digits = 10, decimal_places = 2)`
pub(super) struct Decimals {
    pub(super) digits: u32,
    pub(super) places: u32,
}

/// A relation that has no column here.
pub(super) struct Relation {
    /// Its name.
    pub(super) name: Ident,
    /// The type on the other side, as it was written but for `Self`.
    pub(super) target: TokenStream,
    /// How it gets there.
    pub(super) kind: RelationKind,
}

impl Relation {
    /// Whether what is related to a row is related to it in the other direction, too.
    pub(super) fn is_symmetrical(&self) -> bool {
        matches!(
            self.kind,
            RelationKind::Join { symmetrical: true, .. } | RelationKind::Through { symmetrical: true, .. }
        )
    }
}

/// The kinds of relations that have no column here.
pub(super) enum RelationKind {
    /// `has_many`: by a foreign key there, named if there are several.
    Many(Option<Ident>),
    /// `has_one`: by a `OneToOne` there.
    One(Option<Ident>),
    /// `many_to_many` over a table of its own.
    Join {
        /// The table's name.
        table: String,
        /// Whether both sides are this model.
        to_self: bool,
        /// Whether each row stands for both directions.
        symmetrical: bool,
    },
    /// `many_to_many` over a model.
    Through {
        /// The model.
        model: TokenStream,
        /// Its two keys, named if there are several.
        by: Option<(Ident, Ident)>,
        /// Whether each row has a twin in the other direction.
        symmetrical: bool,
    },
    /// The other side of a `many_to_many` of the other model.
    Reverse(Ident),
}

/// A key of an order.
pub(super) struct Order {
    /// The path.
    pub(super) path: Path,
    /// Whether a `-` stands before it.
    pub(super) descending: bool,
}

/// `index(…)` or `unique(…)`: columns and what is said of them.
pub(super) struct Over {
    /// What it is over, and whether a `-` stands before it.
    pub(super) parts: Vec<(Part, bool)>,
    /// `name = "…"`
    pub(super) name: Option<LitStr>,
    /// `condition = "…"`
    pub(super) condition: Option<LitStr>,
}

/// A part of an index.
pub(super) enum Part {
    /// A field by its name.
    Field(Ident),
    /// An expression in SQL.
    Sql(LitStr),
}

/// A constraint over the table.
pub(super) enum Constraint {
    /// `unique(…)`
    Unique(Over),
    /// `check("…", name = "…")`
    Check {
        /// The SQL.
        sql: LitStr,
        /// The name.
        name: LitStr,
    },
}
