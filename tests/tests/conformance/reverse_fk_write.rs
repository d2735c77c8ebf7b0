//! `reverse-fk-write`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.get(pk=1).comment_set.create(author_name='z', text='hi', created=NOW)`
    #[test]
    fn create() {
        written("reverse-fk-write/create", |db| {
            let article = query!(Article.get(pk = 1)).run(db)?;
            let comment = article.comment().create(
                db,
                Comment {
                    id: 0,
                    article: ForeignKey::new(0),
                    parent: None,
                    author_name: String::from("z"),
                    text: String::from("hi"),
                    score: 0,
                    is_spam: false,
                    created: timestamp("2024-06-15T12:00:00Z"),
                },
            )?;
            Ok(single(whole(&comment)))
        });
    }

    /// `Article.objects.get(pk=2).comment_set.add(Comment.objects.get(pk=1))`
    #[test]
    fn add_moves_the_row() {
        written("reverse-fk-write/add-moves-the-row", |db| {
            let article = query!(Article.get(pk = 2)).run(db)?;
            let comment = query!(Comment.get(pk = 1)).run(db)?;
            article.comment().add(db, [&comment])?;
            Ok(nothing())
        });
    }

    /// `Article.objects.get(pk=2).comment_set.add(Comment(author_name='z', text='t', created=NOW), bulk=False)`
    #[test]
    fn add_unsaved_bulk_false() {
        written("reverse-fk-write/add-unsaved-bulk-false", |db| {
            let article = query!(Article.get(pk = 2)).run(db)?;
            article.comment().save(
                db,
                &mut Comment {
                    id: 0,
                    article: ForeignKey::new(0),
                    parent: None,
                    author_name: String::from("z"),
                    text: String::from("t"),
                    score: 0,
                    is_spam: false,
                    created: timestamp("2024-06-15T12:00:00Z"),
                },
            )?;
            Ok(nothing())
        });
    }

    /// `Article.objects.get(pk=2).comment_set.add(Comment(author_name='z', text='t', created=NOW))`
    #[test]
    fn add_unsaved_is_refused() {
        written("reverse-fk-write/add-unsaved-is-refused", |db| {
            let article = query!(Article.get(pk = 2)).run(db)?;
            article.comment().add(
                db,
                [&Comment {
                    id: 0,
                    article: ForeignKey::new(0),
                    parent: None,
                    author_name: String::from("z"),
                    text: String::from("t"),
                    score: 0,
                    is_spam: false,
                    created: timestamp("2024-06-15T12:00:00Z"),
                }],
            )?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=1).articles.remove(Article.objects.get(pk=3))`
    #[test]
    fn remove_needs_null() {
        written("reverse-fk-write/remove-needs-null", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let article = query!(Article.get(pk = 3)).run(db)?;
            author.articles().remove(db, [&article])?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=5).articles.clear()`
    #[test]
    fn clear() {
        written("reverse-fk-write/clear", |db| {
            let author = query!(Author.get(pk = 5)).run(db)?;
            author.articles().clear(db)?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=5).articles.set([Article.objects.get(pk=7), Article.objects.get(pk=9)])`
    #[test]
    fn set() {
        written("reverse-fk-write/set", |db| {
            let author = query!(Author.get(pk = 5)).run(db)?;
            let article = query!(Article.get(pk = 7)).run(db)?;
            let article_2 = query!(Article.get(pk = 9)).run(db)?;
            author.articles().set(db, [&article, &article_2])?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=2).articles.remove(Article.objects.get(pk=3))`
    #[test]
    fn remove_foreign_row() {
        written("reverse-fk-write/remove-foreign-row", |db| {
            let author = query!(Author.get(pk = 2)).run(db)?;
            let article = query!(Article.get(pk = 3)).run(db)?;
            author.articles().remove(db, [&article])?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=1).articles.update(views=F('views') + 1)`
    #[test]
    fn update_through_manager() {
        written("reverse-fk-write/update-through-manager", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let articles = Query::from(author.articles());
            let updated = query!(articles.update(views = F(views) + 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Article.objects.get(pk=1).comment_set.filter(is_spam=True).delete()`
    #[test]
    fn delete_through_manager() {
        written("reverse-fk-write/delete-through-manager", |db| {
            let article = query!(Article.get(pk = 1)).run(db)?;
            let comments = Query::from(article.comment());
            let deleted = query!(comments.filter(is_spam = true)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Author.objects.get(pk=5).articles.get_or_create(headline='Soup', defaults={'slug': 's', 'pub_date': date(2024, 1, 1)})`
    #[test]
    fn get_or_create_through_manager() {
        written("reverse-fk-write/get-or-create-through-manager", |db| {
            let author = query!(Author.get(pk = 5)).run(db)?;
            let pair = query!(
                author.articles().get_or_create(headline = "Soup", defaults(slug = "s", pub_date = date(2024, 1, 1)))
            )
            .run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Author.objects.get(pk=1).articles.all()`
    #[test]
    fn all_keeps_default_ordering() {
        written("reverse-fk-write/all-keeps-default-ordering", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let articles = author.articles().all(db)?;
            Ok(many(articles.iter().map(whole)))
        });
    }

    /// `Author.objects.get(pk=1).articles.filter(tags__name='rust')`
    #[test]
    fn filter() {
        written("reverse-fk-write/filter", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let articles = Query::from(author.articles());
            let articles_2 = query!(articles.filter(tags__name = "rust")).all(db)?;
            Ok(many(articles_2.iter().map(whole)))
        });
    }

    /// `Author.objects.get(pk=1).articles.count()`
    #[test]
    fn count_() {
        written("reverse-fk-write/count", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let count = author.articles().count(db)?;
            Ok(single(vec![count.to_cell()]))
        });
    }

    /// `Author.objects.get(pk=1).articles.aggregate(Sum('views'), Avg('rating'))`
    #[test]
    fn aggregate() {
        written("reverse-fk-write/aggregate", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            let articles = Query::from(author.articles());
            let totals = query!(articles.aggregate(Sum(views), Avg(rating))).run(db)?;
            Ok(single({
                let row = &totals;
                row![row.views__sum, row.rating__avg]
            }))
        });
    }

    /// `Article.objects.get(pk=6).author`
    #[test]
    fn forward_fk_null() {
        written("reverse-fk-write/forward-fk-null", |db| {
            let article = query!(Article.get(pk = 6)).run(db)?;
            let author = article.author.as_ref().map(|key| key.fetch(db)).transpose()?;
            Ok(author.as_ref().map_or_else(nothing, |row| single(whole(row))))
        });
    }

    /// `c = Comment.objects.get(pk=8)`
    /// `c.article = Article.objects.get(pk=1)`
    /// `c.save()`
    /// `c.article_id`
    #[test]
    fn assign_fk_and_save() {
        written("reverse-fk-write/assign-fk-and-save", |db| {
            let mut c = query!(Comment.get(pk = 8)).run(db)?;
            let article = query!(Article.get(pk = 1)).run(db)?;
            c.article = ForeignKey::new(article.id);
            c.save(db)?;
            Ok(single(vec![c.article.to_cell()]))
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.get(pk=4).profile`
    #[test]
    fn reverse_one_to_one_missing() {
        written("reverse-fk-write/reverse-one-to-one-missing", |db| {
            let customer = query!(Customer.get(pk = 4)).run(db)?;
            let customer_profile = customer.profile().get(db)?;
            Ok(single(whole(&customer_profile)))
        });
    }

    /// `Customer.objects.get(pk=6).profile`
    #[test]
    fn reverse_one_to_one() {
        written("reverse-fk-write/reverse-one-to-one", |db| {
            let customer = query!(Customer.get(pk = 6)).run(db)?;
            let customer_profile = customer.profile().get(db)?;
            Ok(single(whole(&customer_profile)))
        });
    }

    /// `p = CustomerProfile.objects.get(pk=2)`
    /// `p.customer = Customer.objects.get(pk=12)`
    /// `p.save()`
    #[test]
    fn assign_one_to_one() {
        written("reverse-fk-write/assign-one-to-one", |db| {
            let mut p = query!(CustomerProfile.get(pk = 2)).run(db)?;
            let customer = query!(Customer.get(pk = 12)).run(db)?;
            p.customer = OneToOne::new(customer.id);
            p.save(db)?;
            Ok(nothing())
        });
    }
}
