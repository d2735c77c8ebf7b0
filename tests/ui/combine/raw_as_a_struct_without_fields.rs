use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.raw("SELECT 1 AS one") as Stat);
}
