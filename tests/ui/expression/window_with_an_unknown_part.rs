use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(x = Window(Rank(), sort_by(price))));
}
