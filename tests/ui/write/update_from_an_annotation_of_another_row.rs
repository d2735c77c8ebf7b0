use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.annotate(price = F(product__price)).update(quantity = F(price)));
}
