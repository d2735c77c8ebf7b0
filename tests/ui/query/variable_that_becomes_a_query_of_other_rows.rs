use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let mut products = query!(Product.all());
    products = query!(products.annotate(n = Count(tags)));
    drop(products);
}
