//! A related row that was not loaded.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let db = Db::open_in_memory().unwrap();
    for item in query!(OrderItem.all()).all(&db).unwrap() {
        println!("{}", item.product.name);
    }
}
