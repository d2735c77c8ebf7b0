use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product, supplier: &Supplier) {
    let _ = query!(product.suppliers().add([supplier], through_defaults(cost = "much")));
}

fn main() {}
