use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(initial = RawSQL::<char>("SUBSTR(name, 1, 1)")).filter(initial__gt = "a"));
}
