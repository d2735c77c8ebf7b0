//! `rust_decimal::Decimal`: Django's `DecimalField`.
//!
//! SQLite has no decimal numbers: what is whole is stored as an INTEGER, everything else as a REAL, of which 15 digits
//! are trusted.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::text;
use crate::lookup::{DecimalNumbers, IntoParam};
use crate::plan::Column;
use crate::query::{Param, Value};

/// As SQLite stores Django's text in a column of NUMERIC affinity.
fn param(decimal: &Decimal) -> Param<'static> {
    if decimal.is_integer()
        && let Some(integer) = decimal.to_i64()
    {
        return Param::Integer(integer);
    }
    // Through the digits, so that it is the double nearest to them.
    decimal.to_string().parse().map_or(Param::Null, Param::Real)
}

fn decode(value: Value<'_>, column: &'static Column) -> Option<Decimal> {
    let places = column.decimals.map(|decimals| decimals.places);
    let mut decimal = match value {
        Value::Integer(integer) => Decimal::from(integer),
        Value::Real(real) => match places.and_then(|places| nearest(real, places)) {
            Some(exact) => return Some(exact),
            None => fifteen_digits(real)?,
        },
        _ => {
            let text = text(value)?;
            Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()?
        }
    };
    match places {
        // Half to even, as Django rounds.
        Some(places) => {
            decimal = decimal.round_dp(places);
            decimal.rescale(places);
            Some(decimal)
        }
        None => Some(decimal.normalize()),
    }
}

/// The decimal of so many places whose nearest double is `real`, if there is one of at most 15 digits: what was stored,
/// unless `real` was computed.
fn nearest(real: f64, places: u32) -> Option<Decimal> {
    const LIMIT: f64 = 1e15;
    let unit = 10_f64.powi(i32::try_from(places).ok().filter(|places| *places <= 22)?);
    let digits = (real * unit).round_ties_even();
    // Both are exact, so the quotient is the double nearest to the decimal.
    let same = digits.abs() < LIMIT && digits / unit == real;
    #[allow(clippy::cast_possible_truncation)] // Below the limit.
    same.then(|| Decimal::try_new(digits as i64, places).ok()).flatten()
}

/// Python's `Context(prec=15).create_decimal_from_float`.
fn fifteen_digits(real: f64) -> Option<Decimal> {
    // What is too fine for a `Decimal` is rounded.
    if real.abs() < 1e-28 {
        return Some(Decimal::ZERO);
    }
    Decimal::from_scientific_lossy(&format!("{real:.14e}")).ok()
}

field_type! { Decimal: DecimalNumbers, ScalarLookups, Decimal, "a decimal number of at most 28 digits", decode, param }

values! { DecimalNumbers: Decimal => param; }

/// A fraction that is written out, such as `9.99`, is the double that the column holds.
#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, DecimalNumbers> for f64 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q> IntoParam<'q, DecimalNumbers> for &f64 {
    #[inline]
    fn into_param(self) -> Param<'q> {
        Param::Real(*self)
    }
}
