use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Tag.bulk_create(["new"], name = "new"));
}
