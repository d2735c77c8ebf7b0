use orm_core::query;

fn main() {
    let mut count = 3;
    let _ = query!(count.update(price = F(price) + 1));
}
