use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let product = Product { id: 1, name: String::new(), category: String::new(), price: 3, inventory_count: 4 };
    let _ = query!(product.update(price = F(price) + 1));
}
