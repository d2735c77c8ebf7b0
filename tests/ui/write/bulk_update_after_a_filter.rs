use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.filter(price = 3).bulk_update([1, 2], |id| (pk = id, price = 3)));
}
