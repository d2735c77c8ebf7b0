use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.filter(price__lt = 10) & Product.filter(id__gt = 3));
}
