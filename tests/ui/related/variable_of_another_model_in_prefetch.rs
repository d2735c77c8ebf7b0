use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let tags = query!(Tag.filter(name = "new"));
    let _ = query!(Product.prefetch_related(Prefetch(order, tags)));
}
