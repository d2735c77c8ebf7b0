//! Django: `Product.objects.aggregate(Count('id', default=0))`
//! TypeError: Count does not allow default.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.aggregate(Count(id, default = 0)));
}
