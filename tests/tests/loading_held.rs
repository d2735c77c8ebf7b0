//! Which columns are loaded of a query in a variable: `only` and `defer` are those of the same query in one piece.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::shop::{Category, Order, OrderItem, Product};
use orm_tests::same;
use orm_tests::same::shown;
use orm_tests::world::World;

#[test]
fn some_columns_of_a_variable_are_loaded() {
    let db = World::new();
    let cheap = query!(Product.filter(price__lt = 100));
    let rows = same!(
        &db,
        query!((&cheap).only(name, price, category).order_by(id)),
        query!(Product.filter(price__lt = 100).only(name, price, category).order_by(id))
    );
    // With the digits of its column, which only the program knows.
    let first = query!(Product.get(pk = rows[0].pk)).run(&db).unwrap();
    assert_eq!((&rows[0].name, rows[0].price.to_string()), (&first.name, first.price.to_string()));
    let rows = same!(
        &db,
        query!(cheap.defer(description, attributes).filter(id__gt = 1).order_by(-id)),
        query!(Product.filter(price__lt = 100).defer(description, attributes).filter(id__gt = 1).order_by(-id))
    );
    assert!(rows.iter().all(|row| row.id > 1));
}

#[test]
fn each_only_begins_anew_but_for_what_is_deferred() {
    let db = World::new();
    let products = query!(Product.all());
    same!(
        &db,
        query!((&products).defer(name).only(name, price).order_by(id)),
        query!(Product.defer(name).only(name, price).order_by(id))
    );
    same!(
        &db,
        query!((&products).only(name, price).defer(name).order_by(id)),
        query!(Product.only(name, price).defer(name).order_by(id))
    );
    same!(
        &db,
        query!(products.only(name).defer(None).order_by(id)),
        query!(Product.only(name).defer(None).order_by(id))
    );
}

#[test]
fn related_rows_and_annotations_beside_some_columns() {
    let db = World::new();
    let items = query!(OrderItem.filter(quantity__gt = 0));
    let rows = same!(
        &db,
        query!(
            (&items)
                .select_related(order__customer, product)
                .only(quantity, order__status, order__customer__name, product__price)
                .annotate(twice = F(quantity) * 2)
                .order_by(id)
        ),
        query!(
            OrderItem
                .filter(quantity__gt = 0)
                .select_related(order__customer, product)
                .only(quantity, order__status, order__customer__name, product__price)
                .annotate(twice = F(quantity) * 2)
                .order_by(id)
        )
    );
    assert!(rows.iter().all(|row| row.twice == i64::from(row.quantity) * 2));
    let whole = query!(OrderItem.select_related(order__customer, product).get(id = rows[0].pk)).run(&db).unwrap();
    assert_eq!(rows[0].order.customer.name, whole.order.customer.name);
    assert_eq!(rows[0].product.price.to_string(), whole.product.price.to_string());
    let rows = same!(
        &db,
        query!(
            items
                .select_related(product__category)
                .defer(product__description, product__category__parent, unit_price)
                .annotate(twice = F(quantity) * 2)
                .order_by(id)
        ),
        query!(
            OrderItem
                .filter(quantity__gt = 0)
                .select_related(product__category)
                .defer(product__description, product__category__parent, unit_price)
                .annotate(twice = F(quantity) * 2)
                .order_by(id)
        )
    );
    assert!(rows.iter().any(|row| row.product.category.as_ref().is_some_and(|category| !category.name.is_empty())));
}

#[test]
fn one_row_and_ends() {
    let db = World::new();
    let orders = query!(Order.filter(id__gt = 1));
    let first = query!((&orders).only(status).order_by(id)).first(&db).unwrap().unwrap();
    assert_eq!(first.pk, 2);
    assert_eq!(query!((&orders).only(status).get(id = 3)).run(&db).unwrap().pk, 3);
    assert_eq!(query!((&orders).defer(status).order_by(id)[..2]).all(&db).unwrap().len(), 2);
    assert_eq!(query!((&orders).only(status)).count(&db).unwrap(), orders.count(&db).unwrap());
    let categories = query!(Category.all());
    let last = query!(categories.only(parent).order_by(name)).last(&db).unwrap().unwrap();
    assert_eq!(last.parent, query!(Category.get(id = last.pk)).run(&db).unwrap().parent.map(|key| *key.key()));
}

