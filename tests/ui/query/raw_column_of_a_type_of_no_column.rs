use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT *, 'a' AS initial FROM shop_product").annotate(initial as char));
}
