//! SQLite.

/// The values of the current row.
#[derive(Debug)]
pub struct Cells<'r>(std::marker::PhantomData<&'r ()>);

impl Cells<'_> {
    /// value
    pub fn value(&self, _index: usize) -> crate::query::Value<'_> {
        crate::query::Value::Null
    }
}
