//! Django: `Product.objects.all()[:5].distinct()`
//! TypeError: Cannot create distinct fields once a slice has been taken.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product[..5].distinct());
}
