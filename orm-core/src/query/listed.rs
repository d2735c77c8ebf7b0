//! Lists that are one parameter.

use super::Param;
use crate::lookup::array;

/// The values of a list that is one parameter, which SQL reads by the table-valued function `orm_each`.
///
/// NULLs are left out, as Django does in `in`.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<'q>(Kept<'q>);

/// Most lists are of keys, and most keys are integers.
#[derive(Clone, Debug, PartialEq)]
enum Kept<'q> {
    Integers(Vec<i64>),
    Params(Vec<Param<'q>>),
}

/// The values, borrowed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Values<'l, 'q> {
    Integers(&'l [i64]),
    Params(&'l [Param<'q>]),
}

impl<'q> Listed<'q> {
    /// The values, to be read one by one.
    #[inline]
    pub(crate) fn values(&self) -> Values<'_, 'q> {
        match &self.0 {
            Kept::Integers(values) => Values::Integers(values),
            Kept::Params(values) => Values::Params(values),
        }
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self.values() {
            Values::Integers(values) => values.is_empty(),
            Values::Params(values) => values.is_empty(),
        }
    }

    /// Whether these are JSON values.
    pub(crate) fn is_json(&self) -> bool {
        matches!(self.values(), Values::Params([Param::Json(_), ..]))
    }

    /// The same, with nothing borrowed.
    #[must_use]
    pub fn into_owned<'o>(self) -> Listed<'o> {
        Listed(match self.0 {
            Kept::Integers(values) => Kept::Integers(values),
            Kept::Params(values) => Kept::Params(values.into_iter().map(Param::into_owned).collect()),
        })
    }

    /// As a JSON array, which `orm_each` reads too.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self.values() {
            Values::Integers(values) => array(values.iter().copied().map(Param::Integer)),
            Values::Params(values) => array(values.iter().cloned()),
        }
    }
}

impl<'q> FromIterator<Param<'q>> for Listed<'q> {
    fn from_iter<I: IntoIterator<Item = Param<'q>>>(params: I) -> Self {
        let mut params = params.into_iter();
        let mut integers = Vec::with_capacity(params.size_hint().0);
        for param in &mut params {
            match param {
                Param::Integer(value) => integers.push(value),
                Param::Bool(value) => integers.push(i64::from(value)),
                Param::Null => {}
                other => {
                    let before = integers.into_iter().map(Param::Integer);
                    let after = std::iter::once(other).chain(params);
                    return Listed(Kept::Params(before.chain(after).filter(is_something).collect()));
                }
            }
        }
        Listed(Kept::Integers(integers))
    }
}

/// SQLite takes a double that is no number for NULL.
fn is_something(param: &Param<'_>) -> bool {
    match param {
        Param::Null => false,
        Param::Real(value) => !value.is_nan(),
        _ => true,
    }
}
