use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT *, upper(name) AS n FROM shop_product", translations(n = nme)));
}
