use orm_core::Model;

#[derive(Model)]
struct Tag(i64, String);

fn main() {}
