//! Django: `Product.objects.get(pk='abc')`
//! ValueError: Field 'id' expected a number but got 'abc'.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.get(pk = "abc"));
}
