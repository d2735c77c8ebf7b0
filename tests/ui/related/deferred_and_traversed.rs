//! `defer` leaves out the key of a relation that is gone over.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(OrderItem.select_related(order__customer).defer(order__customer));
}
