//! Related rows of one row: `order.product.fetch(&db)`, `product.orders()`, `product.tags()`.
//!
//! `#[derive(Model)]` gives a model a method for each relation that it declares, with the relation's name:
//!
//! ```
//! use orm_core::prelude::*;
//!
//! #[derive(Model)]
//! struct Tag {
//!     id: i64,
//!     name: String,
//! }
//!
//! #[derive(Model)]
//! #[model(has_many(orders: Order), many_to_many(tags: Tag))]
//! struct Product {
//!     id: i64,
//!     name: String,
//! }
//!
//! #[derive(Model)]
//! struct Order {
//!     id: i64,
//!     product: ForeignKey<Product>,
//! }
//!
//! # fn main() -> orm_core::Result<()> {
//! # let db = Db::open_in_memory()?;
//! # db.create_tables(&schema![Tag, Product, Order])?;
//! let mut mug = Product { id: 0, name: String::from("Mug") };
//! mug.insert(&db)?;
//! let order = mug.orders().create(&db, Order { id: 0, product: ForeignKey::new(mug.id) })?;
//! let sale = mug.tags().create(&db, Tag { id: 0, name: String::from("sale") })?;
//!
//! assert_eq!(order.product.fetch(&db)?.name, "Mug");
//! assert_eq!(mug.orders().count(&db)?, 1);
//! assert_eq!(mug.tags().all(&db)?[0].name, "sale");
//! mug.tags().remove(&db, [&sale])?;
//! assert!(!mug.tags().exists(&db)?);
//! # Ok(())
//! # }
//! ```
//!
//! [`Related`] is the other end of a foreign key, [`ManyToMany`] that of a join table; both are a [`Query`](crate::Query) beside what
//! they can write.

mod fetch;
mod join;
mod list;
mod manager;
mod many;
mod relate;
mod values;

pub use join::{Join, ManyToMany};
pub use list::RowList;
pub use manager::{Link, Makes, Managed, Manager, Wanted, create, obtain};
pub use many::Related;
pub use relate::{Ends, HasRowsBetween, Others, Relate, Relates, Relating, columns_between, relate};
pub use values::BetweenValues;

use std::collections::HashSet;

use crate::error::{Error, Result};
use crate::lookup::IntoParam;
use crate::model::Model;
use crate::plan::{Column, Table};
use crate::query::Param;
use crate::write::{KeyValue, is_new};

/// The column of a table with this id; its key, if there is none.
#[must_use]
pub const fn column(table: &'static Table, id: u64) -> &'static Column {
    let mut at = 0;
    while at < table.columns.len() {
        if table.columns[at].id == id {
            return table.columns[at];
        }
        at += 1;
    }
    table.key
}

/// The value of the column with this id: what keys that point to it hold. NULL, which nothing points to, of the key of a
/// row that is not saved yet.
#[inline]
pub fn value_of<M: Model>(row: &M, id: u64) -> Param<'_> {
    let columns = M::TABLE.columns;
    let key = M::facts().key;
    match columns.iter().position(|column| column.id == id).unwrap_or(key) {
        at if at == key && is_new(row) => Param::Null,
        at => row.param(at),
    }
}

/// Rows of a model by their keys: what `add`, `remove` and `set` are given.
fn keys<'k, M: Model, R: RowList<'k, M>, C: FromIterator<Param<'k>>>(rows: R) -> Result<C> {
    let (assigned, mut unsaved) = (M::facts().assigned, false);
    let key = |row: R::Row| {
        let key = row.into_param();
        unsaved |= assigned && matches!(key, Param::Integer(0));
        key
    };
    let keys = rows.rows().map(key).collect();
    if unsaved { Err(Error::NotSaved { model: M::TABLE.model }) } else { Ok(keys) }
}

/// Those keys that are not among the others, in their order.
fn without<'k>(keys: &'k [KeyValue], others: &[KeyValue]) -> Vec<&'k KeyValue> {
    let others: HashSet<&KeyValue> = others.iter().collect();
    keys.iter().filter(|key| !others.contains(key)).collect()
}

/// The key that a relation starts from, unless the row that it is of is not saved yet.
fn saved<'q>(key: Option<&Param<'q>>, model: &'static str) -> Result<Param<'q>> {
    match key {
        None | Some(Param::Null) => Err(Error::NotSaved { model }),
        Some(key) => Ok(key.clone()),
    }
}

/// The [`Statement`](crate::query::Statement) of rows of a `$table` by `$order` that lead to one row of `$model` by `$hops`.
#[doc(hidden)]
#[macro_export]
macro_rules! related {
    ($model:ty, $name:literal, $table:path, $order:path, $hops:path) => {{
        struct __Query;
        static KEPT: $crate::query::Kept = $crate::query::Kept::NEW;
        impl $crate::query::Planned for __Query {
            const ASKED: $crate::query::Asked = $crate::query::Asked {
                origin: $crate::plan::Origin { table: $table, ordering: $order },
                code: $crate::plan::Code {
                    bytes: $crate::plan::OF_A_ROW,
                    names: "",
                    segments: &[$crate::plan::Segment::Relation(&$crate::plan::Relation {
                        model: $table.model,
                        name: $name,
                        hops: $hops,
                        target: $crate::related::column(
                            <$model as $crate::model::Model>::TABLE,
                            $hops[$hops.len() - 1].to_id,
                        ),
                        key: <$model as $crate::model::Model>::KEY,
                    })],
                    facts: $crate::plan::NO_FACTS,
                },
                kept: &KEPT,
            };
        }
        $crate::query::statement_of::<__Query>()
    }};
}
