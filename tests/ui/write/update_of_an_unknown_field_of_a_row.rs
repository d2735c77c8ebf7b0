use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let change = |product: &mut Product| drop(query!(product.update(pirce = F(price) + 1)));
    drop(change);
}
