use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.bulk_create(["Mug"], |name| (name = name, price = 3)));
}
