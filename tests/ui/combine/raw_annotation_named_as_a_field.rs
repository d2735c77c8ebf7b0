use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT *, price * 2 AS price FROM shop_product").annotate(price as i64));
}
