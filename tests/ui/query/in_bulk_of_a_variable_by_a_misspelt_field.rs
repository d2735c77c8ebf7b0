use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.all());
    let _ = query!(products.in_bulk(prize));
}
