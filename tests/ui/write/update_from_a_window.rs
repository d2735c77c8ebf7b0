use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.update(price = Window(RowNumber(), order_by(price))));
}
