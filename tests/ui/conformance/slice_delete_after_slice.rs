//! Django:
//!
//!     Product.objects.all()[:5].delete()
//!
//! TypeError: Cannot use 'limit' or 'offset' with delete().

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Product[..5]).delete(db)?;
    Ok(())
}
