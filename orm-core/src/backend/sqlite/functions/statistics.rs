//! `STDDEV_POP`, `STDDEV_SAMP`, `VAR_POP`, `VAR_SAMP`: what Python's `statistics` computes; NULLs do not count.

use rusqlite::functions::{Aggregate, Context};
use rusqlite::types::ValueRef;

/// What is asked of the values.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    /// Of a sample: divided by one less.
    pub(super) sample: bool,
    /// The square root of the variance.
    pub(super) root: bool,
}

impl Aggregate<Vec<f64>, Option<f64>> for Spread {
    fn init(&self, _context: &mut Context<'_>) -> rusqlite::Result<Vec<f64>> {
        Ok(Vec::new())
    }

    #[allow(clippy::cast_precision_loss)]
    fn step(&self, context: &mut Context<'_>, values: &mut Vec<f64>) -> rusqlite::Result<()> {
        match context.get_raw(0) {
            ValueRef::Integer(value) => values.push(value as f64),
            ValueRef::Real(value) => values.push(value),
            _ => {}
        }
        Ok(())
    }

    fn finalize(&self, _context: &mut Context<'_>, values: Option<Vec<f64>>) -> rusqlite::Result<Option<f64>> {
        let variance = values.and_then(|values| variance(&values, self.sample));
        Ok(if self.root { variance.map(f64::sqrt) } else { variance })
    }
}

#[allow(clippy::cast_precision_loss)]
fn variance(values: &[f64], sample: bool) -> Option<f64> {
    let count = values.len() as f64;
    let divisor = if sample { count - 1.0 } else { count };
    if divisor <= 0.0 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    // What rounding left of the mean's error.
    let rest: f64 = values.iter().map(|value| value - mean).sum();
    Some((squares - rest * rest / count) / divisor)
}
