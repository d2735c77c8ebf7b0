//! What Django answered, asked again. Made by `tests/conformance/translate.py`; not to be edited.

mod aggregate;
mod alias_annotate;
mod bulk_create;
mod bulk_update;
mod create;
mod date_arithmetic;
mod date_functions;
mod delete;
mod distinct;
mod expr_arithmetic;
mod expr_conditional;
mod expr_number;
mod expr_text;
mod expr_value_cast;
mod get_or_create;
mod group;
mod group_2;
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
mod m2m_write;
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
mod reverse_fk_write;
mod save;
mod select_related;
mod setops;
mod slice;
mod storage_read;
mod storage_write;
mod subquery;
mod tables;
mod transaction;
mod update;
mod upkeep;
mod values;
mod values_list;
mod window;

mod prelude {
    pub(crate) use super::{case, written};
    pub(crate) use jiff::civil::{date, time};
    pub(crate) use orm_core::db::Mode;
    pub(crate) use orm_core::query::Pages;
    pub(crate) use orm_core::write::Save as _;
    pub(crate) use orm_core::{ForeignKey, OneToOne, Query, query};
    pub(crate) use orm_tests::conformance::{
        Cell, Failure, Log, Outcome, ToCell, attempt, bulk, contains, count, counts, dec, duration, exists, file,
        first, flat, in_bulk, ip, iterated, key, last, many, nothing, one, one_by_one, one_row, page_rows, rows,
        single, timestamp, too_few, uuid, whole,
    };
    pub(crate) use orm_tests::row;
    pub(crate) use serde_json::json;
}

static FILE: orm_tests::conformance::File = orm_tests::conformance::File::new(
    concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases.json"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/world.sqlite3"),
);

/// Asks what the case of this name asks, and compares.
fn case(id: &str, ask: orm_tests::conformance::Ask) {
    FILE.check(id, ask);
}

/// Does what the case of this name does, and compares the answer and the tables.
fn written(
    id: &str,
    ask: impl FnOnce(&orm_core::Db) -> orm_tests::conformance::Outcome<orm_tests::conformance::Answer>,
) {
    FILE.check_write(id, ask);
}
