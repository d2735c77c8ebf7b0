use orm_core::query;
use orm_tests::models::shop::*;

fn products(shops: Option<Category>) -> Option<i64> {
    let _ = query!(shops?.products().filter(id = 1));
    None
}

fn main() {}
