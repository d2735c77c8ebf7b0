//! Django: `Product.objects.all().union(Product.objects.all()).annotate(x=Value(1))`
//! NotSupportedError: Calling QuerySet.annotate() after union() is not supported.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.union(Product.all()).annotate(x = Value(1)));
}
