use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let text = "1,5";
    let _ = query!(Product.filter(pk = 1).update(price = text.replace(',', ".")));
}
