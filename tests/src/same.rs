//! Two ways to one query: the same SQL, and the same rows.

use std::fmt::Debug;

/// Rows without the names of their types, which differ.
pub fn shown(rows: &[impl Debug]) -> Vec<String> {
    rows.iter().map(|row| format!("{row:?}")).collect()
}

/// The rows of two queries, which have the same SQL, and the same rows, of which there are some.
#[macro_export]
macro_rules! same {
    ($db:expr, $held:expr, $whole:expr) => {{
        let (held, whole) = ($held, $whole);
        assert_eq!(held.sql(), whole.sql());
        assert_eq!(held.params().len(), whole.params().len());
        let (rows, others) = (held.all($db).unwrap(), whole.all($db).unwrap());
        assert_eq!($crate::same::shown(&rows), $crate::same::shown(&others));
        assert_eq!(held.count($db).unwrap(), i64::try_from(rows.len()).unwrap());
        assert!(!rows.is_empty());
        rows
    }};
}
