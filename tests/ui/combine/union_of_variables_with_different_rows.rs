use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let products = query!(Product.all());
    let customers = query!(Customer.all());
    let _ = query!(products.union(&customers));
}
