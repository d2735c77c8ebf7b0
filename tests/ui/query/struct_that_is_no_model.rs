use orm_core::query;
use orm_tests::models::shop::*;

struct NotAModel {
    id: i64,
}

fn main() {
    let _ = query!(NotAModel.filter(id = 1));
}
