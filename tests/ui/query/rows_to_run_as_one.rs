use orm_core::{Db, query};
use orm_tests::models::shop::*;

fn main() {
    let db = Db::open_in_memory().unwrap();
    let _ = query!(Product.filter(id = 1)).run(&db);
}
