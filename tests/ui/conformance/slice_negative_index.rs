//! Django: `Product.objects.all()[-1]`
//! ValueError: Negative indexing is not supported.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product[-1]);
}
