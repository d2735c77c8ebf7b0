//! Asking: a query is run and its rows become cells.

use orm_core::lookup::{IntoParam, ListOf};
use orm_core::model::FieldType;
use orm_core::query::{Bulk, Combined, Prefetched, Query, RawPrefetched, RawQuery, Single, SinglePrefetched, Sliced};
use orm_core::{Db, Model, Result};

use super::{Cell, ToCell, ToRow};

/// What a case's query answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Rows.
    Rows(Vec<Vec<Cell>>),
    /// `None`: there is no such row.
    Nothing,
}

/// How a case asks.
pub type Ask = fn(&Db) -> Result<Answer>;

impl Answer {
    /// Every `step`th row: Django's `[a:b:step]`, which is a list.
    #[must_use]
    pub fn step_by(self, step: usize) -> Answer {
        match self {
            Answer::Rows(rows) => Answer::Rows(rows.into_iter().step_by(step).collect()),
            Answer::Nothing => Answer::Nothing,
        }
    }

    fn row(cells: Vec<Cell>) -> Answer {
        Answer::Rows(vec![cells])
    }
}

/// All cells of a row: a model, a tuple, a value.
pub fn whole<R: ToRow>(row: &R) -> Vec<Cell> {
    let mut cells = Vec::new();
    row.append(&mut cells);
    cells
}

/// `.all(&db)`
///
/// # Errors
/// As the query.
pub fn rows<Q: All>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Vec<Cell>) -> Result<Answer> {
    Ok(Answer::Rows(query.all_rows(db)?.iter().map(cells).collect()))
}

/// `.all(&db)`, and a round trip for each row, where `cells` asks for what was not loaded with it.
///
/// # Errors
/// As the query, and as what `cells` asks.
pub fn one_by_one<Q: All>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Result<Vec<Cell>>) -> Result<Answer> {
    Ok(Answer::Rows(query.all_rows(db)?.iter().map(cells).collect::<Result<_>>()?))
}

/// A query for rows.
pub trait All {
    /// A row.
    type Row;

    /// All of them.
    ///
    /// # Errors
    /// As the query.
    fn all_rows(&self, db: &Db) -> Result<Vec<Self::Row>>;
}

impl<R, S> All for Query<'_, R, S> {
    type Row = R;

    fn all_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.all(db)
    }
}

impl<B, R> All for Prefetched<'_, B, R> {
    type Row = R;

    fn all_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.all(db)
    }
}

impl<B, R> All for RawPrefetched<'_, B, R> {
    type Row = R;

    fn all_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.all(db)
    }
}

impl<R> All for RawQuery<'_, R> {
    type Row = R;

    fn all_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.all(db)
    }
}

/// A query whose rows can be read one after the other.
pub trait Iterated: All {
    /// All of them, as they come.
    ///
    /// # Errors
    /// As the query.
    fn iterated_rows(&self, db: &Db) -> Result<Vec<Self::Row>>;
}

impl<R, S> Iterated for Query<'_, R, S> {
    fn iterated_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.iter(db)?.collect()
    }
}

impl<B, R> Iterated for Prefetched<'_, B, R> {
    fn iterated_rows(&self, db: &Db) -> Result<Vec<R>> {
        self.iter(db)?.collect()
    }
}

/// `.iter(&db)`
///
/// # Errors
/// As the query.
pub fn iterated<Q: Iterated>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Vec<Cell>) -> Result<Answer> {
    Ok(Answer::Rows(query.iterated_rows(db)?.iter().map(cells).collect()))
}

/// A query whose rows have a first and a last.
pub trait Ends {
    /// A row.
    type Row;

    /// The first.
    ///
    /// # Errors
    /// As the query.
    fn first_of(&self, db: &Db) -> Result<Option<Self::Row>>;

    /// The last.
    ///
    /// # Errors
    /// As the query.
    fn last_of(&self, db: &Db) -> Result<Option<Self::Row>>;
}

macro_rules! ends {
    ($($query:ty),*) => {$(
        impl<R> Ends for $query {
            type Row = R;

            fn first_of(&self, db: &Db) -> Result<Option<R>> {
                self.first(db)
            }

            fn last_of(&self, db: &Db) -> Result<Option<R>> {
                self.last(db)
            }
        }
    )*};
}

ends!(Query<'_, R>, Query<'_, R, Combined>, Query<'_, R, Sliced>);

impl<B, R> Ends for Prefetched<'_, B, R> {
    type Row = R;

    fn first_of(&self, db: &Db) -> Result<Option<R>> {
        self.first(db)
    }

    fn last_of(&self, db: &Db) -> Result<Option<R>> {
        self.last(db)
    }
}

/// `.first(&db)`
///
/// # Errors
/// As the query.
pub fn first<Q: Ends>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Vec<Cell>) -> Result<Answer> {
    Ok(query.first_of(db)?.map_or(Answer::Nothing, |row| Answer::row(cells(&row))))
}

