use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Tag.update_or_create(name = "new", defaults(priority = 3)));
}
