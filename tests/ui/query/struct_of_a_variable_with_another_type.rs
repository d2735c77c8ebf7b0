use orm_core::query;
use orm_tests::models::mini::*;

struct Named {
    name: i64,
}

fn main() {
    let products = query!(Product.all());
    let _ = query!(products.values(name) as Named);
}
