use orm_core::query;
use orm_tests::models::shop::*;

fn products(category: &Category) {
    let _ = query!(category.produkt().filter(id = 1));
}

fn main() {}
