//! Which columns of a model and of related models are loaded: `only` and `defer` beside `select_related`, `annotate` and
//! `prefetch_related`.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "press", has_many(books: Book), has_one(profile: Profile))]
struct Author {
    id: i64,
    name: String,
    born: i32,
    teacher: Option<ForeignKey<Self>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "press")]
struct Profile {
    id: i64,
    author: OneToOne<Author>,
    motto: String,
    letters: Option<String>,
}

// A key that is not the first column.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "press")]
struct Series {
    note: Option<String>,
    title: String,
    #[model(primary_key)]
    code: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "press")]
struct Book {
    id: i64,
    title: String,
    pages: i32,
    author: ForeignKey<Author>,
    series: Option<ForeignKey<Series>>,
}

fn press() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Author, Profile, Series, Book]).unwrap();
    db.execute_batch(
        "INSERT INTO press_author VALUES (1, 'Ada', 1815, NULL), (2, 'Bea', 1850, 1);
        INSERT INTO press_profile VALUES (1, 2, 'On!', NULL);
        INSERT INTO press_series VALUES (NULL, 'Engines', 'E');
        INSERT INTO press_book VALUES (1, 'Notes', 40, 1, 'E'), (2, 'Looms', 80, 2, NULL);",
    )
    .unwrap();
    db
}

#[test]
fn only_names_fields_of_related_rows() {
    let db = press();
    let query = query!(
        Book.select_related(author__teacher, series)
            .only(title, author__name, author__teacher__name, series__title)
            .order_by(id)
    );
    assert_eq!(
        query.sql(),
        "SELECT \"press_book\".\"id\", \"press_book\".\"title\", \"press_author\".\"id\", \"press_author\".\"name\", \
         \"T3\".\"id\", \"T3\".\"name\", \"press_series\".\"code\", \"press_series\".\"title\" FROM \"press_book\" \
         INNER JOIN \"press_author\" ON \"press_book\".\"author_id\" = \"press_author\".\"id\" \
         LEFT JOIN \"press_author\" \"T3\" ON \"press_author\".\"teacher_id\" = \"T3\".\"id\" \
         LEFT JOIN \"press_series\" ON \"press_book\".\"series_id\" = \"press_series\".\"code\" \
         ORDER BY \"press_book\".\"id\""
    );
    let books = query.all(&db).unwrap();
    let (notes, looms) = (&books[0], &books[1]);
    assert_eq!((notes.pk, notes.title.as_str(), notes.author.name.as_str()), (1, "Notes", "Ada"));
    assert!(notes.author.teacher.is_none());
    assert_eq!(notes.series.as_ref().map(|series| (series.pk.as_str(), series.title.as_str())), Some(("E", "Engines")));
    assert_eq!(looms.author.teacher.as_ref().map(|teacher| (teacher.pk, teacher.name.as_str())), Some((1, "Ada")));
    assert!(looms.series.is_none());
}

#[test]
fn a_relation_that_only_names_is_loaded_whole() {
    let db = press();
    let books = query!(Book.select_related(author).only(title, author).order_by(id)).all(&db).unwrap();
    assert_eq!(books[1].author, query!(Author.get(id = 2)).run(&db).unwrap());
}

#[test]
fn without_its_row_the_key_of_a_relation_is_loaded() {
    let db = press();
    let books = query!(Book.only(title, author__name).order_by(id)).all(&db).unwrap();
    assert_eq!((books[1].title.as_str(), books[1].author), ("Looms", 2));
}

#[test]
fn defer_leaves_out_fields_of_related_rows() {
    let db = press();
    let books = query!(
        Book.select_related(author__profile, series)
            .defer(pages, author__born, author__profile__letters, series__note)
            .order_by(id)
    )
    .all(&db)
    .unwrap();
    assert_eq!((books[0].title.as_str(), books[0].author.name.as_str()), ("Notes", "Ada"));
    assert!(books[0].author.profile.is_none());
    // The key is found wherever it stands among the columns that are left.
    assert_eq!(books[0].series.as_ref().map(|series| series.code.as_str()), Some("E"));
    assert_eq!(books[1].author.profile.as_ref().map(|profile| profile.motto.as_str()), Some("On!"));
    assert!(books[1].series.is_none());
}

#[test]
fn computed_columns_come_after_those_that_are_left() {
    let db = press();
    let left =
        query!(Author.defer(born, teacher).annotate(count = Count(books), most = Max(books__pages)).order_by(-id));
    let left = left.all(&db).unwrap();
    assert_eq!((left[0].name.as_str(), left[0].count, left[0].most), ("Bea", 1, Some(80)));
    let named =
        query!(Book.select_related(author).only(title, author__name).annotate(twice = F(pages) * 2).order_by(id));
    let named = named.first(&db).unwrap().unwrap();
    assert_eq!((named.title.as_str(), named.author.name.as_str(), named.twice), ("Notes", "Ada", 80));
}

