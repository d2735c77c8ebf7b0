//! Which related rows belong to which rows.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::super::{Param, Value};

/// Rows by what related rows know them by, such as their keys; rows that are known by the same are one group.
#[derive(Default)]
pub struct Groups {
    integers: HashMap<i64, usize, Seed>,
    others: HashMap<Known, usize>,
    keys: Vec<Known>,
    /// How many rows each group has.
    pub(super) sizes: Vec<usize>,
    /// The group of each row; none if what would tell it is NULL.
    pub(super) rows: Vec<Option<usize>>,
}

/// What rows are known by, as the database holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Known {
    Integer(i64),
    Text(Box<str>),
    Bytes(Box<[u8]>),
    /// The bits of a double.
    Real(u64),
}

impl Groups {
    /// One more row.
    #[inline]
    pub(super) fn add(&mut self, value: Value<'_>) {
        let next = self.keys.len();
        let group = match value {
            Value::Integer(value) => *self.integers.entry(value).or_insert_with(|| {
                self.keys.push(Known::Integer(value));
                next
            }),
            other => match Known::of(other) {
                None => return self.rows.push(None),
                Some(known) => *self.others.entry(known).or_insert_with_key(|known| {
                    self.keys.push(known.clone());
                    next
                }),
            },
        };
        match self.sizes.get_mut(group) {
            Some(size) => *size += 1,
            None => self.sizes.push(1),
        }
        self.rows.push(Some(group));
    }

    /// The group of the rows that are known by `value`.
    #[inline]
    pub(super) fn find(&self, value: Value<'_>) -> Option<usize> {
        match value {
            Value::Integer(value) => self.integers.get(&value).copied(),
            other => self.others.get(&Known::of(other)?).copied(),
        }
    }

    /// What the groups are known by, as one parameter; nothing if there are none.
    pub(super) fn list(&self) -> Option<Param<'_>> {
        (!self.keys.is_empty()).then(|| Param::Listed(self.keys.iter().map(Known::param).collect()))
    }
}

impl fmt::Debug for Groups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Groups").field("keys", &self.keys).field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Known {
    fn of(value: Value<'_>) -> Option<Known> {
        match value {
            Value::Null => None,
            Value::Integer(value) => Some(Known::Integer(value)),
            Value::Real(value) => Some(Known::Real(value.to_bits())),
            Value::Text(text) => Some(Known::Text(text.into())),
            Value::BrokenText(bytes) | Value::Bytes(bytes) => Some(Known::Bytes(bytes.into())),
        }
    }

    fn param(&self) -> Param<'_> {
        match self {
            Known::Integer(value) => Param::Integer(*value),
            Known::Real(bits) => Param::Real(f64::from_bits(*bits)),
            Known::Text(text) => Param::Text(text),
            Known::Bytes(bytes) => Param::Bytes(bytes),
        }
    }
}

/// Hashes integers in a few instructions, where the standard library's hashes take more than the rest of a row. The seed
/// is random, so that nobody can choose keys that collide.
#[derive(Clone)]
struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Seed(RandomState::new().hash_one(()))
    }
}

impl BuildHasher for Seed {
    type Hasher = Mixed;

    #[inline]
    fn build_hasher(&self) -> Mixed {
        Mixed(self.0)
    }
}

struct Mixed(u64);

impl Hasher for Mixed {
    #[inline]
    fn write_i64(&mut self, value: i64) {
        self.write_u64(value.cast_unsigned());
    }

    /// The upper half of a product depends on all bits, and so does the lower one then.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // Both halves are taken.
    fn write_u64(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value) * 0x9e37_79b9_7f4a_7c15;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
