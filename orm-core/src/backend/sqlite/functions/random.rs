//! Functions with another result at each call.

use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::functions::Context;
use rusqlite::types::Value;

use super::Answer;
use crate::raw::randomness;

/// `RAND()`: from 0 to below 1.
pub(super) fn rand(_: &Context<'_>) -> Answer {
    // As many bits as a double has.
    let bits = u64::from_le_bytes(randomness()) >> 11;
    #[allow(clippy::cast_precision_loss)]
    Ok(Value::Real(bits as f64 / (1_u64 << 53) as f64))
}

/// `UUIDV4()`, as 32 hexadecimal digits.
pub(super) fn uuid4(_: &Context<'_>) -> Answer {
    Ok(uuid(4, u128::from_le_bytes(randomness())))
}

/// `UUIDV7()`, as 32 hexadecimal digits: the first twelve are the time in milliseconds.
pub(super) fn uuid7(_: &Context<'_>) -> Answer {
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
    Ok(uuid(7, millis << 80 | u128::from_le_bytes(randomness()) >> 48))
}

/// RFC 9562: the version is the 13th digit, and the 17th begins with the bits 10.
fn uuid(version: u128, bits: u128) -> Value {
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | version << 76 | 0x2 << 62;
    Value::Text(format!("{bits:032x}"))
}
