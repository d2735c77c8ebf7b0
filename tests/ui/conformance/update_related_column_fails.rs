//! Django:
//!
//!     Order.objects.update(customer__name='x')
//!
//! FieldDoesNotExist: Order has no field named 'customer__name'

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Order.update(customer__name = "x")).run(db)?;
    Ok(())
}
