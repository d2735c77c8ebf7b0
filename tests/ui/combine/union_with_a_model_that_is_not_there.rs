use orm_core::query;
use orm_tests::models::shop::*;

fn products() {
    let _ = query!(Product.all().union(Warehouse.all()));
}

fn main() {
    products();
}
