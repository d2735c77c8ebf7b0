use jiff::civil::date;
use orm_core::query;
use orm_tests::models::blog::*;

fn write(author: &Author) {
    let _ = query!(author.articles().create(headline = "News", pub_date = date(2024, 1, 1)));
}

fn main() {}
