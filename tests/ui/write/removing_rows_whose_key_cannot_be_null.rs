use orm_core::{Db, Result};
use orm_tests::models::blog::Article;

fn part(db: &Db, article: &Article) -> Result<()> {
    article.comment().remove(db, [1])
}

fn main() {}
