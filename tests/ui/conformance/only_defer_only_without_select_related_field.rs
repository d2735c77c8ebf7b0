//! Django: `Order.objects.select_related('customer').only('status')`
//! FieldError: Field Order.customer cannot be both deferred and traversed using select_related at the same time.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Order.select_related(customer).only(status));
}
