use orm_core::query;
use orm_tests::models::shop::*;

fn largest(category: &Category) -> i64 {
    category.id
}

fn products(category: &Category) {
    let _ = query!(largest(category).filter(id = 1));
}

fn main() {}
