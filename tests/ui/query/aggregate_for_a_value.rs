use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(price__gt = Product.aggregate(mean = Avg(price))));
}
