//! Creates its own tables in a new file, fills them, and asks.
//!
//! ```sh
//! cargo run -p orm-examples --bin blog
//! ```

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
    Ok(())
}

/// Rows are written with SQL; all of them or, if there is an error, none.
fn fill(db: &Db) -> Result<()> {
    let tx = db.transaction()?;
    tx.execute_batch(
        "INSERT INTO blog_author (id, name, email) VALUES
            (1, 'Ada', 'ada@example.com'), (2, 'Brian', NULL), (3, 'Chris', NULL);
        INSERT INTO blog_tag (id, name) VALUES (1, 'rust'), (2, 'sql'), (3, 'cooking');
        INSERT INTO blog_article (id, headline, body, author_id, published) VALUES
            (1, 'Constants', 'Computed once.', 1, '2024-02-01'),
            (2, 'Joins', 'Two tables, one question.', 1, '2024-03-01'),
            (3, 'Borrowing', 'And giving back.', 2, '2024-03-01');
        INSERT INTO blog_article_tags (article_id, tag_id) VALUES (1, 1), (2, 2), (3, 1);
        INSERT INTO blog_comment (id, article_id, parent_id, name, text, written) VALUES
            (1, 1, NULL, 'Dana', 'How often?', '2024-02-01 09:00:00'),
            (2, 1, 1, 'Ada', 'Once.', '2024-02-01 09:30:00'),
            (3, 2, NULL, 'Dana', 'Inner or outer?', '2024-03-02 08:00:00');",
    )?;
    tx.commit()?;
    Ok(())
}
