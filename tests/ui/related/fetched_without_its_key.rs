//! A relation is fetched by its key, which `only` leaves out.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(OrderItem.only(quantity).prefetch_related(product));
}
