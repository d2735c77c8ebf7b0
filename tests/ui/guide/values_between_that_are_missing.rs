//! A row between that needs a value.

use orm_core::prelude::*;
use orm_examples::shop::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let (mug, acme) = (query!(Product.get(id = 1)).run(&db)?, query!(Supplier.get(name = "Acme")).run(&db)?);
    query!(mug.suppliers().add([&acme])).run(&db)?;
    Ok(())
}
