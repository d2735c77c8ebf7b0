//! Django: `Product.objects.annotate(F('price') + 1)`
//! TypeError: Complex annotations require an alias

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.annotate(F(price) + 1));
}
