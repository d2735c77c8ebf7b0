//! Related rows: joined by `select_related`, fetched by `prefetch_related`.

// Tests speak by panicking.
#![allow(clippy::all, clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use orm_core::prelude::*;
use orm_tests::models::mini::{Customer, Order, Product, Tag};
use orm_tests::models::{blog, shop};
use orm_tests::world::World;

#[test]
fn joined_rows_come_in_one_statement() {
    let db = World::new();
    let query = query!(Order.select_related(customer, product).order_by(id)[..3]);
    let rows = query.all(&db).unwrap();
    assert_eq!(rows.len(), 3);
    let first = query!(Order.order_by(id)[..1]).get(&db).unwrap();
    assert_eq!(*rows[0], first);
    assert_eq!(rows[0].customer.id, *rows[0].customer_key());
    assert_eq!(rows[0].product.id, *first.product.key());
}

trait Keys {
    fn customer_key(&self) -> &i64;
}

impl Keys for Order {
    fn customer_key(&self) -> &i64 {
        self.customer.key()
    }
}

#[test]
fn annotations_follow_joined_rows() {
    let db = World::new();
    let rows = query!(Order.select_related(customer).annotate(next = F(quantity) + 1).order_by(id)).all(&db).unwrap();
    for row in &rows {
        assert_eq!(row.next, i64::from(row.quantity) + 1);
        assert!(!row.customer.name.is_empty());
    }
}

#[test]
fn fetched_rows_are_found_again() {
    let db = World::new();
    let rows = query!(Product.prefetch_related(tags, order__customer).order_by(id)).all(&db).unwrap();
    for product in &rows {
        let tags = query!(Tag.filter(product__id = product.id).order_by(id)).all(&db).unwrap();
        let mut found = product.tags.clone();
        found.sort_by_key(|tag| tag.id);
        assert_eq!(found, tags);
        let orders = query!(Order.filter(product__id = product.id)).count(&db).unwrap();
        assert_eq!(product.order.len(), usize::try_from(orders).unwrap());
        for order in &product.order {
            assert!(!order.customer.name.is_empty());
        }
    }
}

#[test]
fn a_query_of_its_own_is_fetched_with() {
    let db = World::new();
    let most = 2;
    let rows = query!(
        Customer
            .prefetch_related(
                Prefetch(
                    order,
                    Order.filter(quantity__gte = most).select_related(product).order_by(-quantity),
                    to = large
                ),
                Prefetch(order, Order.order_by(-order_date, id)[..1], to = latest)
            )
            .order_by(id)
    )
    .all(&db)
    .unwrap();
    for row in &rows {
        assert!(row.large.iter().all(|order| order.quantity >= most && order.product.id > 0));
        assert!(row.latest.len() <= 1);
    }
    assert!(rows.iter().any(|row| row.latest.len() == 1));
}

#[test]
fn chunks_are_as_good_as_all() {
    let db = World::new();
    let query = query!(Customer.prefetch_related(order).order_by(id));
    let all = query.all(&db).unwrap();
    for chunk in [1, 2, 1000] {
        let rows: Vec<_> = query.chunks(&db, chunk).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows, all);
    }
    assert_eq!(query.count(&db).unwrap(), i64::try_from(all.len()).unwrap());
    assert_eq!(query.first(&db).unwrap().as_ref(), all.first());
    assert_eq!(query.last(&db).unwrap().as_ref(), all.last());
    let one = query!(Customer.prefetch_related(order).get(id = 1)).run(&db).unwrap();
    assert_eq!(all.first().map(|row| (&**row, &row.order)), Some((&*one, &one.order)));
}

