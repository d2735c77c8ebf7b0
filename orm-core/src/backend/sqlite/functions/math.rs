//! Functions of numbers: SQLite's own have the same results, where it is compiled with them.
//!
//! As there, what is no number has no result, and neither has what is outside of a function's domain.

use rusqlite::functions::Context;
use rusqlite::types::Value;

use super::{Answer, Function, Number, integer, number};

/// Registered only if SQLite lacks them.
pub(super) const LACKING: &[Function] = &[
    Function { name: "acos", arguments: 1, run: |context| of_one(context, f64::acos) },
    Function { name: "acosh", arguments: 1, run: |context| of_one(context, f64::acosh) },
    Function { name: "asin", arguments: 1, run: |context| of_one(context, f64::asin) },
    Function { name: "asinh", arguments: 1, run: |context| of_one(context, f64::asinh) },
    Function { name: "atan", arguments: 1, run: |context| of_one(context, f64::atan) },
    Function { name: "atan2", arguments: 2, run: |context| of_two(context, f64::atan2) },
    Function { name: "atanh", arguments: 1, run: |context| of_one(context, f64::atanh) },
    Function { name: "ceil", arguments: 1, run: |context| rounded(context, f64::ceil) },
    Function { name: "ceiling", arguments: 1, run: |context| rounded(context, f64::ceil) },
    Function { name: "cos", arguments: 1, run: |context| of_one(context, f64::cos) },
    Function { name: "cosh", arguments: 1, run: |context| of_one(context, f64::cosh) },
    Function { name: "degrees", arguments: 1, run: |context| of_one(context, f64::to_degrees) },
    Function { name: "exp", arguments: 1, run: |context| of_one(context, f64::exp) },
    Function { name: "floor", arguments: 1, run: |context| rounded(context, f64::floor) },
    Function { name: "ln", arguments: 1, run: |context| of_one(context, |x| logarithm(x, f64::ln)) },
    Function { name: "log", arguments: 1, run: |context| of_one(context, |x| logarithm(x, f64::log10)) },
    Function { name: "log", arguments: 2, run: |context| of_two(context, to_base) },
    Function { name: "log10", arguments: 1, run: |context| of_one(context, |x| logarithm(x, f64::log10)) },
    Function { name: "log2", arguments: 1, run: |context| of_one(context, |x| logarithm(x, f64::log2)) },
    Function { name: "mod", arguments: 2, run: |context| of_two(context, |x, y| x % y) },
    Function { name: "pi", arguments: 0, run: |_| Ok(Value::Real(std::f64::consts::PI)) },
    Function { name: "pow", arguments: 2, run: |context| of_two(context, f64::powf) },
    Function { name: "power", arguments: 2, run: |context| of_two(context, f64::powf) },
    Function { name: "radians", arguments: 1, run: |context| of_one(context, f64::to_radians) },
    Function { name: "sin", arguments: 1, run: |context| of_one(context, f64::sin) },
    Function { name: "sinh", arguments: 1, run: |context| of_one(context, f64::sinh) },
    Function { name: "sqrt", arguments: 1, run: |context| of_one(context, f64::sqrt) },
    Function { name: "tan", arguments: 1, run: |context| of_one(context, f64::tan) },
    Function { name: "tanh", arguments: 1, run: |context| of_one(context, f64::tanh) },
    Function { name: "trunc", arguments: 1, run: |context| rounded(context, f64::trunc) },
];

/// `COT(x)`, which SQLite has never.
pub(super) fn cotangent(context: &Context<'_>) -> Answer {
    of_one(context, |x| 1.0 / x.tan())
}

/// `BITXOR(x, y)`
pub(super) fn bit_xor(context: &Context<'_>) -> Answer {
    let numbers = integer(context, 0).zip(integer(context, 1));
    Ok(numbers.map_or(Value::Null, |(x, y)| Value::Integer(x ^ y)))
}

// A result that is not a number becomes NULL.

fn of_one(context: &Context<'_>, function: fn(f64) -> f64) -> Answer {
    Ok(number(context, 0).map_or(Value::Null, |x| Value::Real(function(x.real()))))
}

fn of_two(context: &Context<'_>, function: fn(f64, f64) -> f64) -> Answer {
    let numbers = number(context, 0).zip(number(context, 1));
    Ok(numbers.map_or(Value::Null, |(x, y)| Value::Real(function(x.real(), y.real()))))
}

/// An integer stays one.
fn rounded(context: &Context<'_>, function: fn(f64) -> f64) -> Answer {
    Ok(match number(context, 0) {
        None => Value::Null,
        Some(Number::Integer(value)) => Value::Integer(value),
        Some(Number::Real(value)) => Value::Real(function(value)),
    })
}

/// Of 0 and less there is none, not even infinity.
fn logarithm(x: f64, function: fn(f64) -> f64) -> f64 {
    if x > 0.0 { function(x) } else { f64::NAN }
}

fn to_base(base: f64, x: f64) -> f64 {
    let base = logarithm(base, f64::ln);
    if base > 0.0 { logarithm(x, f64::ln) / base } else { f64::NAN }
}
