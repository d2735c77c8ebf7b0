//! The rows of a slice by their keys.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.order_by(id)[..5].in_bulk());
}
