use orm_core::Model;

#[derive(Model)]
enum Status {
    New,
    Paid,
}

fn main() {}
