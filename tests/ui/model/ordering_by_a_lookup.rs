use orm_core::Model;

#[derive(Model)]
#[model(ordering(name__icontains))]
struct Tag {
    id: i64,
    name: String,
}

fn main() {}
