//! Each workload as this crate writes it. PLANS BY HAND until `query!` is there.

use orm_core::lookup::takes;
use orm_core::model::open;
use orm_core::plan::{Bound, Condition, Expr, Key, Nulls, Plan, Right, Step};
use orm_core::query::{Params, Rows, Statement};
use orm_core::{Db, Model, Query, Result};

use crate::models::{Contact, Note, Product};

macro_rules! hand {
    ($model:ident, $params:literal, [$($step:expr),*]) => {{
        const PLAN: &Plan = &Plan {
            table: <$model as Model>::TABLE, ordering: <$model as Model>::ORDERING, base: None, params: $params,
            steps: &[$($step),*],
        };
        static STATEMENT: Statement = orm_core::statement!(PLAN);
        &STATEMENT
    }};
}

pub fn by_key(db: &Db, id: i64) -> Result<Note> {
    Query::new(
        hand!(Note, 1, [Step::Filter(&[Condition::Test { path: &[Note::FIELDS.id.segment()], right: Right::Param(0) }])]),
        Params::new().with(takes(Note::FIELDS.id).param(id)),
        Rows::<Note>::new(),
    )
    .get(db)
}

pub fn sold_in(db: &Db, country: &str) -> Result<Vec<Product>> {
    Query::new(
        hand!(Product, 1, [Step::Filter(&[Condition::Test { path: &[
            Product::FIELDS.category.segment(),
            open(Product::FIELDS.category).country.segment(),
            open(open(Product::FIELDS.category).country).name.segment(),
        ], right: Right::Param(0) }])]),
        Params::new().with(takes(open(open(Product::FIELDS.category).country).name).param(country)),
        Rows::<Product>::new(),
    )
    .all(db)
}

const KEYS: &[Key] = &[
    Key { expr: Expr::Path(&[Product::FIELDS.price.segment()]), descending: false, nulls: Nulls::Default, target: &[] },
    Key { expr: Expr::Path(&[Product::FIELDS.id.segment()]), descending: false, nulls: Nulls::Default, target: &[] },
];

const DEARER: Step = Step::Filter(&[Condition::Test { path: &[
            Product::FIELDS.price.segment(),
            open(Product::FIELDS.price).gt.segment(),
        ], right: Right::Param(0) }]);

pub fn page(db: &Db, price: i64) -> Result<Vec<Product>> {
    Query::new(
        hand!(Product, 1, [DEARER, Step::Order(KEYS), Step::Slice { start: None, stop: Some(Bound::Number(20)) }]),
        Params::new().with(takes(open(Product::FIELDS.price).gt).param(price)),
        Rows::<Product>::new(),
    )
    .all(db)
}

pub fn page_at(db: &Db, price: i64, start: i64) -> Result<Vec<Product>> {
    Query::new(
        hand!(Product, 3, [DEARER, Step::Order(KEYS), Step::Slice { start: Some(Bound::Param(1)), stop: Some(Bound::Param(2)) }]),
        Params::new().with(takes(open(Product::FIELDS.price).gt).param(price))
            .with(takes(Product::FIELDS.id).param(start)).with(takes(Product::FIELDS.id).param(start + 20)),
        Rows::<Product>::new(),
    )
    .all(db)
}

pub fn contacts(db: &Db) -> Result<Vec<Contact>> {
    Query::new(hand!(Contact, 0, []), Params::new(), Rows::<Contact>::new()).all(db)
}

pub struct Flat(i64);
impl orm_core::query::FromRow for Flat {
    const WIDTH: usize = 1;
    #[inline]
    fn from_row(row: &orm_core::query::Row<'_>, start: usize) -> Result<Self> {
        Ok(Flat(row.read(start, const { Product::FIELDS.price.column() })?))
    }
}

pub fn prices(db: &Db) -> Result<Vec<i64>> {
    Ok(Query::new(
        hand!(Product, 0, [Step::Values(&[orm_core::plan::Item { name: "price", expr: Expr::Path(&[Product::FIELDS.price.segment()]) }])]),
        Params::new(),
        Rows::<Flat>::new(),
    )
    .all(db)?.into_iter().map(|x| x.0).collect())
}

fn dearer(price: i64) -> Query<'static, Product> {
    Query::new(
        hand!(Product, 1, [DEARER]),
        Params::new().with(takes(open(Product::FIELDS.price).gt).param(price)),
        Rows::<Product>::new(),
    )
}

pub fn count(db: &Db, price: i64) -> Result<i64> {
    dearer(price).count(db)
}

pub fn exists(db: &Db, price: i64) -> Result<bool> {
    dearer(price).exists(db)
}

pub fn among(db: &Db, ids: &[i64]) -> Result<Vec<Note>> {
    Query::new(
        hand!(Note, 1, [Step::Filter(&[Condition::Test { path: &[Note::FIELDS.id.segment(), open(Note::FIELDS.id).r#in.segment()], right: Right::Param(0) }])]),
        Params::new().with(takes(open(Note::FIELDS.id).r#in).param(ids)),
        Rows::<Note>::new(),
    )
    .all(db)
}
