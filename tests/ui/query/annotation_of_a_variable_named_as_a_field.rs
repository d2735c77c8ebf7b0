use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.all());
    let _ = query!(products.annotate(name = Length(name)));
}
