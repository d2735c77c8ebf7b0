//! Django's ORM for Rust: the same lookups, semantics and habits, but a query that names a field, relation or lookup that
//! does not exist does not compile, and the SQL of one that does is a constant in the binary.
//!
//! ```
//! use orm_core::prelude::*;
//!
//! #[derive(Model, Clone, Debug, PartialEq)]
//! #[model(app = "shop", has_many(products: Product))]
//! struct Category {
//!     id: i64,
//!     #[model(max_length = 60, unique)]
//!     name: String,
//! }
//!
//! #[derive(Model, Clone, Debug, PartialEq)]
//! #[model(app = "shop")]
//! struct Product {
//!     id: i64,
//!     #[model(max_length = 100)]
//!     name: String,
//!     price: i32,
//!     category: Option<ForeignKey<Category>>,
//! }
//!
//! # fn main() -> orm_core::Result<()> {
//! let db = Db::open_in_memory()?;
//! db.create_tables(&schema![Category, Product])?;
//! let mut tea = Category { id: 0, name: "Tea".to_owned() };
//! tea.insert(&db)?;
//! let mut assam = Product { id: 0, name: "Assam".to_owned(), price: 7, category: Some(tea.id.into()) };
//! assam.insert(&db)?;
//!
//! let needle = "te";
//! let cheap = query!(Product.filter(category__name__icontains = needle, price__lt = 10).order_by(-price)[..10]);
//! for product in cheap.all(&db)? {
//!     println!("{} costs {}", product.name, product.price);
//! }
//! # assert_eq!(cheap.count(&db)?, 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Where to find things
//!
//! - **Models.** [`derive(Model)`](derive@Model) makes a struct a table; [`ForeignKey`] and [`OneToOne`] are relations;
//!   [`derive(Choices)`](derive@Choices) makes an enum the type of a column. [`schema!`] puts models together, and
//!   [`Db::create_tables`] creates their tables.
//! - **Queries.** [`query!`] has the language. It yields a [`Query`], whose methods run it: [`all`](Query::all),
//!   [`iter`](Query::iter), [`first`](Query::first), [`get`](Query::get), [`count`](Query::count),
//!   [`exists`](Query::exists), [`in_bulk`](Query::in_bulk), [`explain`](Query::explain) and others.
//! - **Writing.** [`Save`](write::Save) has what is done with a row and with many; `update` in [`query!`] changes the rows of a
//!   query, [`Query::delete`] deletes them; [`related`] has the
//!   rows that a relation leads to.
//! - **Databases.** [`Db`] is a connection; [`db::Options`] tells how one is opened, and what a power cut may cost;
//!   [`Db::atomic`] is a transaction, [`Db::execute`] runs SQL by hand, [`Db::on_query`] tells of every statement.
//! - **Errors.** [`Error`] is the one error type. Nothing panics on bad data, bad input, or a busy or missing database.
//! - **What a type can do.** [`lookup`] has the lookups and transforms of each type of column.
//!
//! [`plan`], [`sql`], [`expr`] and most of [`model`] are what the macros' output is made of; a program need not name them.
//!
//! The guide, in `docs/guide`, explains all of it page by page, with an index, the differences from Django, and Django's
//! reference, name by name.
//!
//! # Features
//!
//! | feature | default | what it switches on |
//! |---|---|---|
//! | `bundled` | yes | SQLite is compiled from source, so that nothing need be installed |
//! | `jiff` | yes | dates, times, timestamps and durations of `jiff` |
//! | `chrono` | | those of `chrono` |
//! | `rust_decimal` | yes | `rust_decimal::Decimal` columns |
//! | `serde_json` | | `serde_json::Value` columns |
//! | `uuid` | | `uuid::Uuid` columns |
//! | `r2d2` | | `orm_core::pool`: a pool of connections for many threads |
//! | `regex` | yes | the lookups `regex` and `iregex` |
//! | `tzdb` | | the rules of all time zones, for `tzinfo`; else those of the computer's own database are read |
//! | `sha1`, `sha2` | | the SQL functions `SHA1`, and `SHA224` to `SHA512` |

