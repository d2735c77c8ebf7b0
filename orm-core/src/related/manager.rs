//! Rows that are made through related rows: `category.products().create(name = "Mug")`.
//!
//! A new row is related to the row here either by its own key, which is one more value of it, or by a row of a join table.

use std::marker::PhantomData;
use std::ops::Deref;

use super::{BetweenValues, HasRowsBetween, ManyToMany, Related, saved};
use crate::db::Db;
use crate::error::Result;
use crate::model::{Joins, Model, NoRowsBetween, Place, RowsBetween};
use crate::plan::{Column, Creation, Expr, Kind, Places, Plan, Set, Step, keep};
use crate::query::{Create, GetOrCreate, IntoQuery, Obtaining, Open, Param, Params, Query, Site, Statement, Through};
use crate::write::atomic;

/// Related rows through which others can be made.
#[diagnostic::on_unimplemented(
    message = "no row is made through `{Self}`",
    label = "a row is made at its model, or through related rows: `row.relation().create(…)`"
)]
pub trait Manager<'q>: IntoQuery<'q, Row = Self::Model, State = Open> {
    /// The model of the rows.
    type Model: Model;
    /// The place of the column that holds the key of the row here, if that is in the related rows themselves.
    type Gives: Places;
    /// The rows between.
    type Between: RowsBetween;

    /// What relates a row to the row here.
    #[doc(hidden)]
    fn link(&self) -> Link<'q, Self::Model>;

    /// These rows, to make others through them. Made by `query!`: of a function of the trait itself rustc says no more than
    /// that no row is made so.
    #[doc(hidden)]
    fn managed(self) -> Managed<'q, Self::Model, Self::Gives, Self::Between> {
        let link = self.link();
        Managed { query: self.into_query(), link, gives: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, N, const AT: usize> Manager<'q> for Related<'q, T, N, AT> {
    type Model = T;
    type Gives = (Place<AT, T>, ());
    type Between = NoRowsBetween;

    fn link(&self) -> Link<'q, T> {
        let key = self.params().first().cloned().unwrap_or(Param::Null);
        Link::Key { column: T::TABLE.columns.get(AT).copied().unwrap_or(T::TABLE.key), key, model: self.model() }
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, B: Joins> Manager<'q> for ManyToMany<'q, T, B> {
    type Model = T;
    type Gives = ();
    type Between = B::Between;

    fn link(&self) -> Link<'q, T> {
        Link::Join(self.erased(), BetweenValues::NONE)
    }
}

/// Related rows, to make others through them; `G` is [`Manager::Gives`], `B` is [`Manager::Between`].
#[derive(Debug)]
pub struct Managed<'q, T, G, B> {
    query: Query<'q, T>,
    link: Link<'q, T>,
    gives: PhantomData<fn() -> (G, B)>,
}

/// What makes rows of `T`, which get `G`.
pub trait Makes<T, G> {}

impl<T, G, B> Makes<T, G> for Managed<'_, T, G, B> {}

impl<T, G, B: RowsBetween> HasRowsBetween for Managed<'_, T, G, B> {
    type Between = B;
}

impl<'q, T, G, B> Managed<'q, T, G, B> {
    /// The same, if the rows between get these values: `through_defaults(…)`.
    pub fn with(self, values: BetweenValues<'q>) -> Self {
        match self.link {
            Link::Join(rows, _) => Managed { link: Link::Join(rows, values), ..self },
            Link::Key { .. } => self,
        }
    }
}

impl<'q, T, G, B> Deref for Managed<'q, T, G, B> {
    type Target = Query<'q, T>;

    fn deref(&self) -> &Query<'q, T> {
        &self.query
    }
}

/// What relates a new row to the row that it is made through.
#[derive(Debug)]
pub enum Link<'q, T> {
    /// A column of its own.
    Key {
        /// The column.
        column: &'static Column,
        /// What it holds.
        key: Param<'q>,
        /// The model of the row here.
        model: &'static str,
    },
    /// A row of a join table, and what it gets beside the keys.
    Join(ManyToMany<'q, T>, BetweenValues<'q>),
}

