//! `defer` names columns of the model.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.defer(descripton));
}
