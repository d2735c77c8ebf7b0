use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT id, name FROM shop_product").only(name).prefetch_related(category));
}
