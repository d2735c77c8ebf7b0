use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let text = "1,5";
    let _ = query!(Product.filter(price__gt = text.replace(',', ".")));
}
