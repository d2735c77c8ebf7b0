use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product) {
    let _ = query!(product.reviews().create(rating = 3, through_defaults(cost = 3)));
}

fn main() {}
