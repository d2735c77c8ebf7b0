use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product, supplier: &Supplier) {
    let _ = query!(supplier.products().add([product], through_defaults(cost = 3, sinse = None)));
}

fn main() {}
