use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values(name).update(price = 3));
}
