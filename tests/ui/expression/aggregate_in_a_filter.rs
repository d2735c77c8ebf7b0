use orm_core::query;
use orm_tests::models::shop::Customer;

fn main() {
    let _ = query!(Customer.filter(Count(orders) > 3));
}
