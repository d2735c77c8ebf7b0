use orm_core::query;
use orm_tests::models::shop::*;

fn products(shops: &[Category]) {
    let _ = query!(shops.binary_search(3).filter(id = 1));
}

fn main() {}
