use orm_core::Choices;

#[derive(Choices)]
enum Status {
    New = 1,
    Paid,
}

fn main() {}
