//! Models of a strict user, for another crate to ask for.

/// No name of the standard library, or of ours, may be needed in scope.
mod taken {
    #![allow(dead_code)]

    pub(super) struct String;
    pub(super) struct Option;
    pub(super) struct Result;
    pub(super) struct Vec;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) struct Box;
    pub(super) struct Default;
    pub(super) struct Clone;
    pub(super) struct Model;
    pub(super) struct Row;
}

pub mod library {
    //! Books, authors and loans.

    #[allow(unused_imports)]
    use super::taken::*;

    /// How far a loan is.
    #[derive(dj::Choices, Clone, Copy, Debug, PartialEq, Eq)]
    #[choices(crate = dj)]
    pub enum State {
        /// The book is with the reader.
        Out,
        /// It is back.
        Back,
    }

    /// Who writes.
    #[derive(dj::Model, Clone, Debug, PartialEq, Eq)]
    #[model(crate = dj, has_many(books: Book))]
    pub struct Author {
        /// The key.
        pub id: i64,
        /// First and last.
        pub name: std::string::String,
    }

    /// What is read.
    #[derive(dj::Model, Clone, Debug, PartialEq, Eq)]
    #[model(crate = dj, ordering(title), has_many(loans: Loan), many_to_many(words: Word))]
    pub struct Book {
        /// The key.
        pub id: i64,
        /// On its cover.
        pub title: std::string::String,
        /// Who wrote it.
        pub author: std::option::Option<dj::ForeignKey<Author>>,
    }

    /// What books are about.
    #[derive(dj::Model, Clone, Debug, PartialEq, Eq)]
    #[model(crate = dj, many_to_many(books: Book reverse words))]
    pub struct Word {
        /// The key.
        pub id: i64,
        /// The word.
        #[model(max_length = 40, unique)]
        pub word: std::string::String,
    }

    /// That a book was lent.
    #[derive(dj::Model, Clone, Copy, Debug, PartialEq, Eq)]
    #[model(crate = dj)]
    pub struct Loan {
        /// The key.
        pub id: i64,
        /// What.
        pub book: dj::ForeignKey<Book>,
        /// How far it is.
        pub state: State,
        /// Until when.
        pub due: jiff::civil::Date,
    }

    /// The tables.
    pub const SCHEMA: dj::Schema = dj::schema![Author, Book, Word, Loan];

    /// A query as a public function's result, from where names are taken.
    pub fn titled(part: &str) -> dj::Query<'_, Book> {
        dj::query!(Book.filter(title__icontains = part))
    }

    /// How many books have a part in their title: code is generated where this is called, and once for each type.
    ///
    /// # Errors
    /// Whatever the database reports.
    #[inline]
    pub fn counted<T: AsRef<str>>(db: &dj::Db, part: &T) -> dj::Result<i64> {
        dj::query!(Book.filter(title__icontains = part.as_ref()).filter_some(id__gt = std::option::Option::Some(0)))
            .count(db)
    }

    /// Titles of books that are out, with their authors and how long the names are.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub fn out(db: &dj::Db) -> dj::Result<std::vec::Vec<(std::string::String, i64)>> {
        let rows = dj::query!(
            Book.exclude(Q(author = None) | Q(words__word__in = ["knots"]))
                .filter(loans__state = State::Out, Exists(Loan.filter(book = OuterRef(pk))))
                .annotate(letters = Length(title))
                .order_by(F(title).desc(nulls_last = true))[..10]
        );
        std::result::Result::Ok(rows.all(db)?.into_iter().map(|row| (row.title.clone(), row.letters)).collect())
    }
}
