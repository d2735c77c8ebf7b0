use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let customers = query!(Customer.all());
    let _ = query!(Order.filter(product__in = Subquery(&customers)));
}