/// Counts the statements that `ask` sends.
fn statements(db: &Db, ask: impl FnOnce()) -> usize {
    let sent = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counter = std::sync::Arc::clone(&sent);
    db.on_query(move |_| {
        counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    ask();
    sent.load(std::sync::atomic::Ordering::Relaxed)
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(table = "folder", has_many(pages: Page))]
struct Folder {
    #[model(primary_key)]
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(table = "page", ordering(-id))]
struct Page {
    id: i64,
    folder: Option<ForeignKey<Folder>>,
}

#[test]
fn keys_of_any_text_and_number() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&orm_core::schema![Folder, Page]).unwrap();
    db.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) \
         INSERT INTO folder SELECT 'a \"quoted\" \\ name' || char(10) || i FROM n",
        (),
    )
    .unwrap();
    db.execute("INSERT INTO page (folder_id) SELECT name FROM folder", ()).unwrap();
    db.execute("INSERT INTO page (folder_id) SELECT name FROM folder WHERE name LIKE '%7'", ()).unwrap();
    db.execute("INSERT INTO page (folder_id) VALUES (NULL)", ()).unwrap();
    let sent = statements(&db, || {
        let folders = query!(Folder.prefetch_related(pages__folder)).all(&db).unwrap();
        assert_eq!(folders.len(), 100_000);
        for folder in &folders {
            assert_eq!(folder.pages.len(), if folder.name.ends_with('7') { 2 } else { 1 });
            assert!(folder.pages.is_sorted_by_key(|page| -page.id));
            assert!(folder.pages.iter().all(|page| page.folder.as_ref() == Some(&**folder)));
        }
    });
    assert_eq!(sent, 3);
    let sent = statements(&db, || {
        let orphans = query!(Page.filter(folder = None).prefetch_related(folder__pages)).all(&db).unwrap();
        assert!(orphans.iter().all(|page| page.folder.is_none()));
        assert_eq!(orphans.len(), 1);
    });
    assert_eq!(sent, 1);
    let sent = statements(&db, || {
        assert!(query!(Page.filter(id = 0).prefetch_related(folder)).all(&db).unwrap().is_empty());
    });
    assert_eq!(sent, 1);
}

#[test]
fn copies_of_a_row_have_the_same_related_rows() {
    let db = World::new();
    let rows = query!(Product.filter(order__quantity__gte = 1).prefetch_related(tags).order_by(id)).all(&db).unwrap();
    for pair in rows.windows(2) {
        if pair[0].id == pair[1].id {
            assert_eq!(pair[0].tags, pair[1].tags);
        }
    }
    assert!(rows.windows(2).any(|pair| pair[0].id == pair[1].id));
}

#[test]
fn a_slice_of_related_rows_is_one_of_each_parent() {
    let db = World::new();
    let skip = 1;
    let rows = query!(Product.prefetch_related(Prefetch(tags, Tag.order_by(-name)[skip..2], to = second)).order_by(id))
        .all(&db)
        .unwrap();
    for row in &rows {
        let tags = query!(Tag.filter(product__id = row.id).order_by(-name)[1..2]).all(&db).unwrap();
        assert_eq!(row.second, tags);
    }
}

/// As in Django, what a query of fetched rows says of the relation by which they are fetched is about the row that they are
/// fetched for; of other relations it is about all rows.
#[test]
fn fetched_rows_are_counted_over_as_django_does() {
    let world = World::new();
    let products = query!(shop::Product.prefetch_related(Prefetch(tags, shop::Tag.annotate(n = Count(product)))))
        .all(&world)
        .unwrap();
    let fetched: Vec<_> = products.iter().flat_map(|product| &product.tags).collect();
    assert!(!fetched.is_empty());
    assert!(fetched.iter().all(|tag| tag.n == 1));
    let articles = query!(blog::Article.prefetch_related(Prefetch(tags, blog::Tag.annotate(n = Count(children)))));
    let articles = articles.all(&world).unwrap();
    let tech: Vec<_> = articles.iter().flat_map(|article| &article.tags).filter(|tag| tag.name == "tech").collect();
    assert_eq!(tech.iter().map(|tag| tag.n).collect::<Vec<_>>(), [2, 2]);
}
