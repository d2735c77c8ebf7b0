//! Tables as data, and the statements that create them.
//!
//! `#[derive(Model)]` writes a [`ModelSchema`] per model; [`schema!`](crate::schema!) puts those of a program together.

mod ddl;
pub(crate) mod md5;
mod names;
mod tables;

pub use tables::{
    ColumnSchema, Constraint, Generated, IndexPart, IndexSchema, Indexed, JoinColumn, JoinSchema, ModelSchema,
    OnDelete, Reference,
};

/// The tables of a program; made by [`schema!`](crate::schema!).
///
/// ```
#[doc = include_str!("../doc/shop.txt")]
/// const SCHEMA: Schema = schema![Category, Product, Tag];
///
/// let db = Db::open_in_memory()?;
/// db.create_tables(&SCHEMA)?;
/// assert!(!query!(Product.all()).exists(&db)?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    models: &'static [&'static ModelSchema],
}

impl Schema {
    /// Made by [`schema!`](crate::schema!).
    #[must_use]
    pub const fn new(models: &'static [&'static ModelSchema]) -> Schema {
        Schema { models }
    }

    /// The tables of the models, in the order in which they were named.
    #[must_use]
    pub const fn models(&self) -> &'static [&'static ModelSchema] {
        self.models
    }

    /// The statements that create all tables and indexes in SQLite, word for word as Django's `migrate` does.
    ///
    /// A table comes after the tables that it refers to, unless they refer to each other.
    ///
    /// ```
    #[doc = include_str!("../doc/shop.txt")]
    /// let statements = schema![Tag].statements();
    /// assert!(statements[0].starts_with("CREATE TABLE \"shop_tag\""));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn statements(&self) -> Vec<String> {
        let mut statements = Vec::new();
        let models = ddl::by_dependency(self.models);
        for model in &models {
            ddl::model(model, &mut statements);
        }
        for join in models.iter().flat_map(|model| model.joins) {
            ddl::join(join, &mut statements);
        }
        statements
    }
}

/// The tables of these models, as a [`Schema`](crate::schema::Schema).
///
/// ```
/// use orm_core::prelude::*;
///
/// #[derive(Model)]
/// struct Tag {
///     id: i64,
///     #[model(max_length = 40)]
///     name: String,
/// }
///
/// const SCHEMA: Schema = schema![Tag];
/// assert_eq!(
///     SCHEMA.statements(),
///     [r#"CREATE TABLE "tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(40) NOT NULL)"#],
/// );
/// ```
#[macro_export]
macro_rules! schema {
    ($($model:ty),* $(,)?) => {
        $crate::schema::Schema::new(const { &[$(<$model as $crate::Model>::SCHEMA),*] })
    };
}
