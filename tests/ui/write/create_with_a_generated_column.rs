use orm_core::query;
use orm_tests::models::suite::*;

fn main() {
    let _ = query!(Invoice.create(net = 3, total = 3));
}
