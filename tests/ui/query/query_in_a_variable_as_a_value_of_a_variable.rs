use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let (dear, orders) = (query!(Product.filter(price__gt = 9)), query!(Order.all()));
    let _ = query!(orders.filter(product__in = &dear));
}
