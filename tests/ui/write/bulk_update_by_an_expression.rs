use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.bulk_update([1, 2], |by| (pk = F(id) + Value(by), price = 3)));
}
