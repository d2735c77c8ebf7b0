//! Django: `Product.objects.filter(sku__isnull=1)`
//! ValueError: The QuerySet value for an isnull lookup must be True or False.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(sku__isnull = 1));
}
