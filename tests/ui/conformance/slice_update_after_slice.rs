//! Django: `Product.objects.all()[:5].update(price=1)`
//! TypeError: Cannot update a query once a slice has been taken.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product[..5].update(price = 1));
}
