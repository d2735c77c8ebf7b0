//! Mathematical functions, for an SQLite that is compiled without its own; where there is no result, NULL.

use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};

type Answer = rusqlite::Result<Value>;

/// The argument at `index` as a number.
#[allow(clippy::cast_precision_loss)]
fn number(context: &Context<'_>, index: usize) -> Option<f64> {
    match context.get_raw(index) {
        ValueRef::Integer(value) => Some(value as f64),
        ValueRef::Real(value) => Some(value),
        ValueRef::Text(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
        _ => None,
    }
}

fn answer(value: Option<f64>) -> Answer {
    Ok(value.filter(|value| !value.is_nan()).map_or(Value::Null, Value::Real))
}

macro_rules! of_one {
    ($($name:ident: $function:expr;)*) => {$(
        pub(super) fn $name(context: &Context<'_>) -> Answer {
            answer(number(context, 0).map($function))
        }
    )*};
}

of_one! {
    acos: f64::acos;
    asin: f64::asin;
    atan: f64::atan;
    cos: f64::cos;
    cot: |x: f64| x.tan().recip();
    degrees: f64::to_degrees;
    exp: f64::exp;
    radians: f64::to_radians;
    sin: f64::sin;
    sqrt: f64::sqrt;
    tan: f64::tan;
}

macro_rules! of_two {
    ($($name:ident: $function:expr;)*) => {$(
        pub(super) fn $name(context: &Context<'_>) -> Answer {
            answer(number(context, 0).zip(number(context, 1)).map($function))
        }
    )*};
}

of_two! {
    atan2: |(y, x)| f64::atan2(y, x);
    modulo: |(x, y)| x % y;
    power: |(base, exponent)| f64::powf(base, exponent);
}

macro_rules! rounded {
    ($($name:ident: $function:expr;)*) => {$(
        pub(super) fn $name(context: &Context<'_>) -> Answer {
            match context.get_raw(0) {
                ValueRef::Integer(value) => Ok(Value::Integer(value)),
                _ => answer(number(context, 0).map($function)),
            }
        }
    )*};
}

rounded! {
    ceil: f64::ceil;
    floor: f64::floor;
}

pub(super) fn ln(context: &Context<'_>) -> Answer {
    answer(number(context, 0).filter(|x| *x > 0.0).map(f64::ln))
}

/// `LOG(base, x)`, or `LOG(x)` to the base 10
pub(super) fn log(context: &Context<'_>) -> Answer {
    let positive = |index| number(context, index).filter(|x| *x > 0.0);
    answer(match context.len() {
        1 => positive(0).map(f64::log10),
        _ => positive(0).zip(positive(1)).map(|(base, x)| match base {
            2.0 => x.log2(),
            10.0 => x.log10(),
            _ => x.ln() / base.ln(),
        }),
    })
}

pub(super) fn pi(_context: &Context<'_>) -> Answer {
    Ok(Value::Real(std::f64::consts::PI))
}
