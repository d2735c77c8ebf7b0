//! Django: `Product.objects.values_list('id', flat=True, named=True)`
//! TypeError: 'flat' and 'named' can't be used together.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values_list(id, flat = true, named = true));
}
