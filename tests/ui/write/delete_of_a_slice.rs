use orm_core::{Db, query};
use orm_tests::models::suite::Memo;

fn shorten(db: &Db) -> orm_core::Result<()> {
    query!(Memo.order_by(id)[..2]).delete(db)?;
    Ok(())
}

fn main() {}
