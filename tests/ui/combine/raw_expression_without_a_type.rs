use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(double = RawSQL("price * 2")));
}
