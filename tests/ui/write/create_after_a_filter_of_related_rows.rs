use orm_core::query;
use orm_tests::models::mini::*;

fn write(product: &Product) {
    let _ = query!(product.tags().filter(name = "new").create(name = "new"));
}

fn main() {}
