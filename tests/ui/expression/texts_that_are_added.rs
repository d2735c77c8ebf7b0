use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(label = F(name) + " new"));
}
