//! Creates its own tables in a new file, fills them, and asks.
//!
//! ```sh
//! cargo run -p orm-examples --bin blog
//! ```

use jiff::Timestamp;
use jiff::civil::{Date, date};
use orm_core::prelude::*;
use orm_examples::blog::{Article, Author, Comment, SCHEMA, Tag};
use orm_examples::show::{question, table};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let path = std::env::temp_dir().join(format!("blog-{}.sqlite3", std::process::id()));
    let done = Db::open(&path).map_err(Into::into).and_then(|db| blog(&db));
    // The write-ahead log is gone when its last connection is closed.
    std::fs::remove_file(&path)?;
    done
}

fn blog(db: &Db) -> Result<()> {
    // All tables and indexes, or none and an error.
    db.create_tables(&SCHEMA)?;
    fill(db)?;

    question("Articles, in the order that the model declares");
    let articles = query!(Article.values(headline, author__name, published)).all(db)?;
    table(
        ["headline", "author", "published"],
        articles.into_iter().map(|row| [row.headline, row.author__name, row.published.to_string()]),
    );

    question("Articles about `rust` that somebody answered");
    let answered = query!(Article.filter(tags__name = "rust", comments__isnull = false).distinct()).all(db)?;
    for article in &answered {
        println!("  {}", article.headline);
    }

    question("The five articles with the most comments");
    let discussed = query!(Article.annotate(total = Count(comments)).order_by(-total, headline)[..5]).all(db)?;
    table(
        ["headline", "comments"],
        discussed.iter().map(|article| [article.headline.clone(), article.total.to_string()]),
    );

    question("Authors without an article");
    for author in query!(Author.filter(articles = None)).all(db)? {
        println!("  {}", author.name);
    }

    question("Answers to comments");
    let answers = query!(Comment.filter(parent__isnull = false).values_list(name, parent__name, text));
    for (name, to, text) in answers.all(db)? {
        println!("  {name} to {}: {text}", to.unwrap_or_default());
    }

    question("Tags in use");
    let tags =
        query!(Tag.filter(Exists(Article.filter(tags = OuterRef(pk)))).values_list(name, flat = true)).all(db)?;
    println!("  {}", tags.join(", "));

    question("Deleting Ada, and what goes with her");
    let ada = query!(Author.get(name = "Ada")).run(db)?;
    let deleted = ada.delete(db)?;
    println!("  {} articles, {} comments", deleted.of("blog.Article"), deleted.of("blog.Comment"));
    Ok(())
}

/// Writes all rows or, if there is an error, none.
fn fill(db: &Db) -> orm_core::Result<()> {
    db.atomic(|tx| {
        let ada = query!(Author.create(name = "Ada", email = "ada@example.com")).run(tx)?;
        let brian = query!(Author.create(name = "Brian")).run(tx)?;
        query!(Author.create(name = "Chris")).run(tx)?;

        // As in a struct of Rust's, all values are given; a key of 0 is one that the database will give.
        let mut constants = article("Constants", "Computed once.", &ada, date(2024, 2, 1));
        let mut joins = article("Joins", "Two tables, one question.", &ada, date(2024, 3, 1));
        let mut borrowing = article("Borrowing", "And giving back.", &brian, date(2024, 3, 1));
        for article in [&mut constants, &mut joins, &mut borrowing] {
            article.insert(tx)?;
        }

        // Many rows are one statement.
        let tags = query!(Tag.bulk_create(["rust", "sql", "cooking"], |name| (name = name))).run(tx)?;
        constants.tags().add(tx, &tags[..1])?;
        joins.tags().add(tx, &tags[1..2])?;
        borrowing.tags().add(tx, &tags[..1])?;

        // The article is given by whose comments they are.
        let now = Timestamp::now();
        let question =
            query!(constants.comments().create(name = "Dana", text = "How often?", written = now)).run(tx)?;
        query!(constants.comments().create(name = "Ada", text = "Once.", parent = &question, written = now)).run(tx)?;
        query!(joins.comments().create(name = "Dana", text = "Inner or outer?", written = now)).run(tx)?;
        Ok(())
    })
}

fn article(headline: &str, body: &str, author: &Author, published: Date) -> Article {
    Article { id: 0, headline: headline.to_owned(), body: body.to_owned(), author: author.id.into(), published }
}
