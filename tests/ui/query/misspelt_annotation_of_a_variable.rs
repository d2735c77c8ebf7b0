use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.annotate(total = Count(order)));
    let _ = query!(products.order_by(-totl));
}
