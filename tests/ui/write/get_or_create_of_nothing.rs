use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Tag.get_or_create());
}
