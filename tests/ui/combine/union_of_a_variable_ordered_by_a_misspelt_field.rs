use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let cheap = query!(Product.filter(price__lt = 3));
    let dear = query!(Product.filter(price__gt = 9));
    let _ = query!(cheap.union(dear).order_by(prize));
}
