//! What Django answered, asked again. Made by `tests/conformance/translate.py`; not to be edited.

mod aggregate;
mod alias_annotate;
mod date_arithmetic;
mod date_functions;
mod distinct;
mod expr_arithmetic;
mod expr_conditional;
mod expr_number;
mod expr_text;
mod expr_value_cast;
mod group;
mod json;
mod lookup_bool;
mod lookup_datetime;
mod lookup_expression;
mod lookup_in;
mod lookup_null;
mod lookup_number;
mod lookup_other_types;
mod lookup_range;
mod lookup_regex;
mod lookup_text;
mod only_defer;
mod order;
mod paginator;
mod prefetch;
mod q_join_promotion;
mod q_logic;
mod raw;
mod rel_exclude;
mod rel_forward;
mod rel_inheritance;
mod rel_isnull;
mod rel_m2m;
mod rel_multivalued;
mod rel_reverse;
mod retrieve_count_exists;
mod retrieve_first_last;
mod retrieve_get;
mod select_related;
mod setops;
mod slice;
mod storage_read;
mod subquery;
mod tables;
mod upkeep;
mod values;
mod values_list;
mod window;

mod prelude {
    pub(crate) use jiff::civil::{date, time};
    pub(crate) use orm_core::query;
    pub(crate) use orm_core::query::Pages;
    pub(crate) use orm_tests::conformance::Cell;
    pub(crate) use orm_tests::conformance::ToCell;
    pub(crate) use orm_tests::conformance::flat;
    pub(crate) use orm_tests::conformance::one_row;
    pub(crate) use orm_tests::conformance::page_rows;
    pub(crate) use orm_tests::conformance::{
        contains, count, dec, duration, exists, first, in_bulk, ip, iterated, last, one, rows, run, timestamp, uuid,
        whole,
    };
    pub(crate) use orm_tests::row;
    pub(crate) use serde_json::json;

    pub(crate) use super::case;
}

static FILE: orm_tests::conformance::File = orm_tests::conformance::File::new(
    concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases.json"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/world.sqlite3"),
);

/// Asks what the case of this name asks, and compares.
fn case(id: &str, ask: orm_tests::conformance::Ask) {
    FILE.check(id, ask);
}
