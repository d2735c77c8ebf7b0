use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT * FROM shop_product WHERE price > ?; DELETE FROM shop_product", 3));
}
