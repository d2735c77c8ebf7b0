use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.get(id = 1).order_by(id));
}
