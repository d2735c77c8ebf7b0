use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product, supplier: &Supplier) {
    let _ = query!(supplier.products().set([product], clear = true, through_defaults(since = None)));
}

fn main() {}
