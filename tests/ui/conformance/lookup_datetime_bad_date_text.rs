//! Django: `Product.objects.filter(released='29/02/2024')`
//! ValidationError: ['“29/02/2024” value has an invalid date format. It must be in YYYY-MM-DD format.']

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(released = "29/02/2024"));
}
