use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.create(category = "Kitchen", price = 12));
}
