use orm_core::query;
use orm_tests::models::shop::*;

struct Twice {
    twice: i64,
}

fn main() {
    let _ = query!(Product.raw("SELECT price * 2 AS twice FROM shop_product").annotate(twice as i64) as Twice { twice });
}
