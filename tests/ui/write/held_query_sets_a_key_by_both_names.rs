use orm_core::query;
use orm_tests::models::blog::*;

fn write(author: &Author) {
    let _ = query!(author.articles().update(views = 3, author = 3, author_id = 4));
}

fn main() {}