#[test]
fn related_rows_are_fetched_by_keys_wherever_they_stand() {
    let db = World::new();
    let items = query!(OrderItem.filter(quantity__gt = 0));
    let (sent, rows) =
        db.counted(|db| query!((&items).only(quantity, product, order).prefetch_related(order, product__tags)).all(db));
    let rows = rows.unwrap();
    let whole = query!(
        OrderItem.filter(quantity__gt = 0).only(quantity, product, order).prefetch_related(order, product__tags)
    );
    assert_eq!(shown(&rows), shown(&whole.all(&db).unwrap()));
    assert_eq!((sent, rows.is_empty()), (4, false));
    let products = query!(Product.all());
    let held = query!((&products).defer(name).prefetch_related(order_items).order_by(id)).all(&db).unwrap();
    let whole = query!(Product.defer(name).prefetch_related(order_items).order_by(id)).all(&db).unwrap();
    assert_eq!(shown(&held), shown(&whole));
    let orders =
        query!(products.select_related(category).only(name, category__name).prefetch_related(tags).order_by(id));
    let whole = query!(Product.select_related(category).only(name, category__name).prefetch_related(tags).order_by(id));
    assert_eq!(shown(&orders.all(&db).unwrap()), shown(&whole.all(&db).unwrap()));
}

#[test]
fn related_rows_are_added_step_by_step() {
    let db = World::new();
    let items = query!(OrderItem.filter(quantity__gt = 0));
    let some = query!((&items).select_related(order__customer));
    let more = query!((&some).filter(id__gt = 1).select_related(product).order_by(id));
    let whole =
        query!(OrderItem.filter(quantity__gt = 0, id__gt = 1).select_related(order__customer, product).order_by(id));
    assert_eq!(more.sql(), whole.sql());
    let (rows, others) = (more.all(&db).unwrap(), whole.all(&db).unwrap());
    assert_eq!(rows.len(), others.len());
    for (row, other) in rows.iter().zip(&others) {
        assert_eq!((row.id, &row.order.customer, &row.product), (other.id, &other.order.customer, &other.product));
    }
    assert!(rows.len() > 2);
    // A relation that goes on from one that is loaded, and names behind all that.
    let deeper = query!(more.select_related(product__category).annotate(twice = F(quantity) * 2));
    let deeper = query!(deeper.filter(twice__gt = 2).annotate(more = F(twice) + 1).order_by(-twice, id));
    let deeper = deeper.all(&db).unwrap();
    assert!(!deeper.is_empty());
    for row in &deeper {
        assert_eq!((row.twice, row.more), (i64::from(row.quantity) * 2, row.twice + 1));
        let product = query!(Product.select_related(category).get(id = row.product.id)).run(&db).unwrap();
        assert_eq!(row.product.category, product.category);
        assert_eq!(row.order.id, *query!(OrderItem.get(id = row.id)).run(&db).unwrap().order.key());
    }
}

#[test]
fn related_rows_are_added_behind_annotations() {
    let db = World::new();
    let products = query!(Product.annotate(tagged = Count(tags, distinct = true), half = F(price) / 2));
    let some = query!((&products).select_related(category).filter(tagged__gte = 0).order_by(-tagged, id));
    let deeper = query!((&some).annotate(letters = Length(category__name)).select_related(category__parent));
    let most = query!((&deeper).annotate(half = F(price) / 4, last = F(letters)).filter(half__gte = 0));
    let rows = most.all(&db).unwrap();
    assert_eq!(rows.len(), products.all(&db).unwrap().len());
    assert!(rows.iter().any(|row| row.category.as_ref().is_some_and(|category| category.parent.is_some())));
    for row in &rows {
        let whole = query!(
            Product
                .select_related(category__parent)
                .annotate(tagged = Count(tags, distinct = true), half = F(price) / 4, letters = Length(category__name))
                .get(id = row.id)
        );
        let whole = whole.run(&db).unwrap();
        assert_eq!((row.tagged, row.half, row.letters), (whole.tagged, whole.half, whole.letters));
        assert_eq!((&row.name, row.last, &row.attributes), (&whole.name, whole.letters, &whole.attributes));
        let (category, expected) = (row.category.as_ref(), whole.category.as_ref());
        assert_eq!(category.map(|row| (row.id, &row.parent)), expected.map(|row| (row.id, &row.parent)));
    }
    assert_eq!(most.count(&db).unwrap(), i64::try_from(rows.len()).unwrap());
    // What is fetched, and sides of a set operation, which is ordered by positions.
    let fetched = query!((&some).prefetch_related(tags)).all(&db).unwrap();
    assert!(fetched.iter().all(|row| i64::try_from(row.tags.len()).unwrap() == row.tagged));
    let few = query!((&some).filter(tagged = 1));
    let both = query!((&some).union(&few).order_by(-half, id)).all(&db).unwrap();
    assert_eq!(both.len(), rows.len());
    assert!(both.windows(2).all(|pair| pair[0].half >= pair[1].half));
}

