//! The blog: default orderings, many-to-many to itself, threaded comments.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use orm_core::{ForeignKey, Model, Schema, schema};

use crate::cells;

/// The tables.
pub const SCHEMA: Schema = schema![Author, Tag, Publication, Article, Comment];

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "blog",
    has_many(articles: Article by author, reviewed: Article by reviewer),
    many_to_many(friends: Author, follows: Author symmetrical = false, followers: Author reverse follows)
)]
pub struct Author {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 40)]
    pub alias: Option<String>,
    pub age: Option<i32>,
}

cells!(Author { id, name, alias, age });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", has_many(children: Tag), many_to_many(articles: Article reverse tags), ordering(name))]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 40)]
    pub name: String,
    pub parent: Option<ForeignKey<Tag>>,
}

cells!(Tag { id, name, parent });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", many_to_many(article: Article reverse publications), ordering(title))]
pub struct Publication {
    pub id: i64,
    #[model(max_length = 60)]
    pub title: String,
}

cells!(Publication { id, title });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "blog",
    has_many(comment: Comment),
    many_to_many(tags: Tag, publications: Publication),
    ordering(-pub_date, headline),
    latest_by(pub_date)
)]
pub struct Article {
    pub id: i64,
    #[model(max_length = 120)]
    pub headline: String,
    #[model(max_length = 120, index)]
    pub slug: String,
    #[model(default = "")]
    pub body: String,
    pub author: Option<ForeignKey<Author>>,
    #[model(on_delete = set_null)]
    pub reviewer: Option<ForeignKey<Author>>,
    pub pub_date: Date,
    pub published_at: Option<Timestamp>,
    pub read_time: Option<Time>,
    pub rating: Option<f64>,
    #[model(default = 0)]
    pub views: i32,
}

cells!(Article { id, headline, slug, body, author, reviewer, pub_date, published_at, read_time, rating, views });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "blog", has_many(replies: Comment), ordering(created, id))]
pub struct Comment {
    pub id: i64,
    pub article: ForeignKey<Article>,
    pub parent: Option<ForeignKey<Comment>>,
    #[model(max_length = 60)]
    pub author_name: String,
    pub text: String,
    #[model(default = 0)]
    pub score: i32,
    #[model(default = false)]
    pub is_spam: bool,
    pub created: Timestamp,
}

cells!(Comment { id, article, parent, author_name, text, score, is_spam, created });
