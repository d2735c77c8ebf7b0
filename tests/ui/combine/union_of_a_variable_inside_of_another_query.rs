use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let cheap = query!(Product.filter(price__lt = 3));
    let _ = query!(Order.filter(product__in = Product.filter(price__gt = 9).union(cheap)));
}
