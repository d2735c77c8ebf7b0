use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let found = query!(Product.in_bulk([1, 2])).run(&db)?;
    println!("{}", found.len());
    Ok(())
}