impl<'q, T: Model> Link<'q, T> {
    /// The statement that makes a row of what is given, whose parameters are `count`, and of the key, which is one more.
    fn creation(&self, mut sets: Vec<Set>, count: u16) -> Statement {
        if let Link::Key { column, .. } = self {
            sets.push(Set { column, value: Expr::Param(count, Kind::Text) });
        }
        let creation = keep(Creation { schema: T::SCHEMA, sets: Vec::leak(sets) });
        self.statement(Step::Create(creation), count)
    }

    /// The statement that changes a row that was found: it has the parameters of the one that makes it.
    fn change(&self, sets: Vec<Set>, count: u16) -> Statement {
        self.statement(Step::Rewrite(keep(Creation { schema: T::SCHEMA, sets: Vec::leak(sets) })), count)
    }

    fn statement(&self, step: Step, count: u16) -> Statement {
        let params = count + u16::from(matches!(self, Link::Key { .. }));
        let steps = keep([step]);
        let plan = Plan { table: T::TABLE, ordering: T::ORDERING, steps, base: None, start: None, params, present: 0 };
        Statement::rendered(plan)
    }

    /// The parameters of a new row.
    fn params(&self, given: Params<'q>) -> Params<'q> {
        match self {
            Link::Key { key, .. } => given.with(key.clone()),
            Link::Join(..) => given,
        }
    }

    /// Runs what makes a row, and relates that to the row here.
    ///
    /// # Errors
    /// [`Error::NotSaved`](crate::Error::NotSaved) if the row here is not saved yet.
    pub(crate) fn made(&self, db: &Db, insert: impl FnOnce() -> Result<T>) -> Result<T> {
        match self {
            Link::Key { key, model, .. } => {
                saved(Some(key), model)?;
                insert()
            }
            Link::Join(rows, values) => {
                rows.key()?;
                atomic(db, || {
                    let row = insert()?;
                    let key = row.param(T::facts().key);
                    rows.link(db, [key].into_iter().collect(), values)?;
                    Ok(row)
                })
            }
        }
    }
}

/// Made by `query!` of `create` through related rows: `sets` gives the columns whose values are given.
pub fn create<'q, T: Model, G, B>(
    through: Managed<'q, T, G, B>,
    site: &'static Site<Statement>,
    sets: impl FnOnce() -> Vec<Set>,
    count: u16,
    given: Params<'q>,
) -> Create<'q, T> {
    let Managed { query: base, link, .. } = through;
    let statement = site.made(base.statement(), 0, || keep(link.creation(sets(), count)));
    Create::through(Query::new(statement, link.params(given), base.rows()), link)
}

/// What `get_or_create` and `update_or_create` through related rows are made of.
#[derive(Debug)]
pub struct Wanted {
    /// What a row is looked for by.
    pub tests: &'static [Step],
    /// What a new row gets.
    pub new: Vec<Set>,
    /// What a row gets that was found.
    pub changed: Vec<Set>,
    /// How many parameters there are.
    pub count: u16,
}

/// Made by `query!` of `get_or_create` through related rows and, if it `updates`, of `update_or_create`.
pub fn obtain<'q, T: Model, G, B>(
    through: Managed<'q, T, G, B>,
    site: &'static Site<Obtaining>,
    wanted: impl FnOnce() -> Wanted,
    given: Params<'q>,
    updates: bool,
) -> GetOrCreate<'q, T> {
    let Managed { query: base, link, .. } = through;
    let statements = site.made(base.statement(), 0, || {
        let Wanted { tests, new, changed, count } = wanted();
        let from = base.statement().plan();
        let get = Plan { steps: tests, base: Some(from), params: count, ..*from };
        let update = (!changed.is_empty()).then(|| keep(link.change(changed, count)));
        let create = keep(link.creation(new, count));
        keep(Obtaining { get: keep(Statement::rendered(get)), create, update })
    });
    let rows = base.rows();
    let get = base.becomes(statements.get, given.clone(), rows);
    GetOrCreate::through(get, statements, updates, Through { given: link.params(given), link })
}
