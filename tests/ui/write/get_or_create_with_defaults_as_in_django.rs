use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let name = "new";
    let _ = query!(Tag.get_or_create(pk = 3, defaults = name));
}
