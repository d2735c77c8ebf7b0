use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let pairs = query!(Product.values_list(id, price));
    let _ = query!(Order.filter(product__in = Subquery(pairs)));
}