#[test]
fn rows_of_a_variable_are_found_by_a_unique_field() {
    let db = World::new();
    let products = query!(Product.filter(price__gt = 1));
    let all = query!((&products).in_bulk()).run(&db).unwrap();
    assert_eq!(i64::try_from(all.len()).unwrap(), products.count(&db).unwrap());
    assert!(all.iter().all(|(key, product)| *key == product.id));
    let keys = [1, 2, 9999];
    let bulk = query!((&products).in_bulk(pk, &keys));
    assert_eq!(bulk.sql(), query!(Product.filter(price__gt = 1).in_bulk(pk, &keys)).sql());
    assert!(bulk.run(&db).unwrap().keys().all(|key| keys.contains(key)));
    let named = query!(Category.annotate(n = Count(product)));
    let by_name = query!((&named).filter(n__gt = 0).in_bulk(name)).run(&db).unwrap();
    assert!(!by_name.is_empty() && by_name.iter().all(|(name, row)| *name == row.name && row.n > 0));
    let some = query!((&products).only(price, sku).in_bulk(sku, ["BK-001"])).run(&db).unwrap();
    let whole = query!(Product.filter(price__gt = 1).only(price, sku).in_bulk(sku, ["BK-001"])).run(&db).unwrap();
    assert_eq!(format!("{some:?}").len(), format!("{whole:?}").len());
    let left = query!((&products).only(price).in_bulk(sku)).run(&db);
    assert!(left.unwrap_err().to_string().contains("not loaded"));
}

#[test]
fn rows_of_some_columns_are_gone_on_from() {
    let db = World::new();
    let some = query!(Product.only(name, category));
    same!(
        &db,
        query!((&some).filter(price__gt = 5).order_by(-price, id)[..4]),
        query!(Product.only(name, category).filter(price__gt = 5).order_by(-price, id)[..4])
    );
    // Related rows and names are added to them.
    let more = query!((&some).select_related(category).annotate(letters = Length(description)).order_by(id));
    let more = query!(more.filter(letters__gte = 0)).all(&db).unwrap();
    assert!(!more.is_empty());
    for row in &more {
        let whole = query!(Product.select_related(category).get(id = row.pk)).run(&db).unwrap();
        assert_eq!((&row.name, &row.category), (&whole.name, &whole.category));
        assert_eq!(row.letters, i64::try_from(whole.description.chars().count()).unwrap());
    }
    let fetched = query!((&some).prefetch_related(tags, category).order_by(id)).all(&db).unwrap();
    let whole = query!(Product.only(name, category).prefetch_related(tags, category).order_by(id)).all(&db).unwrap();
    assert_eq!(shown(&fetched), shown(&whole));
    let left = query!(Product.defer(category, attributes).filter(id__gt = 1));
    let left = query!(left.annotate(twice = F(price) * 2));
    let rows = same!(
        &db,
        query!((&left).filter(twice__gt = 3).order_by(-twice, id)),
        query!(
            Product
                .defer(category, attributes)
                .filter(id__gt = 1)
                .annotate(twice = F(price) * 2)
                .filter(twice__gt = 3)
                .order_by(-twice, id)
        )
    );
    assert!(rows.iter().all(|row| row.twice == row.price * rust_decimal::Decimal::TWO));
    // What goes by a column that is not there is an error, and no row that is missing.
    let found = query!(left.prefetch_related(category)).all(&db);
    assert!(found.unwrap_err().to_string().contains("not loaded"));
}
