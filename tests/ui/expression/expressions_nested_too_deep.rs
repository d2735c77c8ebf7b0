use orm_core::query;
use orm_tests::models::shop::*;

#[rustfmt::skip]
fn main() {
    let _ = query!(Product.annotate(n = -(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(F(id)))))))))))))))))))))))))))))))))));
}
