use orm_core::query;
use orm_tests::models::suite::*;

fn main() {
    let total = rust_decimal::Decimal::ONE;
    let _ = query!(Invoice.update(total = Value(&total)));
}
