//! Django:
//!
//!     AllTypes.objects.create(decimal2='7.50', decimal6=0.25)
//!
//! accepted: the text is converted

use orm_core::prelude::*;
use orm_tests::models::suite::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(AllTypes.create(decimal2 = "7.50", decimal6 = 0.25, file = "")).run(db)?;
    Ok(())
}
