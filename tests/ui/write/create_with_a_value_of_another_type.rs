use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.create(name = "Mug", category = 3, price = 12));
}
