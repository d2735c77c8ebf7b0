//! Related rows: joined by `select_related`, fetched by `prefetch_related`.

// Tests speak by panicking.
#![allow(clippy::all, clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use orm_core::prelude::*;
use orm_tests::models::mini::{Customer, Order, Product, Tag};

fn db() -> Db {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/world.sqlite3");
    Db::open(path).unwrap()
}

#[test]
fn joined_rows_come_in_one_statement() {
    let db = db();
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
    let db = db();
    let rows = query!(Order.select_related(customer).annotate(next = F(quantity) + 1).order_by(id)).all(&db).unwrap();
    for row in &rows {
        assert_eq!(row.next, i64::from(row.quantity) + 1);
        assert!(!row.customer.name.is_empty());
    }
}

#[test]
fn fetched_rows_are_found_again() {
    let db = db();
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
    let db = db();
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
    let db = db();
    let query = query!(Customer.prefetch_related(order).order_by(id));
    let all = query.all(&db).unwrap();
    for chunk in [1, 2, 1000] {
        let rows: Vec<_> = query.iter(&db, chunk).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows, all);
    }
    assert_eq!(query.count(&db).unwrap(), i64::try_from(all.len()).unwrap());
    assert_eq!(query.first(&db).unwrap().as_ref(), all.first());
    assert_eq!(query.last(&db).unwrap().as_ref(), all.last());
    let one = query!(Customer.prefetch_related(order).get(id = 1)).run(&db).unwrap();
    assert_eq!(all.first().map(|row| (&**row, &row.order)), Some((&*one, &one.order)));
}
