use orm_core::query;
use orm_tests::models::mini::*;

fn write(product: &Product) {
    let _ = query!(product.tags().get_or_create(name = 3));
}

fn main() {}
