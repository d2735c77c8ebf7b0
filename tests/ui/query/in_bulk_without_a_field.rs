//! Django's order of arguments.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.in_bulk([15]));
}
