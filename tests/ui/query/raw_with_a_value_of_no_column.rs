use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.raw("SELECT * FROM shop_product WHERE name LIKE ?", 'C'));
}
