use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.objects.filter(id = 1));
}
