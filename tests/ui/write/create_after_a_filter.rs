use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.filter(price = 3).create(name = "Mug", category = "Kitchen", price = 12));
}
