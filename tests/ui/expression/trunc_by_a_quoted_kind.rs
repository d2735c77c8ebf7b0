use orm_core::prelude::*;
use orm_tests::models::shop::Order;

fn main() {
    let _ = query!(Order.annotate(month = Trunc(order_date, "month")));
}