pub mod backend;
mod calendar;
pub mod db;
pub mod error;
pub mod expr;
pub mod lookup;
pub mod model;
pub mod plan;
#[cfg(feature = "r2d2")]
pub mod pool;
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
pub use model::{ForeignKey, Model, OneToOne, ToField};
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
/// | `many_to_many(friends: Self)`, `(follows: Self symmetrical = false)` | to the model itself; over a model, too |
/// | `index(name, -price, name = "…", condition = "…")` | an index; name and SQL condition may be left out |
/// | `unique(owner, kind, name = "…", condition = "…")` | no two rows with the same values |
/// | `unique("LOWER(\"email\")", name = "…")`, `index("…", name = "…")` | of an expression in SQL; it needs a name |
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
/// | `parent_link` | of a [`OneToOne`]: the model inherits from the one that it points to, so that both rows are deleted together |
/// | `to_field = number` | points to this column; the field's type is then `ForeignKey<Author, i32>`, or `ForeignKey<Author, ToField<i64>>` if that is the type of the primary key |
pub use orm_macros::Model;
pub use query::Query;
pub use schema::Schema;

/// What a program that uses models needs in scope.
pub mod prelude {
    #[doc(hidden)]
    pub use crate::query::InPart as _;
    pub use crate::write::Save;
    pub use crate::{Choices, Db, Error, ForeignKey, Model, OneToOne, Query, Schema, query, schema};
}

#[doc(hidden)]
pub mod __private {
    pub use orm_macros::query;
}

