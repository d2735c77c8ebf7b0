//! Relations of a model to itself.

use orm_core::prelude::*;

use super::same;

#[derive(Model)]
#[model(app = "blog", many_to_many(friends: Author, follows: Self symmetrical = false))]
pub struct Author {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 40)]
    pub alias: Option<String>,
    pub age: Option<i32>,
}

#[test]
fn of_relations_to_the_model_itself() {
    same(
        &schema![Author],
        r#"CREATE TABLE "blog_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "alias" varchar(40) NULL, "age" integer NULL);
            CREATE TABLE "blog_author_follows" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED, "to_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "blog_author_follows_from_author_id_459159ab" ON "blog_author_follows" ("from_author_id");
            CREATE UNIQUE INDEX "blog_author_follows_from_author_id_to_author_id_f1d25ff7_uniq" ON "blog_author_follows" ("from_author_id", "to_author_id");
            CREATE INDEX "blog_author_follows_to_author_id_d6e831df" ON "blog_author_follows" ("to_author_id");
            CREATE TABLE "blog_author_friends" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED, "to_author_id" bigint NOT NULL REFERENCES "blog_author" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "blog_author_friends_from_author_id_13528789" ON "blog_author_friends" ("from_author_id");
            CREATE UNIQUE INDEX "blog_author_friends_from_author_id_to_author_id_21ad8ad8_uniq" ON "blog_author_friends" ("from_author_id", "to_author_id");
            CREATE INDEX "blog_author_friends_to_author_id_2df4984b" ON "blog_author_friends" ("to_author_id");"#,
    );
}
