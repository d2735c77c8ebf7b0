use orm_core::query;

fn main() {
    let _ = query!();
}
