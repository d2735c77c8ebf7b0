use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product) {
    let _ = query!(Supplier.create(name = "Acme", through_defaults(cost = 3)));
}

fn main() {}
