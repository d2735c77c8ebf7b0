//! Django: `Product.objects.all().union(Product.objects.all()).filter(id=1)`
//! NotSupportedError: Calling QuerySet.filter() after union() is not supported.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.union(Product.all()).filter(id = 1));
}
