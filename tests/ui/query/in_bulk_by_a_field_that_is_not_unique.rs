//! Rows by a field that several may share.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.in_bulk(price, [15]));
}
