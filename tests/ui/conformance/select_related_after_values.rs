//! Django: `Order.objects.values('id').select_related('customer')`
//! TypeError: Cannot call select_related() after .values() or .values_list()

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.values(id).select_related(customer));
}
