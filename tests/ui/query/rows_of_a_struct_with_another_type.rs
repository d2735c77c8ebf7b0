use orm_core::query;
use orm_tests::models::shop::*;

struct Other {
    id: i64,
    name: i64,
}

fn main() {
    let _ = query!(Product.values(id, name) as Other);
}
