use orm_core::prelude::*;

#[derive(Choices, Debug)]
enum Status {
    New,
    Paid,
}

#[derive(Model)]
struct Order {
    id: i64,
    status: Status,
}

fn main() {
    let _ = query!(Order.filter(status = "new"));
}
