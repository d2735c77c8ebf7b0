//! Cells: decoded values of any column, for comparison.

use std::net::IpAddr;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use orm_core::{ForeignKey, Model, OneToOne};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// A decoded value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// `None`
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer of any size.
    Integer(i128),
    /// A double.
    Real(f64),
    /// A decimal number.
    Decimal(Decimal),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A date.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A moment.
    Timestamp(Timestamp),
    /// A duration.
    Duration(SignedDuration),
    /// A UUID.
    Uuid(Uuid),
    /// A JSON value.
    Json(Value),
    /// One value of each related row.
    List(Vec<Cell>),
}

/// A value that is one cell.
pub trait ToCell {
    /// The cell.
    fn to_cell(&self) -> Cell;
}

/// A value that is some cells of a row, or all.
pub trait ToRow {
    /// Appends the cells.
    fn append(&self, row: &mut Vec<Cell>);
}

macro_rules! cells_of_types {
    ($($type:ty: $value:ident => $cell:expr;)*) => {$(
        impl ToCell for $type {
            fn to_cell(&self) -> Cell {
                let $value = self;
                $cell
            }
        }

        impl ToRow for $type {
            fn append(&self, row: &mut Vec<Cell>) {
                row.push(self.to_cell());
            }
        }
    )*};
}

cells_of_types! {
    bool: value => Cell::Bool(*value);
    i16: value => Cell::Integer(i128::from(*value));
    i32: value => Cell::Integer(i128::from(*value));
    i64: value => Cell::Integer(i128::from(*value));
    u16: value => Cell::Integer(i128::from(*value));
    u32: value => Cell::Integer(i128::from(*value));
    u64: value => Cell::Integer(i128::from(*value));
    usize: value => Cell::Integer(i128::try_from(*value).unwrap_or(i128::MAX));
    f64: value => Cell::Real(*value);
    Decimal: value => Cell::Decimal(*value);
    String: value => Cell::Text(value.clone());
    IpAddr: value => Cell::Text(value.to_string());
    Vec<u8>: value => Cell::Bytes(value.clone());
    Date: value => Cell::Date(*value);
    Time: value => Cell::Time(*value);
    Timestamp: value => Cell::Timestamp(*value);
    SignedDuration: value => Cell::Duration(*value);
    Uuid: value => Cell::Uuid(*value);
    Value: value => Cell::Json(value.clone());
}

impl<M: Model, K: ToCell> ToCell for ForeignKey<M, K> {
    fn to_cell(&self) -> Cell {
        self.key().to_cell()
    }
}

impl<M: Model, K: ToCell> ToCell for OneToOne<M, K> {
    fn to_cell(&self) -> Cell {
        self.key().to_cell()
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, T::to_cell)
    }
}

impl<M: Model, K: ToCell> ToRow for ForeignKey<M, K> {
    fn append(&self, row: &mut Vec<Cell>) {
        row.push(self.to_cell());
    }
}

impl<M: Model, K: ToCell> ToRow for OneToOne<M, K> {
    fn append(&self, row: &mut Vec<Cell>) {
        row.push(self.to_cell());
    }
}

impl<T: ToCell> ToRow for Option<T> {
    fn append(&self, row: &mut Vec<Cell>) {
        row.push(self.to_cell());
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => {$(
        impl<$($name: ToCell),*> ToRow for ($($name,)*) {
            #[allow(non_snake_case)]
            fn append(&self, row: &mut Vec<Cell>) {
                let ($($name,)*) = self;
                row.extend([$($name.to_cell()),*]);
            }
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
}

/// Says how a model is a row: each field is a cell. A missing or misspelt field does not compile.
#[macro_export]
macro_rules! cells {
    ($model:ident { $($field:ident),* $(,)? }) => {
        impl $crate::conformance::ToRow for $model {
            fn append(&self, row: &mut Vec<$crate::conformance::Cell>) {
                let $model { $($field),* } = self;
                row.extend([$($crate::conformance::ToCell::to_cell($field)),*]);
            }
        }
    };
}

/// The cells of these values, one after the other.
#[macro_export]
macro_rules! row {
    ($($value:expr),* $(,)?) => {{
        let mut row = Vec::new();
        $($crate::conformance::ToRow::append(&$value, &mut row);)*
        row
    }};
}
