//! A column that the rows do not have.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() {
    let db = Db::open_in_memory().unwrap();
    for row in query!(Product.values(name)).all(&db).unwrap() {
        println!("{}", row.price);
    }
}
