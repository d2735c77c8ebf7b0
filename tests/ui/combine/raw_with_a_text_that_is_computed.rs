use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw(format!("SELECT * FROM {}", "shop_product")));
}
