use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product) {
    let _ = query!(product.tags().filter(name = "a").add([1]));
}

fn main() {}
