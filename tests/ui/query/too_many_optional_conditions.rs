use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let id = Some(1);
    let _ = query!(
        Product
            .filter_some(id = id, id = id, id = id, id = id, id = id, id = id, id = id, id = id)
            .filter_some(id = id, id = id, id = id, id = id, id = id, id = id, id = id, id = id)
            .filter_some(id = id)
    );
}
