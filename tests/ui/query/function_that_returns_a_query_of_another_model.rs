use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn products<'a>() -> Query<'a, Category> {
    query!(Product.all())
}


fn main() {
    products();
}
