use orm_core::query;

fn main() {
    let _ = query!(Product.raw("SELECT 'a', 1") as (char, i64));
}
