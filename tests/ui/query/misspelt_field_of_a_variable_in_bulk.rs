use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn named(tags: Query<'_, Tag>) {
    let _ = query!(tags.in_bulk(nme, ["sale"]));
}

fn main() {}
