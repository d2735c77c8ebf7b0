use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.alias(n = Count(order_items)).aggregate(total = Sum(n)));
}
