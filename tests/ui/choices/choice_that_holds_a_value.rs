use orm_core::Choices;

#[derive(Choices)]
enum Status {
    New,
    Paid(i64),
}

fn main() {}
