//! Django: `Product.objects.aggregate(Sum('price') + 1)`
//! TypeError: Complex aggregates require an alias

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.aggregate(Sum(price) + 1));
}
