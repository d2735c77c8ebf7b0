//! Django:
//!
//!     Memo.objects.values('id').delete()
//!
//! TypeError: Cannot call delete() after .values() or .values_list()

use orm_core::prelude::*;
use orm_tests::models::suite::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Memo.values(id)).delete(db)?;
    Ok(())
}
