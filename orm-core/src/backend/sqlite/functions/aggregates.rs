//! Aggregates. NULLs are skipped; of nothing, the result is NULL.

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::types::Value;

use super::{Answer, integer, number};

pub(super) fn register(connection: &Connection, flags: FunctionFlags) -> rusqlite::Result<()> {
    let spread = |name, sample, root| connection.create_aggregate_function(name, 1, flags, Spread { sample, root });
    spread("stddev_pop", false, true)?;
    spread("stddev_samp", true, true)?;
    spread("var_pop", false, false)?;
    spread("var_samp", true, false)?;
    let bits = |name, join| connection.create_aggregate_function(name, 1, flags, Bits { join });
    bits("bit_and", |x, y| x & y)?;
    bits("bit_or", |x, y| x | y)?;
    bits("bit_xor", |x, y| x ^ y)?;
    connection.create_aggregate_function("any_value", 1, flags, AnyValue)
}

/// Variance and standard deviation.
struct Spread {
    /// Of a sample, not of the population.
    sample: bool,
    /// The standard deviation.
    root: bool,
}

/// Welford's method: one pass, without the cancellation that sums of squares suffer.
#[derive(Default)]
struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Aggregate<Moments, Value> for Spread {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Moments> {
        Ok(Moments::default())
    }

    fn step(&self, context: &mut Context<'_>, moments: &mut Moments) -> rusqlite::Result<()> {
        if let Some(value) = number(context, 0) {
            let value = value.real();
            moments.count += 1.0;
            let from_old = value - moments.mean;
            moments.mean += from_old / moments.count;
            moments.squares += from_old * (value - moments.mean);
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, moments: Option<Moments>) -> Answer {
        let Moments { count, squares, .. } = moments.unwrap_or_default();
        let divisor = if self.sample { count - 1.0 } else { count };
        if divisor <= 0.0 {
            return Ok(Value::Null);
        }
        let variance = squares / divisor;
        Ok(Value::Real(if self.root { variance.sqrt() } else { variance }))
    }
}

/// Integers joined bit by bit.
struct Bits {
    join: fn(i64, i64) -> i64,
}

impl Aggregate<Option<i64>, Option<i64>> for Bits {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Option<i64>> {
        Ok(None)
    }

    fn step(&self, context: &mut Context<'_>, bits: &mut Option<i64>) -> rusqlite::Result<()> {
        if let Some(value) = integer(context, 0) {
            *bits = Some(bits.map_or(value, |bits| (self.join)(bits, value)));
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, bits: Option<Option<i64>>) -> rusqlite::Result<Option<i64>> {
        Ok(bits.flatten())
    }
}

/// The first value.
struct AnyValue;

impl Aggregate<Value, Value> for AnyValue {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Value> {
        Ok(Value::Null)
    }

    fn step(&self, context: &mut Context<'_>, value: &mut Value) -> rusqlite::Result<()> {
        if *value == Value::Null {
            *value = context.get(0)?;
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, value: Option<Value>) -> Answer {
        Ok(value.unwrap_or(Value::Null))
    }
}
