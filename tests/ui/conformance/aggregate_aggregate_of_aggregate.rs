//! Django: `Product.objects.aggregate(Sum(Count('id')))`
//! OperationalError: misuse of aggregate function COUNT()

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.aggregate(Sum(Count(id))));
}
