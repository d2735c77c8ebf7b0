//! Every kind of query, by a strict user, of models in another crate.

// A module's path to the models, and nothing of ours, in scope.
use orm_strict::library::{Author, Book, Loan, SCHEMA, State, counted, out, titled};

type Outcome = Result<(), dj::Error>;

fn filled() -> Result<dj::Db, dj::Error> {
    let db = dj::Db::open_in_memory()?;
    db.create_tables(&SCHEMA)?;
    db.connection().execute_batch(
        "INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Brian');
        INSERT INTO book (id, title, author_id) VALUES (1, 'Engines', 1), (2, 'Ropes', 2), (3, 'Anonymous', NULL);
        INSERT INTO word (id, word) VALUES (1, 'steam'), (2, 'knots');
        INSERT INTO book_words (book_id, word_id) VALUES (1, 1), (2, 2);
        INSERT INTO loan (id, book_id, state, due) VALUES (1, 1, 'out', '2024-05-01'), (2, 2, 'back', '2024-06-01');",
    )?;
    Ok(db)
}

#[test]
fn models_are_asked_for_from_another_crate() -> Outcome {
    let db = filled()?;
    assert_eq!(titled("ENG").count(&db)?, 1);
    assert_eq!(out(&db)?, [(String::from("Engines"), 7)]);
    let some = titled("n");
    let some = dj::query!(some.filter(author__name__startswith = "A").order_by(-title)[..10]);
    assert_eq!(some.all(&db)?.len(), 1);
    assert_eq!(dj::query!(Book.get(pk = 2)).run(&db)?.title, "Ropes");
    assert_eq!(dj::query!(Author.filter(books__loans__state = State::Out)).count(&db)?, 1);
    assert_eq!(dj::query!(orm_strict::library::Word.exclude(books__loans__due__month = 5)).count(&db)?, 1);
    assert_eq!(dj::query!(Loan.filter(book__in = [1, 2], state__in = [State::Out])).count(&db)?, 1);
    assert_eq!(dj::query!(Book.filter(Q(author = None) | !Q(title__length__gt = 5))).count(&db)?, 2);
    Ok(())
}

#[test]
fn rows_of_all_kinds_are_strict_too() -> Outcome {
    /// A row of the user's own.
    #[derive(Debug, PartialEq, Eq)]
    struct Line {
        title: String,
        letters: i64,
    }

    let db = filled()?;
    let values = dj::query!(Book.values(title, author__name)).all(&db)?;
    assert_eq!(values.first().map(|row| row.title.as_str()), Some("Anonymous"));
    let tuples = dj::query!(Book.values_list(id, title)).all(&db)?;
    assert_eq!(tuples.len(), 3);
    let flat: Vec<String> = dj::query!(Book.values_list(title, flat = true)).all(&db)?;
    assert_eq!(flat, ["Anonymous", "Engines", "Ropes"]);
    let own = dj::query!(Book.filter(id = 1).values(title, letters = Length(title)) as Line).all(&db)?;
    assert_eq!(own, [Line { title: "Engines".into(), letters: 7 }]);
    let longer = dj::query!(Book.annotate(letters = Length(title)).filter(letters__gt = 5)).all(&db)?;
    assert_eq!(longer.iter().map(|row| row.letters).max(), Some(9));
    let less = dj::query!(Book.defer(title)).all(&db)?;
    assert_eq!(less.len(), dj::query!(Book.only(title)).all(&db)?.len());
    let days = dj::query!(Loan.dates(due, month)).all(&db)?;
    assert_eq!(days.len(), 2);
    Ok(())
}

/// What has titles.
trait Titled<T> {
    /// How many there are that begin with a text.
    fn beginning(&self, text: T) -> dj::Result<i64>;
}

impl<T: AsRef<str>> Titled<T> for dj::Db {
    fn beginning(&self, text: T) -> dj::Result<i64> {
        let all = dj::query!(Book.all());
        dj::query!(all.filter(title__startswith = text.as_ref())).count(self)
    }
}

/// Rows of any model of which there is one, and its number.
fn numbered<M: dj::Model, const N: usize>(db: &dj::Db, rows: [&M; N]) -> dj::Result<usize> {
    let books = dj::query!(Book.filter(id__lte = N).order_by(-id).prefetch_related(words, loans)).all(db)?;
    Ok(books.len() + rows.len())
}

#[test]
fn queries_stand_in_all_kinds_of_functions() -> Outcome {
    const fn found(db: &dj::Db) -> impl Fn(i64) -> dj::Result<bool> {
        move |id| dj::query!(Book.filter(id = id)).exists(db)
    }
    async fn awaited(part: &str) -> dj::Query<'_, Book> {
        std::future::ready(()).await;
        dj::query!(Book.filter(title__icontains = part))
    }

    let db = filled()?;
    // One query for two types, and in two crates.
    assert_eq!((counted(&db, &"e")?, counted(&db, &String::from("EN"))?), (2, 1));
    assert_eq!((db.beginning("E")?, db.beginning(String::from("x"))?), (1, 0));
    let author = dj::query!(Author.get(id = 1)).run(&db)?;
    assert_eq!((numbered(&db, [&author])?, numbered(&db, [&author, &author])?), (2, 4));
    assert!(found(&db)(3)? && !found(&db)(4)?);
    let mut asked = std::pin::pin!(awaited("EN"));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match asked.as_mut().poll(&mut context) {
        std::task::Poll::Ready(query) => assert_eq!(query.count(&db)?, 1),
        std::task::Poll::Pending => return Err(dj::Error::DoesNotExist { model: "Book" }),
    }
    Ok(())
}
