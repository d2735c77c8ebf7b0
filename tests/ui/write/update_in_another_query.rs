use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.filter(product__in = Product.update(price = 3)));
}
