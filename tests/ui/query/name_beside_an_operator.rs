use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let offset = 3;
    let _ = query!(Product.filter(id = F(category_id) + offset));
}
