//! `only` names fields of related rows.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Order.select_related(customer).only(status, customer__nmae));
}
