//! Django:
//!
//!     Order.objects.update(quantity=F('product__price'))
//!
//! FieldError: Joined field references are not permitted in this query

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Order.update(quantity = F(product__price))).run(db)?;
    Ok(())
}
