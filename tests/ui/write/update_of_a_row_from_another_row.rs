use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let change = |order: &mut Order| drop(query!(order.update(quantity = F(product__inventory_count))));
    drop(change);
}
