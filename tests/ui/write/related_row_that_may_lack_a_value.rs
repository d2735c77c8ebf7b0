use orm_core::query;
use orm_tests::models::blog::*;

fn write(author: &Author) {
    let _ = query!(author.articles().get_or_create(headline__iexact = "News", defaults(slug = "news")));
}

fn main() {}
