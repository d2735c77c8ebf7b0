//! Django: `Product.objects.filter(price__gt=None)`
//! ValueError: Cannot use None as a query value

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(price__gt = None));
}
