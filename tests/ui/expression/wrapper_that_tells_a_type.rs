use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.annotate(twice = ExpressionWrapper(F(price) * 2, output_field = f64)));
}
