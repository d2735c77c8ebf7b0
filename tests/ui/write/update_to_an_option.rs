use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let price: Option<i32> = Some(3);
    let _ = query!(Product.update(price = price));
}
