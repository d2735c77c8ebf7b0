use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(until = F(released) + 3));
}
