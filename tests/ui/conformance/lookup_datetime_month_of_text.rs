//! Django: `Product.objects.filter(name__month=1)`
//! FieldError: Unsupported lookup 'month' for CharField or join on the field not permitted.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(name__month = 1));
}
