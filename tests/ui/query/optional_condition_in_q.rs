use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let name = Some("Cable");
    let _ = query!(Product.filter_some(Q(name = name)));
}
