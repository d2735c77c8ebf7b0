use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let email = Some("ann@example.com");
    let _ = query!(Customer.get_or_create(name = "Ann", email = email));
}
