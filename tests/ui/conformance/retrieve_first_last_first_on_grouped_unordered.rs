//! Django: `Product.objects.values('category').annotate(n=Count('id')).first()`
//! TypeError: Cannot use QuerySet.first() on an unordered queryset performing aggregation. Add an ordering with order_by().

use orm_core::prelude::*;
use orm_tests::models::mini::*;

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let _ = query!(Product.values(category).annotate(n = Count(id))).first(&db)?;
    Ok(())
}
