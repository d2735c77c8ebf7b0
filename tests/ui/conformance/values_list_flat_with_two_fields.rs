//! Django: `Product.objects.values_list('id', 'name', flat=True)`
//! TypeError: 'flat' is not valid when values_list is called with more than one field.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values_list(id, name, flat = true));
}
