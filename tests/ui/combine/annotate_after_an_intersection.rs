use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.all().intersection(Product.all()).annotate(one = Value(1)));
}
