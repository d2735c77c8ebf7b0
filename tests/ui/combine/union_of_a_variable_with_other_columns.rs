use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let names = query!(Product.values(name));
    let prices = query!(Product.values(name, price));
    let _ = query!(names.union(prices));
}
