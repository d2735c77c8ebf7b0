use orm_core::query;
use orm_tests::models::shop::Product;

fn main() {
    let _ = query!(Product.values(made = Cast(created_at, DateTime<Utc>)));
}
