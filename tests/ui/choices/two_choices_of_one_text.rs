use orm_core::Choices;

#[derive(Choices)]
enum Status {
    New,
    #[choice("new")]
    Fresh,
}

fn main() {}
