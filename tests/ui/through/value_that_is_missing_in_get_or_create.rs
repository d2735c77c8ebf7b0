use orm_core::query;
use orm_tests::models::shop::*;

fn write(product: &Product, supplier: &Supplier) {
    let _ = query!(product.suppliers().get_or_create(name = "Acme", through_defaults(since = None)));
}

fn main() {}
