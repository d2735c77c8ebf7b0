use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.update_or_create(name = "Mug", defaults(category = "Kitchen", price = F(price) + 1)));
}
