//! Django:
//!
//!     Article.objects.get(pk=1).comment_set.remove(Comment.objects.get(pk=1))
//!
//! AttributeError: 'RelatedManager' object has no attribute 'remove'

use orm_core::prelude::*;
use orm_tests::models::blog::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    let article = query!(Article.get(pk = 1)).run(db)?;
    let comment = query!(Comment.get(pk = 1)).run(db)?;
    article.comment().remove(db, [&comment])?;
    Ok(())
}
