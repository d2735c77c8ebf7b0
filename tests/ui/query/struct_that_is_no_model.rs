use orm_core::query;

struct NotAModel {
    id: i64,
}

fn main() {
    let _ = query!(NotAModel.filter(id = 1));
}
