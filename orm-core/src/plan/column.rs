//! Facts about models: tables, columns, relations, and the segments of a path through them.

/// How a value is stored and compared: what the renderer must know of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `bool`, stored as 0 or 1.
    Bool,
    /// Any integer.
    Integer,
    /// A double.
    Float,
    /// A decimal number, stored as INTEGER or REAL by NUMERIC affinity.
    Decimal,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A time of day, `HH:MM:SS[.ffffff]`.
    Time,
    /// A moment, `YYYY-MM-DD HH:MM:SS[.ffffff]` in UTC.
    Timestamp,
    /// A duration in microseconds.
    Duration,
    /// A UUID, 32 hexadecimal digits.
    Uuid,
    /// JSON text.
    Json,
}

/// The size of a decimal column: Django's `max_digits` and `decimal_places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals {
    /// All digits, before and after the point.
    pub digits: u32,
    /// Digits after the point; what is read is rounded to them.
    pub places: u32,
}

/// The integer type of a column, for the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// `i16`: Django's `SmallIntegerField`.
    Small,
    /// `i32`: `IntegerField`.
    Normal,
    /// `i64`: `BigIntegerField`.
    Big,
    /// `u16`: `PositiveSmallIntegerField`.
    PositiveSmall,
    /// `u32`: `PositiveIntegerField`.
    Positive,
    /// `u64`: `PositiveBigIntegerField`.
    PositiveBig,
}

/// One column of a table, as reading and comparing need it.
///
/// What only creating tables needs stands in [`crate::schema::ColumnSchema`].
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The model's name, for messages: `Product`.
    pub model: &'static str,
    /// The field's name: `category`.
    pub name: &'static str,
    /// The column's name: `category_id`.
    pub column: &'static str,
    /// The column's name in quotes: `"category_id"`.
    pub quoted: &'static str,
    /// Table and column in quotes: `"shop_product"."category_id"`.
    pub qualified: &'static str,
    /// [`hash`] of the column's name, so that columns of one table compare by a number.
    pub id: u64,
    /// How values are stored.
    pub kind: Kind,
    /// The integer type, if `kind` is [`Kind::Integer`].
    pub numbers: Numbers,
    /// Whether the column may be NULL.
    pub null: bool,
    /// The size, if `kind` is [`Kind::Decimal`].
    pub decimals: Option<Decimals>,
}

impl Column {
    /// Stands for a value that is computed and has no name.
    pub const COMPUTED: Column = Column::computed("computed value");

    /// Stands for a computed value that the query calls `name`.
    #[must_use]
    pub const fn computed(name: &'static str) -> Column {
        Column {
            model: "query",
            name,
            column: name,
            quoted: "",
            qualified: "",
            id: 0,
            kind: Kind::Text,
            numbers: Numbers::Big,
            null: true,
            decimals: None,
        }
    }
}

/// One table and its columns.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The model's name: `Product`.
    pub model: &'static str,
    /// Django's label: `shop.Product`, or `Product` without an app.
    pub label: &'static str,
    /// The table's name: `shop_product`.
    pub name: &'static str,
    /// The table's name in quotes.
    pub quoted: &'static str,
    /// All columns, in the order of the struct.
    pub columns: &'static [&'static Column],
    /// The primary key.
    pub key: &'static Column,
    /// All qualified columns, separated by `, `: what a query of whole models selects.
    pub select: &'static str,
    /// The marks of the names of columns, of relations and of their keys: `orm-macros` gives each name one of 128 bits.
    pub names: u128,
    /// The names of relations and of the keys that fields hold: no column has them, and no annotation can.
    pub others: &'static [&'static str],
}

impl Table {
    /// Stands where there is none.
    pub(crate) const NONE: &Table = &Table {
        model: "",
        label: "",
        name: "",
        quoted: "",
        columns: &[],
        key: &Column::COMPUTED,
        select: "",
        names: 0,
        others: &[],
    };
}

/// One step from a table to another: the equality of a column here and a column there.
#[derive(Clone, Copy, Debug)]
pub struct Hop {
    /// Tells hops apart that leave the same table; equal for equal joins.
    pub id: u64,
    /// The column on this side, quoted.
    pub from: &'static str,
    /// [`Column::id`] of the column on this side.
    pub from_id: u64,
    /// The name of the table on the other side, quoted.
    pub table: &'static str,
    /// The column on the other side, quoted.
    pub to: &'static str,
    /// [`Column::id`] of the column on the other side.
    pub to_id: u64,
    /// Whether one row here may have several rows there.
    pub many: bool,
    /// Whether a row here may have none there.
    pub nullable: bool,
    /// Whether the key is held here: then a path that ends on the other side's `to` needs no join.
    pub direct: bool,
    /// What further holds for the rows there, of a filtered relation.
    pub on: Option<&'static super::Filter>,
}

impl Hop {
    /// A hop; its `id` is computed from the columns and the table.
    #[must_use]
    #[allow(clippy::too_many_arguments)]
    pub const fn new(
        (from, from_id): (&'static str, u64),
        table: &'static str,
        (to, to_id): (&'static str, u64),
        many: bool,
        nullable: bool,
        direct: bool,
    ) -> Hop {
        let id = hash(table) ^ from_id.rotate_left(13) ^ to_id.rotate_left(29);
        Hop { id, from, from_id, table, to, to_id, many, nullable, direct, on: None }
    }
}

/// A relation from a model to another, in either direction: one hop, or two over a join table.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    /// The model's name on this side, for messages.
    pub model: &'static str,
    /// The relation's name.
    pub name: &'static str,
    /// The hops.
    pub hops: &'static [Hop],
    /// The column that the relation compares by when a path ends on it: the target's key, or what `to_field` names.
    pub target: &'static Column,
    /// The target's primary key.
    pub key: &'static Column,
}

/// A function that a path applies to a column: `order_date__year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Transform {
    /// The year.
    Year,
    /// The year of the ISO week.
    IsoYear,
    /// The month, 1 to 12.
    Month,
    /// The day of the month.
    Day,
    /// The ISO week, 1 to 53.
    Week,
    /// Sunday 1 to Saturday 7.
    WeekDay,
    /// Monday 1 to Sunday 7.
    IsoWeekDay,
    /// 1 to 4.
    Quarter,
    /// The date of a moment.
    Date,
    /// The time of day of a moment.
    Time,
    /// The hour.
    Hour,
    /// The minute.
    Minute,
    /// The whole second.
    Second,
    /// The number of characters.
    Length,
    /// In lower case (ASCII).
    Lower,
    /// In upper case (ASCII).
    Upper,
    /// Without blanks at either end.
    Trim,
}

/// One part of a path.
#[derive(Clone, Copy, Debug)]
pub enum Segment {
    /// A column of the model reached so far.
    Column(&'static Column),
    /// A relation of the model reached so far.
    Relation(&'static Relation),
    /// A function of the value reached so far.
    Transform(Transform),
    /// A key of a JSON object.
    Key(&'static str),
    /// An index of a JSON array.
    Index(i64),
    /// A comparison; only as the last part.
    Lookup(super::Lookup),
    /// The name of an annotation of this query; only as the first part.
    Annotation(&'static str),
}

/// FNV-1a of a name: lets `const fn`s compare names by a number.
#[must_use]
pub const fn hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Whether two names are equal.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    // From the end: names in one schema differ there more often than at the start.
    let mut at = a.len();
    while at > 0 {
        at -= 1;
        if a[at] != b[at] {
            return false;
        }
    }
    true
}
