use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Customer.prefetch_related(Prefetch(
        order,
        Order.annotate(n = Window(Count(id))).filter(n__gt = 1).order_by(id)[..2]
    )));
}
