//! Django: `Order.objects.filter(customer=OuterRef('pk'))`
//! ValueError: This queryset contains a reference to an outer query and may only be used in a subquery.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.filter(customer = OuterRef(pk)));
}
