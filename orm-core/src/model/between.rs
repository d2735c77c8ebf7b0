//! The rows between two related models, as types: what `through_defaults(…)` names, and what it must give.
//!
//! A many-to-many relation has a type for the rows of its join table, which both directions share. It knows the columns of
//! the model between without naming that model, which may be private where the related ones are public.

use std::fmt;
use std::marker::PhantomData;

use crate::plan::needed_between;
use crate::schema::ModelSchema;

/// The rows between two related models.
pub trait RowsBetween: 'static {
    /// `[(); N]`, where a row needs `N` values beside its two keys.
    type Needs;
    /// What a row needs; nothing if a join table needs no model.
    const ROW: Option<RowBetween>;
}

/// Rows between whose model has these columns. There is one `C` for each, and nobody need name it: it is here because related
/// models may be public where the model between is private, which an associated type may not name.
pub trait ColumnsBetween<C>: RowsBetween {
    /// The places of the columns, by the names of their fields.
    const COLUMNS: C;
}

/// What a row of the model between is made of.
#[derive(Clone, Copy, Debug)]
pub struct RowBetween {
    /// Its table.
    pub schema: &'static ModelSchema,
    /// The ids of the columns that hold its two keys.
    pub keys: [u64; 2],
}

impl RowBetween {
    /// How many values it needs beside its two keys.
    #[must_use]
    pub const fn needs(self) -> usize {
        needed_between(self)
    }
}

/// A many-to-many relation, as a type: it tells what its [`RowsBetween`] are. The links of a model implement it for each
/// relation that the model declares, with a hash of the relation's name.
pub trait Joins<const NAME: u64 = 0> {
    /// The rows between.
    type Between: RowsBetween;
}

/// The rows of a join table that needs no model.
#[derive(Clone, Copy, Debug)]
pub struct JoinTable;

impl RowsBetween for JoinTable {
    type Needs = [(); 0];
    const ROW: Option<RowBetween> = None;
}

impl ColumnsBetween<JoinTable> for JoinTable {
    const COLUMNS: JoinTable = JoinTable;
}

#[diagnostic::do_not_recommend]
impl Joins for JoinTable {
    type Between = JoinTable;
}

/// No rows: what relates two rows is a key in one of them.
#[derive(Clone, Copy, Debug)]
pub struct NoRowsBetween;

impl RowsBetween for NoRowsBetween {
    type Needs = [(); 0];
    const ROW: Option<RowBetween> = None;
}

impl ColumnsBetween<NoRowsBetween> for NoRowsBetween {
    const COLUMNS: NoRowsBetween = NoRowsBetween;
}

/// A relation seen from the model that it leads to. `L` are the links of the model that declares it, `NAME` is the hash of
/// its name there.
pub struct Reverse<L, const NAME: u64>(PhantomData<fn() -> L>);

impl<L, const NAME: u64> fmt::Debug for Reverse<L, NAME> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reverse")
    }
}

#[diagnostic::do_not_recommend]
impl<L: Joins<NAME>, const NAME: u64> Joins for Reverse<L, NAME> {
    type Between = L::Between;
}

/// A relation `B` whose rows between need no more than the keys to both ends.
#[diagnostic::on_unimplemented(
    message = "the rows between need values of their own",
    label = "give them: `query!(row.relation().add(rows, through_defaults(field = …)))`"
)]
pub trait KeysAlone<B> {}

#[diagnostic::do_not_recommend]
impl<V, B: Joins<Between: RowsBetween<Needs = [(); 0]>>> KeysAlone<B> for V {}
