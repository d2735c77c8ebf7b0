use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(sum = Coalesce(price, 3, output_field = f64)));
}
