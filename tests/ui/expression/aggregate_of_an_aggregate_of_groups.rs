use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.values(category).annotate(n = Count(id), most = Max(n)));
}
