//! `as Type` of whole models: with the rows of relations, with what is fetched, and with what is computed.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::shop::{Category, Customer, Order, OrderItem, Product, Review, Tag};
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

#[allow(non_snake_case)] // Named as the paths are.
struct Bought {
    order_item: OrderItem,
    product: Product,
    product__category: Option<Category>,
    product__tags: Vec<Tag>,
    product__category__children: Vec<Category>,
    order: Order,
    product__best: Vec<Review>,
}

#[test]
fn what_is_fetched_from_loaded_rows_stands_beside_them() {
    let db = World::new();
    let bought = query!(
        OrderItem
            .select_related(product__category)
            .prefetch_related(
                product__tags,
                product__category__children,
                order,
                Prefetch(product__reviews, Review.filter(rating__gte = 4), to = best)
            )
            .order_by(id) as Bought
    );
    let (sent, rows) = db.counted(|db| bought.all(db).unwrap());
    assert_eq!(sent, 5);
    let whole = query!(
        OrderItem
            .select_related(product__category)
            .prefetch_related(product__tags, product__category__children)
            .order_by(id)
    );
    let whole = whole.all(&db).unwrap();
    assert_eq!(rows.len(), whole.len());
    for (row, other) in rows.iter().zip(&whole) {
        assert_eq!(
            (row.order_item.id, row.product.id, &row.product__tags),
            (other.id, other.product.id, &other.product.tags)
        );
        let category = other.product.category.as_ref();
        assert_eq!(row.product__category.as_ref().map(|own| own.id), category.map(|category| category.id));
        assert_eq!(row.product__category__children, category.map(|own| own.children.clone()).unwrap_or_default());
        assert_eq!(row.order.id, *row.order_item.order.key());
        assert!(row.product__best.iter().all(|review| *review.product.key() == row.product.id));
    }
    assert!(rows.iter().any(|row| !row.product__tags.is_empty() && !row.product__best.is_empty()));
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

/// Rows of a query in a variable are a struct as well.
mod of_a_variable {
    use orm_core::prelude::*;
    use orm_tests::models::shop::{Category, Customer, Order, OrderItem, Product};
    use orm_tests::world::World;
    use rust_decimal::Decimal;

    #[derive(Debug, PartialEq)]
    #[allow(non_snake_case)] // Named as the paths are.
    struct Line {
        product__name: String,
        category: Option<String>,
        quantity: u32,
        price: Decimal,
        bonus: i64,
    }

    fn lines<'q>(items: Query<'q, OrderItem>, bonus: &'q i64) -> Query<'q, Line> {
        query!(items.order_by(id).values(
            product__name,
            category = F(product__category__name),
            quantity,
            price = F(unit_price),
            bonus = F(quantity) + Value(bonus),
        ) as Line)
    }

    #[test]
    fn what_values_selects() {
        let db = World::new();
        let bonus = 3;
        let held = lines(query!(OrderItem.filter(quantity__gt = 1)), &bonus);
        let whole = query!(OrderItem.filter(quantity__gt = 1).order_by(id).values(
            product__name,
            category = F(product__category__name),
            quantity,
            price = F(unit_price),
            bonus = F(quantity) + Value(bonus),
        ) as Line);
        assert_eq!(held.sql(), whole.sql());
        let (rows, others) = (held.all(&db).unwrap(), whole.all(&db).unwrap());
        assert_eq!(rows, others);
        assert!(rows.len() > 2 && rows.iter().all(|row| row.bonus == i64::from(row.quantity) + 3));
        // With the digits of its column, which only the program knows.
        assert!(rows.iter().zip(&others).all(|(row, other)| row.price.to_string() == other.price.to_string()));
        // Another query at the same place is another statement.
        let more = lines(query!(OrderItem.all()), &bonus);
        assert!(more.all(&db).unwrap().len() > rows.len());
        assert_eq!(held.first(&db).unwrap(), rows.into_iter().next());
    }

    #[derive(Debug, PartialEq)]
    struct Total {
        status: String,
        n: i64,
    }

    #[test]
    fn groups_and_one_row() {
        let db = World::new();
        let orders = query!(Order.filter(id__gt = 0));
        let totals =
            query!((&orders).values(status).annotate(n = Count(id)).order_by(-n, status) as Total).all(&db).unwrap();
        assert_eq!(totals.iter().map(|total| total.n).sum::<i64>(), orders.count(&db).unwrap());
        let all = query!(orders.aggregate(status = Max(status, default = ""), n = Count()) as Total).run(&db).unwrap();
        assert_eq!(all.n, totals.iter().map(|total| total.n).sum::<i64>());
    }

    #[derive(Debug)]
    struct Shelf {
        product: Product,
        category: Option<Category>,
        letters: i64,
    }

    #[test]
    fn whole_models() {
        let db = World::new();
        let products = query!(Product.filter(price__gt = 1));
        let held = query!(
            (products as Product).select_related(category).annotate(letters = Length(name)).order_by(id) as Shelf
        );
        let whole = query!(
            Product.filter(price__gt = 1).select_related(category).annotate(letters = Length(name)).order_by(id)
                as Shelf
        );
        assert_eq!(held.sql(), whole.sql());
        let (rows, others) = (held.all(&db).unwrap(), whole.all(&db).unwrap());
        assert_eq!(format!("{rows:?}"), format!("{others:?}"));
        assert!(rows.iter().any(|row| row.category.is_some() && row.product.id > 0 && row.letters > 0));
    }

    #[derive(Debug)]
    struct Packed {
        order: Order,
        customer: Customer,
        items: Vec<Part>,
    }

    #[derive(Clone, Debug)]
    struct Part {
        order_item: OrderItem,
        product: Product,
    }

    #[test]
    fn with_what_is_fetched() {
        let db = World::new();
        let (orders, items) = (query!(Order.filter(id__gt = 1)), query!(OrderItem.filter(quantity__gt = 0)));
        let rows = query!(
            (orders as Order)
                .select_related(customer)
                .prefetch_related(Prefetch(items, (items as OrderItem).select_related(product).order_by(id) as Part))
                .order_by(id) as Packed
        );
        let whole = query!(
            Order
                .filter(id__gt = 1)
                .select_related(customer)
                .prefetch_related(Prefetch(
                    items,
                    OrderItem.filter(quantity__gt = 0).select_related(product).order_by(id) as Part
                ))
                .order_by(id) as Packed
        );
        let (rows, whole) = (rows.all(&db).unwrap(), whole.all(&db).unwrap());
        assert_eq!(format!("{rows:?}"), format!("{whole:?}"));
        assert!(rows.iter().any(|row| row.items.len() > 1));
        assert!(rows.iter().all(|row| *row.order.customer.key() == row.customer.id));
        let parts = rows.iter().flat_map(|row| &row.items);
        assert!(parts.clone().all(|part| *part.order_item.product.key() == part.product.id));
    }
}

#[test]
fn what_a_query_inside_selects_is_a_field() {
    #[derive(Debug, PartialEq)]
    struct Latest {
        product: Product,
        quantity: Option<u32>,
        double: Option<i64>,
    }
    #[derive(Debug, PartialEq)]
    struct Short {
        quantity: Option<u32>,
        least: i64,
    }
    let (db, status) = (World::new(), "cancelled");
    let latest = query!(
        Product
            .annotate(
                quantity = Subquery(
                    OrderItem
                        .filter(product = OuterRef(pk))
                        .exclude(order__status = status)
                        .order_by(-id)
                        .values(quantity)[..1]
                ),
                double = F(quantity) * 2
            )
            .order_by(id) as Latest
    );
    let short = query!(Product.order_by(id).values(
        quantity = Subquery(
            OrderItem.filter(product = OuterRef(pk)).exclude(order__status = status).order_by(-id).values(quantity)
                [..1]
        ),
        least = Coalesce(
            Subquery(OrderItem.filter(product = OuterRef(pk)).order_by(quantity).values(n = F(quantity) + 1)[..1]),
            0
        ),
    ) as Short);
    let (latest, short) = (latest.all(&db).unwrap(), short.all(&db).unwrap());
    for (row, short) in latest.iter().zip(&short) {
        let items =
            query!(OrderItem.filter(product = &row.product).order_by(-id).select_related(order)).all(&db).unwrap();
        let last = items.iter().find(|item| item.order.status != status).map(|item| item.quantity);
        assert_eq!((row.quantity, short.quantity), (last, last));
        assert_eq!(row.double, last.map(|quantity| i64::from(quantity) * 2));
        let least = items.iter().map(|item| i64::from(item.quantity) + 1).min();
        assert_eq!(short.least, least.unwrap_or(0));
    }
    assert!(latest.iter().any(|row| row.quantity.is_some()) && latest.iter().any(|row| row.quantity.is_none()));
}
