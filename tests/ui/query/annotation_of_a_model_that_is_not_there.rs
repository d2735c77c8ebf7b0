use orm_core::query;

fn shelves() {
    let _ = query!(Warehouse.annotate(shelves = Count(id)));
}

fn main() {
    shelves();
}
