use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Tag.values(name).get_or_create(name = "new"));
}
