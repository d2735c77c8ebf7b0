use orm_core::Model;

#[derive(Model)]
#[model(tabel = "tags")]
struct Tag {
    id: i64,
}

fn main() {}
