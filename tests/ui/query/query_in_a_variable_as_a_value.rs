use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let dear = query!(Product.filter(price__gt = 9));
    let _ = query!(Order.filter(product__in = dear));
}
