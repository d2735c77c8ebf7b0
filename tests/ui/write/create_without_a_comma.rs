use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Tag.create(name = "new" priority = 3));
}
