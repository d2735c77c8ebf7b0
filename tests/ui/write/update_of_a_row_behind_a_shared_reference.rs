use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let sell = |product: &Product| drop(query!(product.update(price = F(price) + 1)));
    drop(sell);
}
