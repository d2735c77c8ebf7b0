use orm_core::query;
use orm_tests::models::mini::*;

fn write(order: &mut Order) {
    let _ = query!(order.update(quantity = F(quantity) + 1, product = 3, product_id = 4));
}

fn main() {}
