use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Tag.get_or_create(nam = "new"));
}
