use orm_core::query;
use orm_tests::models::suite::Memo;

fn main() {
    let first = query!(Memo.order_by(id)[..2]);
    let _ = query!(first.filter(text = "x"));
}
