//! The tables of a blog: a program that makes its own.

use jiff::Timestamp;
use jiff::civil::Date;
use orm_core::prelude::*;

/// All tables, to create them with.
pub const SCHEMA: Schema = schema![Author, Tag, Article, Comment];

/// Who writes articles.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", ordering(name), has_many(articles: Article))]
pub struct Author {
    /// Given by the database.
    pub id: i64,
    /// First and last.
    #[model(max_length = 80)]
    pub name: String,
    /// Where to write to.
    #[model(max_length = 254, unique)]
    pub email: Option<String>,
}

/// What articles are about.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", ordering(name), many_to_many(articles: Article reverse tags))]
pub struct Tag {
    /// Given by the database.
    pub id: i64,
    /// The word.
    #[model(max_length = 40, unique)]
    pub name: String,
}

/// An article, the newest first.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "blog",
    ordering(-published, headline),
    latest_by(published),
    has_many(comments: Comment),
    many_to_many(tags: Tag),
    index(author, -published)
)]
pub struct Article {
    /// Given by the database.
    pub id: i64,
    /// Shown above it.
    #[model(max_length = 120)]
    pub headline: String,
    /// The text.
    pub body: String,
    /// Who wrote it.
    pub author: ForeignKey<Author>,
    /// The day it came out.
    pub published: Date,
}

/// What a reader says to an article.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", ordering(written, id), has_many(replies: Comment))]
pub struct Comment {
    /// Given by the database.
    pub id: i64,
    /// What it is about.
    pub article: ForeignKey<Article>,
    /// The comment that it answers.
    pub parent: Option<ForeignKey<Comment>>,
    /// The reader.
    #[model(max_length = 60)]
    pub name: String,
    /// What they say.
    pub text: String,
    /// When.
    pub written: Timestamp,
}
