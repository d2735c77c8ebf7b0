use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.all().union(Product.filter(nam = "a")));
}
