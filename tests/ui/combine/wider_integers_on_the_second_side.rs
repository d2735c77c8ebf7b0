use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let prices = query!(Product.values(n = F(price)));
    let sums = query!(Order.values(n = F(quantity) * 2));
    let _ = query!(prices.union(sums));
}
