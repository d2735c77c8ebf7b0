use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let (cheap, new) = (query!(Product.filter(price__lt = 10)), query!(Product.filter(id__gt = 3)));
    let _ = query!((&cheap) | (&new));
}
