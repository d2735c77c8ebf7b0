use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let name = Some(3);
    let _ = query!(Product.filter_some(name__icontains = name));
}