/// Asks the database: Django's `Model.objects`.
///
/// A query is a model, or a variable (in lower case) that holds a query or a row, and methods. To the left of `=` stand fields,
/// checked by rustc; to the right stand Rust values, which become parameters, or expressions of the database.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # #[model(has_many(books: Book))]
/// # struct Author { id: i64, name: String }
/// # #[derive(Model)]
/// # struct Book { id: i64, title: String, pages: i32, author: ForeignKey<Author> }
/// let (name, least) = ("Ada", 100);
/// let long = query!(Book.filter(author__name__startswith = name, pages__gte = least).order_by(-pages));
/// let some = query!(long.exclude(Q(title__contains = "draft") | Q(pages__gt = 1000))[..10]);
/// let titles = query!(Book.annotate(letters = Length(title)).filter(letters__lt = F(pages)));
/// let authors = query!(Author.filter(books__isnull = false).distinct().values_list(name, flat = true));
/// # let _ = (some, titles, authors);
/// ```
///
/// # Methods
///
/// | method | meaning |
/// |---|---|
/// | `filter(a = 1, b__lt = 2)`, `exclude(…)` | the rows for which all of it holds, or not all of it |
/// | `filter_some(a = option, b__lt = option)` | a condition for each value that is there |
/// | `order_by(name, -price)`, `reverse()`, `distinct()`, `[a..b]` | which order, which part |
/// | `annotate(name = expr)`, `alias(name = expr)` | computed columns, read or only named |
/// | `values(a, b__c)`, `values_list(a, b)`, `only(a)`, `defer(a)` | what rows consist of |
/// | `dates(field, year)`, `datetimes(field, month)` | each year, month, … once |
/// | `select_related(path)`, `prefetch_related(path, Prefetch(path, query, to = name))` | related rows, in the same statement or one more |
/// | `aggregate(name = Sum(a))` | one row, of aggregates |
/// | `union(query)`, `intersection(query)`, `difference(query)` | set operations |
/// | `raw("…", params)` | rows of SQL by hand; `annotate(name as Type)`, `only(a)`, `defer(a)`, `prefetch_related(path)` can follow |
/// | `all()`, `none()` | all rows, no rows |
/// | `create(a = 1, b = 2)` | makes a row and gives it back; run with `.run(&db)` |
/// | `get_or_create(a = 1, defaults(b = 2))`, `update_or_create(…)` | finds a row or makes it; run with `.run(&db)` |
/// | `add(rows)`, `set(rows, clear = true)` | after related rows: which they are; run with `.run(&db)` |
/// | `through_defaults(a = 1)` in `add`, `set`, `create`, … | after related rows: what the rows between get |
/// | `bulk_create(items, \|item\| (a = item, b = 2))` | makes many rows; `ignore_conflicts = true`, `update_conflicts(unique(…), update(…))` |
/// | `bulk_update(items, \|item\| (pk = item.id, b = F(b) + 1))` | changes many rows, each by values of its own; run with `.run(&db)` |
/// | `update(a = 1, b = F(b) + 1)` | sets fields of the rows; of a variable that holds a row, its own; run with `.run(&db)` |
/// | `get(a = 1)`, `latest(a)`, `earliest(a)` | the one row; run with `.run(&db)` |
/// | `in_bulk(field, keys)` | rows by a unique field; run with `.run(&db)` |
/// | `… as Type` | rows of `values` or `annotate` as a struct of yours |
///
/// # Conditions and expressions
///
/// A condition is `path = value`. The path goes through relations to a field, and may end with a lookup: `__` or dots
/// between its parts, `["key"]` and `[0]` into JSON. Conditions in `Q(…)` are joined with `&`, `|`, `^` and negated with
/// `!`. `None` is NULL. A query can stand on the right, and `Exists(query)` for a condition; `OuterRef(path)` in it is a
/// field of the query around it.
///
/// Expressions are `F(path)`, `F(path)[..3]`, `Value(rust)`, literals, arithmetic, `Case(When(a = 1, then = x), default = y)`,
/// `Subquery(query)`, `Window(function, partition_by(…), order_by(…))`, `RawSQL::<Type>("…", values)` and functions, aggregates
/// among them. In a function a bare path is a field.
///
/// ```
/// # use orm_core::prelude::*;
/// # #[derive(Model)]
/// # #[model(has_many(books: Book))]
/// # struct Author { id: i64, name: String }
/// # #[derive(Model)]
/// # struct Book { id: i64, title: String, pages: i32, author: ForeignKey<Author> }
/// let per_author = query!(Author.annotate(n = Count(books), long = Count(books, filter = Q(books__pages__gt = 500))).order_by(-n));
/// let sizes = query!(Book.values(size = Case(When(pages__lt = 100, then = "thin"), default = "thick")).annotate(n = Count()));
/// let longest = query!(Book.annotate(place = Window(Rank(), partition_by(author), order_by(-pages))).filter(place = 1));
/// let silent = query!(Author.filter(!Exists(Book.filter(author = OuterRef(pk)))));
/// # let _ = (per_author, sizes, longest, silent);
/// ```
///
/// The result is a [`Query`]; after `get`, `latest` and `earliest` a [`Single`](query::Single), after `in_bulk` a
/// [`Bulk`](query::Bulk), after `update` an [`Update`](query::Update) or [`UpdateRow`](query::UpdateRow), after `create` a [`Create`](query::Create), after
/// `get_or_create` and `update_or_create` a [`GetOrCreate`](query::GetOrCreate), after `bulk_create` a
/// [`BulkCreate`](query::BulkCreate), after `bulk_update` a [`BulkUpdate`](query::BulkUpdate), after `add` and `set` a
/// [`Relate`](related::Relate).
#[macro_export]
macro_rules! query {
    ($($query:tt)*) => {
        $crate::__private::query!([$crate] $($query)*)
    };
}

/// What is half typed, for editors alone: tokens that rustc need not understand.
#[doc(hidden)]
#[macro_export]
macro_rules! half {
    ($($path:tt)*) => {
        $($path)*
    };
}
