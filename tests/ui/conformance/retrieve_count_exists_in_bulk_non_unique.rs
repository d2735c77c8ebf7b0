//! Django: `Product.objects.in_bulk([15], field_name='price')`
//! ValueError: in_bulk()'s field_name must be a unique field but 'price' isn't.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.in_bulk(price, [15]));
}
