//! `only` names columns of the model.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Order.only(status, items));
}
