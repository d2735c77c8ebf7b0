use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let tags = query!(Tag.all());
    let _ = query!(tags.get_or_create(name = "new"));
}
