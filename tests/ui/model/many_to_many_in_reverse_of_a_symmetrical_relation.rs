use orm_core::Model;

#[derive(Model)]
#[model(many_to_many(friends: Person, befriended: Person reverse friends))]
struct Person {
    id: i64,
}

fn main() {}
