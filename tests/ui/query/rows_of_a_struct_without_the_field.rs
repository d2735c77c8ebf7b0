use orm_core::query;
use orm_tests::models::shop::*;

struct Line {
    id: i64,
}

fn main() {
    let _ = query!(Product.values(id, name) as Line);
}
