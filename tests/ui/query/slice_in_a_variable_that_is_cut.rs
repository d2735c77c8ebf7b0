use orm_core::query;
use orm_tests::models::suite::Memo;

fn main() {
    let first = query!(Memo.order_by(id).values(text)[..2]);
    let _ = query!(first[..1]);
}
