use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let most = query!(Product.aggregat(most = Max(price))).run(&db)?.most;
    println!("{most:?}");
    Ok(())
}
