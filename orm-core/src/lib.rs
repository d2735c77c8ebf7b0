//! Django's ORM for Rust: queries checked by rustc, SQL as a constant.

pub mod backend;
mod calendar;
pub mod db;
pub mod error;
pub mod expr;
pub mod lookup;
pub mod model;
pub mod plan;
mod python;
pub mod query;
mod raw;
pub mod related;
pub mod schema;
pub mod sql;
pub mod write;

pub use db::Db;
pub use error::{Error, Result};
#[doc(inline)]
pub use model::{ForeignKey, Model, OneToOne};
/// Makes an enum the type of a column: Django's `choices`.
///
/// The variants hold nothing. They are stored as text, each as its name in snake case or as `#[choice("…")]` says; if
/// they have numbers, as these. `#[choices(crate = path)]` says where `orm_core` is.
///
/// ```
/// use orm_core::prelude::*;
///
/// #[derive(Choices, Clone, Debug, PartialEq)]
/// enum Status {
///     New,
///     #[choice("SENT")]
///     Shipped,
/// }
///
/// #[derive(Choices, Clone, Debug, PartialEq)]
/// enum Priority {
///     Low = 1,
///     High = 2,
/// }
///
/// #[derive(Model)]
/// struct Order {
///     id: i64,
///     #[model(max_length = 10, index)]
///     status: Status,
///     priority: Option<Priority>,
/// }
///
/// assert_eq!(Status::Shipped.as_str(), "SENT");
/// let urgent = query!(Order.filter(status = Status::New, priority__gte = Priority::High));
/// # let _ = urgent;
/// ```
pub use orm_macros::Choices;
/// Makes a struct with named fields a model: a table, whose columns are the fields.
///
/// The key is the field `id`, or the one marked `primary_key`; an integer `id` is assigned by the database. An
/// `Option` may be NULL, a [`ForeignKey`] or [`OneToOne`] is a relation, whose column has `_id` after its name.
///
/// ```
/// use orm_core::prelude::*;
///
/// #[derive(Model, Clone, Debug, PartialEq)]
/// #[model(app = "shop", ordering(name), has_many(products: Product))]
/// struct Category {
///     id: i64,
///     #[model(max_length = 60, unique)]
///     name: String,
/// }
///
/// #[derive(Model, Clone, Debug, PartialEq)]
/// #[model(app = "shop", index(category, -price), check("price >= 0", name = "product_price_not_negative"))]
/// struct Product {
///     id: i64,
///     name: String,
///     #[model(default = 0)]
///     price: i32,
///     #[model(on_delete = set_null)]
///     category: Option<ForeignKey<Category>>,
/// }
///
/// assert_eq!(Product::TABLE.name, "shop_product");
/// let cheap = query!(Product.filter(category__name = "Tea", price__lt = 10));
/// # let _ = cheap;
/// ```
///
/// # On the struct, in `#[model(…)]`
///
/// | option | meaning |
/// |---|---|
/// | `app = "shop"` | the table is `shop_product`; without it, `product` |
/// | `table = "…"` | the table's name |
/// | `ordering(name, -category__name)` | the order of queries that name none |
/// | `latest_by(-released)` | what `latest()` and `earliest()` order by |
/// | `has_many(orders: Order, books: Book by author)` | the rows that point here; `by` names the key there if there are several |
/// | `has_one(profile: Profile)` | the one row whose [`OneToOne`] points here |
/// | `many_to_many(tags: Tag)` | over a join table of its own; `table = "…"` names it |
/// | `many_to_many(suppliers: Supplier through = Supply)` | over a model; `by (near, far)` names its keys if there are several |
/// | `many_to_many(products: Product reverse tags)` | the other side of a relation of `Product` |
/// | `many_to_many(friends: Self)`, `(follows: Self symmetrical = false)` | to the model itself |
/// | `index(name, -price, name = "…", condition = "…")` | an index; name and SQL condition may be left out |
/// | `unique(owner, kind, name = "…", condition = "…")` | no two rows with the same values |
/// | `check("price >= 0", name = "…")` | an SQL condition that every row fulfils |
/// | `crate = path` | where `orm_core` is |
///
/// # On a field, in `#[model(…)]`
///
/// | option | meaning |
/// |---|---|
/// | `primary_key`, `unique`, `index` | of the column |
/// | `column = "…"` | the column's name |
/// | `max_length = 80` | of texts: `varchar(80)` |
/// | `decimal(max_digits = 10, decimal_places = 2)` | of decimals |
/// | `default = value` | the value of a row that is created without one |
/// | `db_default = "…"` | the same, as SQL and by the database |
/// | `auto_now`, `auto_now_add` | the current time, at each save or at the first |
/// | `generated = "price * quantity"` | computed by the database, stored unless `virtual` follows |
/// | `on_delete = cascade` | `protect`, `restrict`, `set_null`, `set_default` or `do_nothing`: what deleting the target does |
/// | `to_field = number` | points to this column; the field's type is then `ForeignKey<Author, i32>` |
pub use orm_macros::Model;
pub use query::Query;
pub use schema::Schema;

/// What a program that uses models needs in scope.
pub mod prelude {
    pub use crate::write::Save;
    pub use crate::{Choices, Db, Error, ForeignKey, Model, OneToOne, Query, Schema, query, schema};
}

#[doc(hidden)]
pub mod __private {
    pub use orm_macros::query;
}

/// Asks the database: Django's `Model.objects`.
#[macro_export]
macro_rules! query {
    ($($query:tt)*) => {
        $crate::__private::query!([$crate] $($query)*)
    };
}
