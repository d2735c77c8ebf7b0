use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.filter(GreaterThan(F(price), F(id))));
}
