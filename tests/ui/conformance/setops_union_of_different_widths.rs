//! Django: `Product.objects.values_list('id').union(Product.objects.values_list('id', 'name'))`
//! OperationalError: SELECTs to the left and right of UNION do not have the same number of result columns

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values_list(id).union(Product.values_list(id, name)));
}
