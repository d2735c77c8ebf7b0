use orm_core::prelude::*;
use orm_tests::models::shop::*;

struct Line {
    name: String,
}

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    let _ = query!(Product.all() as Line).all(&db)?;
    Ok(())
}
