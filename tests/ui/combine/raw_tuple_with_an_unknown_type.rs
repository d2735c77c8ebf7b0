use orm_core::query;
use orm_tests::models::mini::Tag;

fn read() {
    let _ = query!(Tag.raw("SELECT id, name FROM mini_tag") as (i64, Money));
}

fn main() {}
