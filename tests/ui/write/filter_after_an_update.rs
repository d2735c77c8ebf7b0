use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let _ = query!(Product.update(price = 3).filter(id = 1)).run(&db)?;
    Ok(())
}
