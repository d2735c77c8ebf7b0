//! Models and choices of strict users: lints denied, names of the standard library taken, types made by macros.
#![deny(warnings, missing_docs, missing_debug_implementations, clippy::all, clippy::pedantic)]
#![forbid(unsafe_code)]
// Of the structs here, nobody reads the fields.
#![allow(dead_code, unreachable_pub)]

/// A crate that gives ours another name.
pub mod mine {
    pub use orm_core as orm;
}

/// Everything that generated code might name.
#[allow(dead_code)]
mod shadowed {
    /// Not the trait.
    pub(crate) trait Clone {}
    /// Not the function.
    #[derive(Debug)]
    pub(crate) struct Some;
    /// Not the value.
    #[derive(Debug)]
    pub(crate) struct None;
    /// Not the type.
    #[derive(Debug)]
    pub(crate) struct Result;
    /// Not the variant.
    #[derive(Debug)]
    pub(crate) struct Ok;
    /// Not the trait.
    #[derive(Debug)]
    pub(crate) struct Model;
    /// Not the crate.
    pub(crate) mod orm_core {}
    /// Not the crate.
    pub(crate) mod core {}
    /// Not the crate.
    pub(crate) mod std {}
}

/// Models in a module in which nothing means what it usually does.
#[allow(unused_imports)]
mod models {
    use super::shadowed::*;

    /// A text of ours.
    pub(crate) type String = ::std::string::String;
    /// Perhaps.
    pub(crate) type Maybe<T> = ::core::option::Option<T>;

    /// A shelf.
    #[derive(::orm_core::Model, Debug)]
    #[model(crate = crate::mine::orm, ordering(name, -owner__type), has_many(shelves: Shelf), many_to_many(near: Shelf))]
    pub struct Shelf {
        /// Its number.
        pub id: i64,
        /// Its name.
        pub name: String,
        /// What may be written on it.
        pub label: Maybe<String>,
        /// Of what kind.
        pub r#type: Kind,
        /// Whose.
        #[model(on_delete = set_null)]
        pub owner: ::core::option::Option<::orm_core::ForeignKey<Self>>,
    }

    /// A kind of shelf.
    #[derive(::orm_core::Choices, Debug, PartialEq, Eq)]
    #[choices(crate = crate::mine::orm)]
    pub enum Kind {
        /// Of wood.
        Wooden,
        /// Of anything else.
        #[choice("other kind")]
        AnythingElse,
    }

    /// How full.
    #[derive(::orm_core::Choices, Debug, PartialEq, Eq)]
    pub enum Fill {
        /// Nothing.
        Empty = 0,
        /// Everything.
        Full = 10,
    }
}

/// A model that everybody sees, related to one that nobody does.
pub mod open {
    use orm_core::{ForeignKey, Model};

    /// Seen.
    #[derive(Model, Debug)]
    #[model(has_many(secrets: Secret), many_to_many(others: Secret))]
    pub struct Seen {
        /// The key.
        pub id: i64,
        secret: Option<ForeignKey<Secret>>,
    }

    #[derive(Model, Debug)]
    struct Secret {
        id: i64,
        seen: ForeignKey<Seen>,
    }
}

/// A model whose parts come from different places.
macro_rules! model {
    ($name:ident, $field:ident: $type:ty, $order:ident) => {
        /// Made by a macro.
        #[derive(::orm_core::Model, Debug)]
        #[model(ordering($order), has_many(others: $name))]
        pub struct $name {
            /// The key.
            pub id: i64,
            /// What was asked for.
            pub $field: $type,
            /// Another.
            pub other: ::orm_core::ForeignKey<$name>,
        }
    };
}

model!(Made, size: i32, size);

#[test]
fn choices_are_stored_as_text_or_as_numbers() {
    use models::{Fill, Kind};
    use orm_core::model::{FieldType, Mismatch};
    use orm_core::plan::{Column, Kind as Stored};
    use orm_core::query::{Param, Value};

    const COLUMN: &Column = &Column::COMPUTED;
    assert_eq!((Kind::KIND, Fill::KIND), (Stored::Text, Stored::Integer));
    assert_eq!(Kind::Wooden.as_str(), "wooden");
    assert_eq!(Kind::AnythingElse.encode(), Param::Text("other kind"));
    assert_eq!(Fill::Full.encode(), Param::Integer(10));
    assert_eq!(Kind::decode(Value::Text("other kind"), COLUMN), Ok(Kind::AnythingElse));
    let expected = "one of `wooden`, `other kind`";
    assert_eq!(Kind::decode(Value::Text("Wooden"), COLUMN), Err(Mismatch { expected }));
    assert_eq!(Fill::decode(Value::Integer(0), COLUMN), Ok(Fill::Empty));
    assert_eq!(Fill::decode(Value::Integer(1), COLUMN), Err(Mismatch { expected: "a number of `Fill`" }));
}

#[test]
fn a_column_of_choices_takes_them() {
    use models::{Kind, Shelf};
    use orm_core::Model;
    use orm_core::lookup::{IntoParam, takes};
    use orm_core::model::open;
    use orm_core::query::Param;

    let kind = <Shelf as Model>::FIELDS.r#type;
    assert_eq!(IntoParam::given(takes(kind), Kind::Wooden), Param::Text("wooden"));
    assert_eq!(IntoParam::given(takes(kind), &Kind::Wooden), Param::Text("wooden"));
    let kinds = IntoParam::given(takes(open(kind).r#in), [Kind::Wooden, Kind::AnythingElse]);
    assert_eq!(kinds, Param::Listed(["wooden", "other kind"].map(Param::Text).into_iter().collect()));
    assert_eq!(<Made as Model>::ORDERING.len(), 1);
}
