//! Django:
//!
//!     Product.objects.update(price=Sum('price'))
//!
//! FieldError: Aggregate functions are not allowed in this query (price=Sum(Col(mini_product, mini.Product.price))).

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    query!(Product.update(price = Sum(price))).run(db)?;
    Ok(())
}
