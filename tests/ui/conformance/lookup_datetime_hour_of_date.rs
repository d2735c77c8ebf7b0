//! Django: `Product.objects.filter(released__hour=1)`
//! FieldError: Unsupported lookup 'hour' for DateField or join on the field not permitted.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(released__hour = 1));
}
