use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.create(name = "Mug", category = "Kitchen", price = F(inventory_count)));
}
