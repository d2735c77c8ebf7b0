use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.update(quantity = F(product__price)));
}
