use orm_core::Choices;

#[derive(Choices)]
struct Status {
    new: bool,
}

fn main() {}
