use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let prices = [(1, 10), (2, 20)];
    let _ = query!(Product.bulk_update(prices, |(id, price)| (pk = id, pirce = price)));
}
