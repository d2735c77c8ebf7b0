use orm_core::Model;

#[derive(Model)]
#[model(many_to_many(heroes: Person symmetrical = false, fans: Person reverse heroes symmetrical = true))]
struct Person {
    id: i64,
}

fn main() {}
