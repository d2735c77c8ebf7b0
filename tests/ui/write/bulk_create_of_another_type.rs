use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Tag.bulk_create([1, 2], |name| (name = name)));
}
