use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let change = |product: &mut Product| drop(query!(product.update(price = Upper(name))));
    drop(change);
}
