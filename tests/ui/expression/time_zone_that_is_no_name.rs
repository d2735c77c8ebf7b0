use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Order.annotate(h = Extract(order_date, hour, tzinfo = "Central European Time'")));
}
