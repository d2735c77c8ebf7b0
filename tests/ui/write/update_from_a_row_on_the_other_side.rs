use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Customer.update(referred_by = F(profile)));
}
