use orm_core::{ForeignKey, Model};

#[derive(Model)]
#[model(many_to_many(friends: Person through = Friendship by (a, b), admirers: Person reverse friends))]
struct Person {
    id: i64,
}

#[derive(Model)]
struct Friendship {
    id: i64,
    a: ForeignKey<Person>,
    b: ForeignKey<Person>,
}

fn main() {}
