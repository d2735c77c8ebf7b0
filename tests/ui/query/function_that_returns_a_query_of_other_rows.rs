use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn products<'a>() -> Query<'a, Product> {
    query!(Product.values(name))
}


fn main() {
    products();
}
