use orm_core::Model;
use orm_core::model::{whole, without};

#[derive(Model)]
struct Product {
    id: i64,
    name: String,
}

const COLUMNS: <Product as Model>::Columns = <Product as Model>::COLUMNS;
const _: () = {
    let _ = without(whole::<Product>(), COLUMNS.id);
};

fn main() {}
