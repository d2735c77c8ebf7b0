use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product) {
    let _ = query!(product.tags().add([1], through_defaults(cost = 3)));
}

fn main() {}
