//! Django: `Product.objects.prefetch_related('price')`
//! ValueError: 'price' does not resolve to an item that supports prefetching - this is an invalid parameter to prefetch_related().

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.prefetch_related(price));
}
