//! Django:
//!
//!     Product.objects.get(pk=1).tags = [1]
//!
//! TypeError: Direct assignment to the forward side of a many-to-many set is prohibited. Use tags.set() instead.

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    let mut product = query!(Product.get(pk = 1)).run(db)?;
    product.tags = vec![1];
    Ok(())
}
