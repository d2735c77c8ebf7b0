//! Django: `Product.objects.aggregate(x=F('price'))`
//! TypeError: x is not an aggregate expression

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.aggregate(x = F(price)));
}
