use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product) {
    let clear = true;
    let _ = query!(product.tags().set([1], clear = clear));
}

fn main() {}
