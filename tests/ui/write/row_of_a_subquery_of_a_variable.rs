use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let prices = query!(Product.values_list(price, flat = true));
    let _ = query!(Product.create(name = "a", category = "b", price = Subquery(prices)));
}
