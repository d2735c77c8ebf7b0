use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(x = Window(Sum(price), order_by(id), rows(-1))));
}
