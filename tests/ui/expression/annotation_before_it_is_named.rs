use orm_core::query;
use orm_tests::models::shop::Customer;

fn main() {
    let _ = query!(Customer.filter(spent__gt = 3).annotate(spent = Count(orders)));
}
