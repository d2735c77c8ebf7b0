use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let both = query!(Product.all().union(Product.all()));
    let _ = query!(both.filter(name = "a"));
}
