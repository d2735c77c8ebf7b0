//! Django: `Product.objects.filter(released='2024-02-29')`
//! accepted: the text is converted

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(released = "2024-02-29"));
}
