//! Django: `Product.objects.filter(price='150')`
//! accepted: the text is converted

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.filter(price = "150"));
}
