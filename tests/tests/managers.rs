//! Rows that are made through related rows.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use orm_core::prelude::*;
use orm_tests::conformance::timestamp;
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;

fn product(db: &Db, id: i64) -> mini::Product {
    query!(mini::Product.get(pk = id)).run(db).unwrap()
}

fn article(db: &Db, id: i64) -> blog::Article {
    query!(blog::Article.get(pk = id)).run(db).unwrap()
}

fn author(db: &Db, id: i64) -> blog::Author {
    query!(blog::Author.get(pk = id)).run(db).unwrap()
}

/// Does `write` to a fresh database, within so many statements, and compares with Django.
fn case(id: &str, statements: u64, write: impl FnOnce(&Db) -> orm_core::Result<()>) {
    let world = World::new();
    let (sent, written) = world.counted(write);
    written.unwrap();
    assert!(sent <= statements, "{sent} statements: {id}");
    world.assert_state(id);
}

#[test]
fn a_row_is_made_with_the_key_to_the_row_here() {
    case("reverse-fk-write/create", 2, |db| {
        let created = timestamp("2024-06-15T12:00:00+00:00");
        let made =
            query!(article(db, 1).comment().create(author_name = "z", text = "hi", created = created)).run(db)?;
        assert_eq!((made.id, *made.article.key(), made.author_name.as_str()), (13, 1, "z"));
        Ok(())
    });
    let world = World::new();
    // Of several keys, the one that the relation goes by.
    let ada = author(&world, 5);
    let reviewed = query!(ada.reviewed().create(headline = "New", slug = "new", pub_date = date(2024, 1, 1)));
    let reviewed = reviewed.run(&world).unwrap();
    assert_eq!((reviewed.author, reviewed.reviewer), (None, Some(ForeignKey::new(5))));
    let both =
        query!(ada.articles().create(headline = "Other", slug = "other", pub_date = date(2024, 1, 1), reviewer = 2));
    let both = both.run(&world).unwrap();
    assert_eq!((both.author, both.reviewer), (Some(ForeignKey::new(5)), Some(ForeignKey::new(2))));
    assert_eq!(both.views, 0);
}

#[test]
fn a_row_is_made_and_joined() {
    case("m2m-write/create", 3, |db| {
        let made = query!(product(db, 5).tags().create(name = "academic")).run(db)?;
        assert_eq!((made.id, made.name.as_str()), (6, "academic"));
        Ok(())
    });
    let world = World::new();
    let mug = product(&world, 5);
    // Both are done or none is.
    assert!(query!(mug.tags().create(name = "sale")).run(&world).unwrap_err().is_unique_violation());
    assert_eq!(mug.tags().count(&world).unwrap(), 0);
    // From the other end.
    let tag = query!(mini::Tag.get(name = "unused")).run(&world).unwrap();
    let made = query!(tag.product().create(name = "Mug", category = "Kitchen", price = 3, inventory_count = 1));
    let made = made.run(&world).unwrap();
    assert_eq!(tag.product().all(&world).unwrap(), [made]);
}

#[test]
fn a_row_is_looked_for_among_the_related_ones() {
    case("m2m-write/get-or-create-new", 4, |db| {
        let (made, created) = query!(product(db, 5).tags().get_or_create(name = "academic")).run(db)?;
        assert_eq!((made.id, created), (6, true));
        Ok(())
    });
    case("m2m-write/get-or-create-of-a-linked-row", 2, |db| {
        let (found, created) = query!(product(db, 1).tags().get_or_create(name = "gift")).run(db)?;
        assert_eq!((found.id, created), (4, false));
        Ok(())
    });
    case("m2m-write/get-or-create-of-an-unlinked-row-fails", 4, |db| {
        let error = query!(product(db, 5).tags().get_or_create(name = "sale")).run(db).unwrap_err();
        assert!(error.is_unique_violation());
        Ok(())
    });
    case("reverse-fk-write/get-or-create-through-manager", 2, |db| {
        let (found, created) = query!(
            author(db, 5)
                .articles()
                .get_or_create(headline = "Soup", defaults(slug = "s", pub_date = date(2024, 1, 1)))
        )
        .run(db)?;
        assert_eq!((found.id, created), (7, false));
        Ok(())
    });
}

#[test]
fn a_row_is_made_where_none_is_found_here() {
    let world = World::new();
    for (created, id) in [(true, 1), (true, 2), (false, 2)] {
        // The second time there is one of this name, but of another author.
        let author = author(&world, id);
        let mine = query!(author.articles().get_or_create(
            headline__iexact = "NOVELTY",
            slug = "n",
            defaults(headline = "Novelty", pub_date = date(2024, 1, 1), views = 4)
        ));
        let (row, made) = mine.run(&world).unwrap();
        assert_eq!((made, row.author.map(|key| *key.key()), row.slug.as_str(), row.views), (created, Some(id), "n", 4));
    }
}

#[test]
fn a_row_is_changed_or_made() {
    let world = World::new();
    let ada = author(&world, 1);
    let count = |slug: &'static str| {
        let day = date(2024, 1, 1);
        query!(ada.articles().update_or_create(
            slug = slug,
            defaults(views = F(views) + 1),
            create_defaults(headline = "New", pub_date = day, views = 10)
        ))
        .run(&world)
        .unwrap()
    };
    let (first, second, third) = (count("a"), count("a"), count("b"));
    assert_eq!((first.0.views, first.1, second.0.views, second.1), (10, true, 11, false));
    assert_eq!((third.0.author, third.1), (Some(ForeignKey::new(1)), true));
    assert_eq!(second.0, query!(blog::Article.get(slug = "a")).run(&world).unwrap());
    let tags = |name: &'static str| {
        query!(product(&world, 5).tags().update_or_create(name__startswith = name, defaults(name = name)))
            .run(&world)
            .unwrap()
    };
    assert_eq!([tags("fresh").1, tags("fres").1, tags("fre").1], [true, false, false]);
    assert_eq!(product(&world, 5).tags().all(&world).unwrap()[0].name, "fre");
}

#[test]
fn the_same_place_serves_several_relations() {
    let world = World::new();
    fn renamed<'q>(
        by: orm_core::related::ManyToMany<'q, mini::Tag>,
        name: &'q str,
    ) -> orm_core::query::Create<'q, mini::Tag> {
        query!(by.create(name = name))
    }
    assert_eq!(renamed(product(&world, 5).tags(), "a").run(&world).unwrap().name, "a");
    assert_eq!(renamed(product(&world, 6).tags(), "b").run(&world).unwrap().name, "b");
    assert_eq!(product(&world, 5).tags().count(&world).unwrap(), 1);
}

#[test]
fn a_row_that_is_not_saved_has_no_related_rows() {
    let world = World::new();
    let new = mini::Product { id: 0, ..product(&world, 1) };
    let error = query!(new.tags().create(name = "x")).run(&world).unwrap_err();
    assert!(matches!(error, Error::NotSaved { model: "Product" }), "{error}");
    let error = query!(new.tags().get_or_create(name = "x")).run(&world).unwrap_err();
    assert!(matches!(error, Error::NotSaved { model: "Product" }), "{error}");
    let category = shop::Category { id: 0, name: "".into(), slug: "".into(), parent: None };
    let error = query!((category).children().create(name = "x", slug = "x"));
    assert!(matches!(error.run(&world), Err(Error::NotSaved { model: "Category" })));
    assert!(!query!(mini::Tag.filter(name = "x")).exists(&world).unwrap());
}
