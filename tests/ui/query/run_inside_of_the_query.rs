use orm_core::prelude::*;
use orm_tests::models::shop::Product;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let names = query!(Product.values_list(name, flat = true).all(&db))?;
    println!("{}", names.len());
    Ok(())
}