/// `.first(&db)`, and round trips for what `cells` asks for.
///
/// # Errors
/// As the query, and as what `cells` asks.
pub fn first_asked<Q: Ends>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Result<Vec<Cell>>) -> Result<Answer> {
    Ok(query.first_of(db)?.map(|row| cells(&row)).transpose()?.map_or(Answer::Nothing, Answer::row))
}

/// `.last(&db)`
///
/// # Errors
/// As the query.
pub fn last<Q: Ends>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Vec<Cell>) -> Result<Answer> {
    Ok(query.last_of(db)?.map_or(Answer::Nothing, |row| Answer::row(cells(&row))))
}

/// A query for one row.
pub trait One {
    /// The row.
    type Row;

    /// The only row.
    ///
    /// # Errors
    /// As the query; if there is not exactly one row.
    fn only_row(&self, db: &Db) -> Result<Self::Row>;
}

impl<R, S> One for Query<'_, R, S> {
    type Row = R;

    fn only_row(&self, db: &Db) -> Result<R> {
        self.get(db)
    }
}

impl<B, R> One for Prefetched<'_, B, R> {
    type Row = R;

    fn only_row(&self, db: &Db) -> Result<R> {
        self.get(db)
    }
}

impl<R> One for Single<'_, R> {
    type Row = R;

    fn only_row(&self, db: &Db) -> Result<R> {
        self.run(db)
    }
}

impl<B, R> One for SinglePrefetched<'_, B, R> {
    type Row = R;

    fn only_row(&self, db: &Db) -> Result<R> {
        self.run(db)
    }
}

/// `.get(&db)`, or `.run(&db)` of a query that ends on `get`.
///
/// # Errors
/// As the query; if there is not exactly one row.
pub fn one<Q: One>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Vec<Cell>) -> Result<Answer> {
    Ok(Answer::row(cells(&query.only_row(db)?)))
}

/// The same, and round trips for what `cells` asks for.
///
/// # Errors
/// As the query, and as what `cells` asks.
pub fn one_asked<Q: One>(db: &Db, query: Q, cells: impl Fn(&Q::Row) -> Result<Vec<Cell>>) -> Result<Answer> {
    Ok(Answer::row(cells(&query.only_row(db)?)?))
}

/// A query whose rows can be counted.
pub trait Counted {
    /// How many rows there are.
    ///
    /// # Errors
    /// As the query.
    fn count_rows(&self, db: &Db) -> Result<i64>;

    /// Whether there is a row.
    ///
    /// # Errors
    /// As the query.
    fn has_rows(&self, db: &Db) -> Result<bool>;
}

impl<R, S> Counted for Query<'_, R, S> {
    fn count_rows(&self, db: &Db) -> Result<i64> {
        self.count(db)
    }

    fn has_rows(&self, db: &Db) -> Result<bool> {
        self.exists(db)
    }
}

impl<B, R> Counted for Prefetched<'_, B, R> {
    fn count_rows(&self, db: &Db) -> Result<i64> {
        self.count(db)
    }

    fn has_rows(&self, db: &Db) -> Result<bool> {
        self.exists(db)
    }
}

/// `.count(&db)`
///
/// # Errors
/// As the query.
pub fn count<Q: Counted>(db: &Db, query: Q) -> Result<Answer> {
    Ok(Answer::row(vec![Cell::Integer(query.count_rows(db)?.into())]))
}

/// `.exists(&db)`
///
/// # Errors
/// As the query.
pub fn exists<Q: Counted>(db: &Db, query: Q) -> Result<Answer> {
    Ok(Answer::row(vec![Cell::Bool(query.has_rows(db)?)]))
}

/// `.run(&db)` of a query for rows by a field: each row after the field.
///
/// # Errors
/// As the query.
pub fn bulk<R, K: Ord + ToCell>(db: &Db, query: Bulk<'_, R, K>, cells: impl Fn(&R) -> Vec<Cell>) -> Result<Answer> {
    let found = query.run(db)?;
    Ok(Answer::Rows(found.iter().map(|(key, row)| [vec![key.to_cell()], cells(row)].concat()).collect()))
}

/// `.in_bulk(&db, keys)`: each row after its key.
///
/// # Errors
/// As the query.
pub fn in_bulk<'k, M, K>(db: &Db, query: Query<'_, M>, keys: K) -> Result<Answer>
where
    M: Model + ToRow,
    M::Key: Ord + ToCell,
    K: IntoParam<'k, ListOf<<M::Key as FieldType>::Family>>,
{
    let found = query.in_bulk(db, keys)?;
    Ok(Answer::Rows(found.iter().map(|(key, row)| [vec![key.to_cell()], whole(row)].concat()).collect()))
}

/// `.contains(&db, &row)`
///
/// # Errors
/// As the query.
pub fn contains<M: Model>(db: &Db, query: Query<'_, M>, row: &M) -> Result<Answer> {
    Ok(Answer::row(vec![Cell::Bool(query.contains(db, row)?)]))
}
