//! Django: `Product.objects.prefetch_related('colours')`
//! AttributeError: Cannot find 'colours' on Product object, 'colours' is an invalid parameter to prefetch_related()

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.prefetch_related(colours));
}
