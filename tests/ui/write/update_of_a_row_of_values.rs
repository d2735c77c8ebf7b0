use orm_core::prelude::*;
use orm_tests::models::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let mut row = query!(Product.values(name)).get(&db)?;
    query!(row.update(name = "Mug")).run(&db)?;
    Ok(())
}
