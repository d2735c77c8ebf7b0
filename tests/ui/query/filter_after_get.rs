use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let _ = query!(Product.get(id = 1).filter(price = 3)).run(&db)?;
    Ok(())
}
