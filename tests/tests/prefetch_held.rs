//! `prefetch_related` of a query in a variable, and `Prefetch` by one: the rows and statements are those of the same query
//! in one piece.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::mini::{Customer, Order, Product};
use orm_tests::same::shown;
use orm_tests::world::World;

#[test]
fn rows_of_a_variable_come_with_related_rows() {
    let db = World::new();
    let dear = query!(Product.filter(price__gt = 10));
    let (sent, rows) = db.counted(|db| query!(dear.prefetch_related(tags, order__customer).order_by(id)).all(db));
    let whole = query!(Product.filter(price__gt = 10).prefetch_related(tags, order__customer).order_by(id)).all(&db);
    assert_eq!(shown(&rows.unwrap()), shown(&whole.unwrap()));
    assert_eq!(sent, 4);
}

#[test]
fn a_query_is_gone_on_from_before_and_after() {
    let db = World::new();
    let products = query!(Product.all());
    let some = query!(products.exclude(tags__name = "none"));
    let rows = query!(some.prefetch_related(tags).filter(price__gt = 10).order_by(-price, id)[1..3]).all(&db).unwrap();
    let whole = query!(Product.filter(price__gt = 10).prefetch_related(tags).order_by(-price, id)[1..3]).all(&db);
    assert_eq!(shown(&rows), shown(&whole.unwrap()));
    assert_eq!(rows.len(), 2);
}

#[test]
fn joined_rows_and_annotations_stay() {
    let db = World::new();
    let orders = query!(Order.select_related(customer).annotate(twice = F(quantity) * 2).order_by(id));
    let (sent, rows) = db.counted(|db| query!(orders.prefetch_related(product__tags)).all(db).unwrap());
    assert_eq!(sent, 3);
    for order in &rows {
        assert_eq!(order.twice, i64::from(order.quantity) * 2);
        assert_eq!(order.customer.id, *order.__model.__model.customer.key());
        assert_eq!(order.product.tags.len(), usize::try_from(query_tags(&db, order.product.id)).unwrap());
    }
}

fn query_tags(db: &Db, product: i64) -> i64 {
    query!(Product.filter(id = product, tags__isnull = false)).count(db).unwrap()
}

#[test]
fn queries_for_related_rows_are_written_out_or_in_variables() {
    let db = World::new();
    let least = [2];
    let recent = query!(Order.filter(quantity__gte = least[0]).order_by(-order_date, id));
    let latest = query!(recent.clone().select_related(product)[..1]);
    let customers = query!(Customer.order_by(id));
    let rows = query!(customers.prefetch_related(
        // What is borrowed here lives as long as the statement.
        Prefetch(order, Order.filter(quantity__in = &vec![1, 2], product__name__icontains = &String::from("a"))),
        Prefetch(order, recent, to = recent),
        Prefetch(order, latest, to = latest),
    ))
    .all(&db)
    .unwrap();
    let recent = query!(Order.filter(quantity__gte = 2).order_by(-order_date, id));
    let whole = query!(
        Customer
            .prefetch_related(
                Prefetch(order, Order.filter(quantity__in = [1, 2], product__name__icontains = "a")),
                Prefetch(order, recent, to = recent),
                Prefetch(
                    order,
                    Order.filter(quantity__gte = 2).order_by(-order_date, id).select_related(product)[..1],
                    to = latest
                )
            )
            .order_by(id)
    );
    assert_eq!(shown(&rows), shown(&whole.all(&db).unwrap()));
    for customer in &rows {
        let latest = customer.latest.first();
        assert_eq!(latest.map(|order| order.id), customer.recent.first().map(|order| order.id));
        assert!(latest.is_none_or(|order| order.product.id == *order.__model.product.key()));
    }
    assert!(rows.iter().any(|customer| !customer.latest.is_empty()));
}

#[test]
fn what_is_fetched_for_related_rows_comes_with_them() {
    let db = World::new();
    let orders = query!(Order.order_by(id));
    let orders = || query!((orders.clone()).prefetch_related(product, customer));
    let (sent, rows) =
        db.counted(|db| query!(Customer.prefetch_related(Prefetch(order, orders())).order_by(id)).all(db).unwrap());
    let whole = query!(Customer.prefetch_related(order__product, order__customer).order_by(id)).all(&db).unwrap();
    assert_eq!(sent, 4);
    assert_eq!(shown(&rows), shown(&whole));
}

#[test]
fn one_row_pages_and_the_rows_of_a_row() {
    let db = World::new();
    let ann = query!(Customer.order_by(id)).first(&db).unwrap().unwrap();
    let rows = query!(ann.order().prefetch_related(product).order_by(id)).all(&db).unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|order| order.product.id == *order.__model.product.key()));
    let first = query!(ann.order().prefetch_related(product__tags).get(id = rows[0].id)).run(&db).unwrap();
    assert_eq!(first.product.id, rows[0].product.id);
    let products = query!(Product.order_by(id));
    let page = query!(products.prefetch_related(tags)).page(&db, 1, 2).unwrap();
    assert_eq!(page.len(), 2);
    let products = query!(Product.order_by(id));
    let query = query!(products.prefetch_related(tags));
    let all: Vec<_> = query.chunks(&db, 3).unwrap().map(Result::unwrap).collect();
    assert_eq!(shown(&all), shown(&query.all(&db).unwrap()));
}

#[test]
fn what_is_fetched_stays_with_what_goes_on() {
    let db = World::new();
    let mut products = query!(Product.prefetch_related(tags).filter(price__gt = 10));
    if let Some(most) = Some(1_000) {
        products = query!(products.filter(price__lt = most));
    }
    let whole = || query!(Product.filter(price__gt = 10, price__lt = 1000).prefetch_related(tags).order_by(-price, id));
    let first = query!(whole().get(id = 1)).run(&db);
    assert_eq!(query!(whole().aggregate(n = Count())).run(&db).unwrap().n, whole().count(&db).unwrap());
    let names: Vec<String> = query!(whole().values_list(name, flat = true)).all(&db).unwrap();
    let (sent, rows) = db.counted(|db| query!(products.order_by(-price, id)).all(db).unwrap());
    assert_eq!(sent, 2);
    assert_eq!(shown(&rows), shown(&whole().all(&db).unwrap()));
    assert_eq!(rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>(), names);
    assert_eq!(shown(&query!(whole()[1..3]).all(&db).unwrap()), shown(&rows[1..3]));
    let found = rows.iter().find(|row| row.id == 1);
    assert_eq!(first.ok().map(|row| row.tags), found.map(|row| row.tags.clone()));
}
