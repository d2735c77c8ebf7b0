//! Django:
//!
//!     Product.objects.create(colour='red')
//!
//! TypeError: Product() got unexpected keyword arguments: 'colour'

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Product.create(colour = "red", name = "", category = "")).run(db)?;
    Ok(())
}
