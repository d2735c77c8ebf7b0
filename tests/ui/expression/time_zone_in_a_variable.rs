use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let zone = "Europe/Paris";
    let _ = query!(Order.annotate(h = ExtractHour(order_date, tzinfo = zone)));
}
