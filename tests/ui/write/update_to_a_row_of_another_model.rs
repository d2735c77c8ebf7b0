use orm_core::query;
use orm_tests::models::mini::*;

fn give(product: &Product) {
    let _ = query!(Order.update(customer = product));
}

fn main() {}
