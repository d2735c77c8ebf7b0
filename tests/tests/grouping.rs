//! What queries group and order by after `values`.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "g", ordering(-name), has_many(books: Book))]
struct Shelf {
    id: i64,
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "g", has_many(copies: Copy))]
struct Book {
    id: i64,
    shelf: ForeignKey<Shelf>,
    lent: bool,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "g")]
struct Copy {
    id: i64,
    book: ForeignKey<Book>,
}

/// Shelf 1 has books 1 and 2, shelf 2 has book 3; book 1 has two copies, book 3 one.
fn library() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Shelf, Book, Copy]).unwrap();
    db.execute_batch(
        "INSERT INTO g_shelf VALUES (1, 'a'), (2, 'b');
        INSERT INTO g_book VALUES (1, 1, 0), (2, 1, 1), (3, 2, 1);
        INSERT INTO g_copy VALUES (1, 1), (2, 1), (3, 3);",
    )
    .unwrap();
    db
}

#[test]
fn an_aggregate_after_values_groups_by_these_whatever_was_grouped_by_before() {
    let db = library();
    let query =
        query!(Book.annotate(copied = Count(copies)).values(shelf).annotate(rows = Count(id)).order_by(shelf_id));
    let rows: Vec<(i64, i64)> = query.all(&db).unwrap().iter().map(|row| (row.shelf, row.rows)).collect();
    // The join that the first aggregate needs stays.
    assert_eq!(rows, [(1, 3), (2, 1)]);
    let query = query!(Book.values(shelf).annotate(n = Count(id)).values(lent).annotate(m = Count(id)).order_by(lent));
    let rows: Vec<(bool, i64)> = query.all(&db).unwrap().iter().map(|row| (row.lent, row.m)).collect();
    assert_eq!(rows, [(false, 1), (true, 2)]);
}

#[test]
fn groups_are_not_those_of_an_aggregate_that_values_selects() {
    let db = library();
    let query = query!(Book.annotate(copied = Count(copies)).values(copied).annotate(rows = Count(id)));
    let rows: Vec<(i64, i64)> = query.all(&db).unwrap().iter().map(|row| (row.copied, row.rows)).collect();
    // Nothing is left to group by: it is one row.
    assert_eq!(rows, [(3, 4)]);
}

#[test]
fn a_selected_relation_is_ordered_by_its_key() {
    let db = library();
    let selected = query!(Book.values_list(shelf, flat = true).distinct().order_by(shelf));
    assert_eq!(selected.all(&db).unwrap(), [1, 2]);
    // Else as the shelves order themselves.
    let others = query!(Book.order_by(shelf, id).values_list(id, flat = true));
    assert_eq!(others.all(&db).unwrap(), [3, 1, 2]);
}

#[test]
fn groups_have_a_first_if_they_are_rows_or_ordered() {
    let db = library();
    let ordered = query!(Book.values(lent).annotate(n = Count(id)).order_by(-n)).first(&db).unwrap().unwrap();
    assert_eq!((ordered.lent, ordered.n), (true, 2));
    let row = query!(Book.values(pk, lent).annotate(n = Count(copies))).last(&db).unwrap().unwrap();
    assert_eq!((row.pk, row.n), (3, 1));
    let row = query!(Book.annotate(n = Count(copies)).values(lent, n)).first(&db).unwrap().unwrap();
    assert_eq!((row.lent, row.n), (false, 2));
}

/// What stands after GROUP BY, up to the next clause.
fn keys(sql: &str) -> &str {
    let (_, after) = sql.split_once(" GROUP BY ").unwrap();
    after.split(" HAVING ").next().unwrap().split(" ORDER BY ").next().unwrap()
}

#[test]
fn groups_by_each_term_once() {
    let (name, lent) = (r#""g_shelf"."name""#, r#""g_book"."lent""#);
    let both = format!("{name}, {lent}");
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(n = Count(id))).sql()), name);
    // Ordering by it, selecting it again and filtering by what was counted adds nothing.
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(n = Count(id)).order_by(shelf__name)).sql()), name);
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(n = Count(copies)).values(shelf__name, n)).sql()), name);
    assert_eq!(
        keys(query!(Book.values(shelf__name).annotate(n = Count(id)).filter(n__gt = 1).order_by(-n)).sql()),
        name
    );
    // What is new is added.
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(n = Count(id)).order_by(lent)).sql()), both);
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(n = Count(id)).values(lent, n)).sql()), both);
    assert_eq!(keys(query!(Book.values(shelf__name).annotate(out = F(lent), n = Count(id)).order_by(out)).sql()), both);
    // Expressions are known by their names.
    let upper = format!("UPPER({name})");
    let named = query!(Book.values(up = Upper(shelf__name)).annotate(n = Count(id)).order_by(up)).sql();
    assert_eq!(keys(named), upper);
    assert_eq!(keys(query!(Book.values(up = Upper(shelf__name)).annotate(n = Count(id)).values(up, n)).sql()), upper);
    // A row is its key.
    let row = r#""g_book"."id""#;
    assert_eq!(keys(query!(Book.annotate(n = Count(copies)).values(id, n).order_by(id)).sql()), row);
    assert_eq!(keys(query!(Book.annotate(n = Count(copies)).order_by(id)).sql()), row);
}

#[test]
fn a_path_that_leads_over_a_newer_join_is_grouped_by_as_it_is_selected() {
    let copies = query!(
        Shelf.values(books__lent).annotate(n = Count(id)).filter(books__copies__id__gt = 1).order_by(books__lent)
    );
    // The joins that `filter` made are those that the selection reads.
    let (select, _) = copies.sql().split_once(" AS ").unwrap();
    let column = select.strip_prefix("SELECT ").unwrap();
    assert!(keys(copies.sql()).split(", ").any(|key| key == column), "{}", copies.sql());
}

/// As in Django: a group for each value that an aggregate over groups is of.
#[test]
fn an_aggregate_over_groups_is_of_all_that_it_names() {
    let db = library();
    let books = query!(Shelf.annotate(n = Count(books)).aggregate(sum = Sum(n), most = Max(n)));
    let found = books.run(&db).unwrap();
    assert_eq!((found.sum, found.most), (Some(3), Some(2)));
    let books = query!(Shelf.annotate(n = Count(books)).aggregate(keys = Count(books__id), lent = Count(books__lent)));
    let found = books.run(&db).unwrap();
    assert_eq!((found.keys, found.lent), (3, 3));
}

/// `Q(a, b)` is `a, b`, also if only one of them is about a group.
#[test]
fn what_stands_beside_a_condition_over_groups_chooses_rows() {
    let db = library();
    let shelves = query!(Shelf.annotate(n = Count(books)).filter(Q(n__gt = 0, books__lent = true)).order_by(id));
    assert!(shelves.sql().contains("WHERE"), "{}", shelves.sql());
    let counted: Vec<_> = shelves.all(&db).unwrap().into_iter().map(|shelf| (shelf.id, shelf.n)).collect();
    assert_eq!(counted, [(1, 2), (2, 1)]);
}
