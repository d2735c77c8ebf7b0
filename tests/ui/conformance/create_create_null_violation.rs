//! Django:
//!
//!     Product.objects.create(name='X', category='Y', price=None)
//!
//! IntegrityError: NOT NULL constraint failed: mini_product.price

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Product.create(name = "X", category = "Y", price = None)).run(db)?;
    Ok(())
}
