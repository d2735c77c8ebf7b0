use orm_core::query;
use orm_tests::models::blog::*;

fn write(article: &Article, other: &Article) {
    let _ = query!(article.comment().create(author_name = "z", text = "hi", article = other));
}

fn main() {}
