//! The types of expressions: what the database computes, as rustc sees it.
//!
//! `query!` transcribes an expression twice: as data for the plan, and as calls of these functions. A value of type
//! [`Typed`](crate::model::Typed) is the type of a result and nothing else: all of this is gone when the program runs.

mod arithmetic;
mod compare;
mod function;
mod unknown;
mod value;

pub use arithmetic::{Arithmetic, By, Minus, Plus, Rest, Times, add, beside, div, like, mul, neg, rem, sub};
pub use compare::{ComparedWith, Number, Textual};
pub use function::{Truncated, checked, coalesce, date, length, moment, number, random, subquery, text};
pub use unknown::Unknown;
pub use value::{IntoValue, Loaded, literal, param, read, value_of};
