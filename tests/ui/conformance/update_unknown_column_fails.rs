//! Django:
//!
//!     Product.objects.update(colour='x')
//!
//! FieldDoesNotExist: Product has no field named 'colour'

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Product.update(colour = "x")).run(db)?;
    Ok(())
}
