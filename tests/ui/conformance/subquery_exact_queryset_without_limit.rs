//! Django: `Order.objects.filter(product=Product.objects.filter(price=15))`
//! ValueError: The QuerySet value for an exact lookup must be limited to one result using slicing.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.filter(product = Product.filter(price = 15)));
}
