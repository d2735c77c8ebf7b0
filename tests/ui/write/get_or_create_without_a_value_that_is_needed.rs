use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.get_or_create(name = "Mug", defaults(price = 3)));
}
