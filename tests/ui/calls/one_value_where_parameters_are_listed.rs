use orm_core::prelude::*;

fn delete(db: &Db) -> orm_core::Result<u64> {
    db.execute("DELETE FROM mini_tag WHERE name = ?", "sale")
}

fn main() {}
