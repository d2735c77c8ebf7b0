use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.bulk_update([1, 2], |id| (pk = id, quantity = F(product__inventory_count))));
}