#[test]
fn rows_of_some_columns_have_related_rows() {
    let db = press();
    let authors = query!(Author.only(name).prefetch_related(books, profile).order_by(id)).all(&db).unwrap();
    assert_eq!((authors[1].name.as_str(), authors[1].books[0].title.as_str()), ("Bea", "Looms"));
    assert!(authors[0].profile.is_none());
    let authors = query!(
        Author
            .defer(born)
            .prefetch_related(Prefetch(books, Book.only(title, series).prefetch_related(series)))
            .order_by(id)
    );
    let authors = authors.all(&db).unwrap();
    let series = authors[0].books[0].series.as_ref().unwrap();
    assert_eq!((authors[0].name.as_str(), series.title.as_str()), ("Ada", "Engines"));
    // The key is among the columns that are named, at another place than in the table.
    let books = query!(Book.only(author, title).prefetch_related(author).order_by(-id)).all(&db).unwrap();
    assert_eq!(books[0].author.name, "Bea");
}

#[test]
fn values_say_anew_what_rows_are() {
    let query = query!(Book.select_related(author).prefetch_related(series).values(title));
    assert_eq!(query.sql(), "SELECT \"press_book\".\"title\" AS \"title\" FROM \"press_book\"");
}

#[test]
fn distinct_rows_are_compared_by_what_they_are_ordered_by() {
    let db = press();
    db.execute_batch("INSERT INTO press_author VALUES (3, 'Ada', 1900, NULL)").unwrap();
    let query = query!(Author.defer(born).distinct().order_by(born));
    assert!(query.sql().contains("\"press_author\".\"teacher_id\", \"press_author\".\"born\" FROM"));
    assert_eq!(query.count(&db).unwrap(), 3);
}

#[test]
fn rows_are_found_by_a_unique_field_whatever_else_is_loaded() {
    let db = press();
    let by_key = query!(Author.in_bulk()).run(&db).unwrap();
    assert_eq!((by_key.len(), by_key[&2].name.as_str()), (2, "Bea"));
    let keys = vec![1, 7];
    let named = query!(Book.select_related(author).filter(pages__gt = 20).only(title, author__name).in_bulk(pk, &keys));
    let books = named.run(&db).unwrap();
    assert_eq!((books.len(), books[&1].author.name.as_str()), (1, "Ada"));
    let profiles = query!(Profile.defer(motto).in_bulk(author)).run(&db).unwrap();
    assert_eq!(profiles[&2].letters, None);
    let counted = query!(Series.annotate(twice = Length(title) * 2).in_bulk(code, ["E"])).run(&db).unwrap();
    assert_eq!(counted["E"].twice, 14);
}

#[test]
fn a_held_query_loads_related_rows() {
    use orm_tests::models::mini::{Customer, Order};
    use orm_tests::world::World;

    let world = World::new();
    let whole =
        query!(Order.filter(quantity__gt = 1).select_related(product, customer).order_by(id)).all(&world).unwrap();
    let held = query!(Order.filter(quantity__gt = 1));
    let joined = query!(held.clone().select_related(product, customer).order_by(id));
    let rows = joined.all(&world).unwrap();
    assert_eq!(rows.len(), whole.len());
    for (row, other) in rows.iter().zip(&whole) {
        assert_eq!((&**row, &row.product, &row.customer), (&**other, &other.product, &other.customer));
    }
    // Step by step, in Django's habit.
    let mut orders = query!(held.clone().select_related(customer));
    for (quantity, wanted) in [(None, whole.len()), (Some(2), 0)] {
        if let Some(quantity) = quantity {
            orders = query!(orders.filter(quantity__lte = quantity, customer__id = whole[0].customer.id));
        }
        let rows = query!((&orders).order_by(-id)[..100]).all(&world).unwrap();
        assert!(rows.is_sorted_by_key(|row| -row.id));
        assert!(rows.len() == wanted || quantity.is_some());
        assert!(rows.iter().all(|row| row.customer.id == *row.order_customer()));
    }
    let first = query!(orders.clone().order_by(id)).first(&world).unwrap().map(|row| row.id);
    assert_eq!(query!(orders.clone().aggregate(least = Min(id))).run(&world).unwrap().least, first);
    let names: Vec<i64> = query!(orders.clone().order_by(id).values_list(id, flat = true)).all(&world).unwrap();
    assert_eq!(names.first().copied(), first);
    // Where rows are something else, no related ones are read.
    let sql = query!(orders.clone().values_list(id, flat = true)).sql();
    assert!(!sql.contains("\"mini_customer\".\"name\""), "{sql}");
    assert_eq!(query!(orders.clone().update(quantity = 7)).run(&world).unwrap(), u64::try_from(names.len()).unwrap());
    // With what is computed beside, and of related rows.
    let ann = query!(Customer.get(id = whole[0].customer.id)).run(&world).unwrap();
    let rows =
        query!(ann.order().select_related(product).annotate(twice = F(quantity) * 2).order_by(id)).all(&world).unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row.product.id == *row.order_product() && row.twice == i64::from(row.quantity) * 2));
    // An annotated query goes on, too.
    let counted = query!(Customer.annotate(orders = Count(order)).order_by(id));
    let all = counted.all(&world).unwrap();
    let some = query!(counted.filter(id__gt = all[0].id)[..2]).all(&world).unwrap();
    assert_eq!(
        some.iter().map(|row| (row.id, row.orders)).collect::<Vec<_>>(),
        all[1..3].iter().map(|row| (row.id, row.orders)).collect::<Vec<_>>()
    );
}

trait Keys {
    fn order_customer(&self) -> &i64;
    fn order_product(&self) -> &i64;
}

impl Keys for orm_tests::models::mini::Order {
    fn order_customer(&self) -> &i64 {
        self.customer.key()
    }

    fn order_product(&self) -> &i64 {
        self.product.key()
    }
}
