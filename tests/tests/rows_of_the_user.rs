//! `as Type` of whole models: with the rows of relations, with what is fetched, and with what is computed.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::shop::{Category, Customer, Order, OrderItem, Product, Tag};
use orm_tests::world::World;
use rust_decimal::Decimal;

#[derive(Clone, Debug, PartialEq)]
#[allow(non_snake_case)] // Named as the paths are.
struct Line {
    order_item: OrderItem,
    product: Product,
    // A product need not have a category.
    product__category: Option<Category>,
    total: Decimal,
}

fn lines<'a>(order: i64) -> Query<'a, Line> {
    query!(
        OrderItem
            .filter(order = order)
            .select_related(product__category)
            .annotate(total = F(unit_price) * F(quantity))
            .order_by(id) as Line
    )
}

#[test]
fn rows_of_relations_are_fields_by_their_paths() {
    let db = World::new();
    let rows = lines(1).all(&db).unwrap();
    let whole = query!(OrderItem.filter(order = 1).select_related(product__category).order_by(id)).all(&db).unwrap();
    assert!(!rows.is_empty());
    assert_eq!(rows.len(), whole.len());
    for (line, item) in rows.iter().zip(&whole) {
        assert_eq!((&line.order_item, &line.product.id), (&item.__model, &item.product.id));
        assert_eq!(line.product__category, item.product.category);
        assert_eq!(line.total, item.unit_price * Decimal::from(item.quantity));
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Labelled {
    product: Product,
    tags: Vec<Tag>,
    lines: Vec<Ordered>,
    letters: i64,
}

#[derive(Clone, Debug, PartialEq)]
#[allow(non_snake_case)]
struct Ordered {
    order_item: OrderItem,
    order: Order,
    order__customer: Customer,
}

#[test]
fn what_is_fetched_is_a_field_too() {
    let db = World::new();
    let products = query!(
        Product
            .annotate(letters = Length(name))
            .prefetch_related(
                tags,
                Prefetch(
                    order_items,
                    OrderItem.select_related(order__customer).order_by(-quantity, id) as Ordered,
                    to = lines
                )
            )
            .order_by(id) as Labelled
    );
    let before = db.statements_sent();
    let rows: Vec<Labelled> = products.all(&db).unwrap();
    assert_eq!(db.statements_sent() - before, 3);
    let tags = rows.iter().map(|row| row.tags.len()).sum::<usize>();
    assert_eq!(i64::try_from(tags).unwrap(), query!(Tag.filter(product__isnull = false)).count(&db).unwrap());
    for row in &rows {
        assert_eq!(row.letters, i64::try_from(row.product.name.chars().count()).unwrap());
        for line in &row.lines {
            assert_eq!(line.order_item.product.key(), &row.product.id);
            assert_eq!(line.order_item.order.key(), &line.order.id);
            assert_eq!(line.order.customer.key(), &line.order__customer.id);
        }
    }
    let one: Labelled = query!(
        Product
            .annotate(letters = Value(3_i64))
            .prefetch_related(
                tags,
                Prefetch(order_items, OrderItem.select_related(order__customer) as Ordered, to = lines)
            )
            .get(id = 7) as Labelled
    )
    .run(&db)
    .unwrap();
    assert_eq!((one.product.id, one.letters), (7, 3));
}

#[test]
fn a_model_and_what_is_computed() {
    #[derive(Debug)]
    struct Busy {
        customer: Customer,
        n: i64,
    }
    let busy = query!(Customer.annotate(n = Count(orders)).order_by(-n, id)[..1] as Busy).all(&World::new()).unwrap();
    assert_eq!(busy.len(), 1);
    assert!(busy[0].n > 1 && busy[0].customer.id > 0);
}
