use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.filter(price = 1).union(Product.filter(price = 2)).update(price = 3));
}
