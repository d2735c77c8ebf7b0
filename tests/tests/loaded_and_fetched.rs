//! Relations that go on from rows that `select_related` has loaded: `prefetch_related` sends no statement for these.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_tests::models::shop::{Category, Order, OrderItem, Product};
use orm_tests::world::World;

fn names(tags: &[orm_tests::models::shop::Tag]) -> Vec<&str> {
    tags.iter().map(|tag| tag.name.as_str()).collect()
}

#[test]
fn loaded_rows_are_extended() {
    let world = World::new();
    let query = query!(OrderItem.select_related(product).prefetch_related(product__tags).order_by(id));
    let (sent, items) = world.counted(|db| query.all(db).unwrap());
    assert_eq!(sent, 2);
    let apart = query!(OrderItem.prefetch_related(product__tags).order_by(id)).all(&world).unwrap();
    assert_eq!(items.len(), 40);
    for (item, apart) in items.iter().zip(&apart) {
        assert_eq!((item.id, item.quantity), (apart.id, apart.quantity));
        assert_eq!((&item.product.name, &item.product.tags), (&apart.product.name, &apart.product.tags));
    }
    assert!(items.iter().any(|item| names(&item.product.tags) == ["new", "eco_friendly"]), "{items:?}");
    // Loaded already.
    let query = query!(OrderItem.select_related(product).prefetch_related(product).order_by(id));
    let (sent, items) = world.counted(|db| query.all(db).unwrap());
    assert_eq!((sent, items[0].product.id), (1, apart[0].product.id));
    let one = query!(OrderItem.select_related(product).prefetch_related(product__tags).get(pk = 1));
    assert_eq!(one.run(&world).unwrap().product.tags, apart[0].product.tags);
}

#[test]
fn a_row_may_be_missing() {
    let world = World::new();
    let query =
        query!(Product.select_related(category__parent).prefetch_related(category__parent__children).order_by(id));
    let (sent, products) = world.counted(|db| query.all(db).unwrap());
    assert_eq!(sent, 2);
    let mut counts = [0; 3];
    for product in &products {
        let children = |parent: i64| query!(Category.filter(parent = parent)).all(&world).unwrap();
        match product.category.as_ref().map(|category| (category, &category.parent)) {
            None => counts[0] += 1,
            Some((_, None)) => counts[1] += 1,
            Some((category, Some(parent))) => {
                counts[2] += 1;
                assert!(parent.children.iter().any(|child| child.id == category.id));
                assert_eq!(parent.children, children(parent.id));
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn several_beside_what_is_computed() {
    let world = World::new();
    let query = query!(
        OrderItem
            .select_related(order__customer, product__category)
            .prefetch_related(product__tags, order__customer__favourites, order__items, product__category__children)
            .annotate(twice = F(quantity) * 2)
            .filter(product__category__isnull = false)
            .order_by(id)
    );
    let (sent, items) = world.counted(|db| query.all(db).unwrap());
    // The items, and one for each relation.
    assert_eq!(sent, 5);
    for item in &items {
        assert_eq!(item.twice, i64::from(item.quantity) * 2);
        assert!(item.order.items.iter().any(|other| other.id == item.id));
        let customer = item.order.customer.id;
        let favourites = query!(Product.filter(fans = customer).order_by(id)).all(&world).unwrap();
        let mut loaded = item.order.customer.favourites.clone();
        loaded.sort_by_key(|product| product.id);
        assert_eq!(loaded, favourites);
        let category = item.product.category.as_ref().unwrap();
        let children = query!(Category.filter(parent = category.id)).count(&world).unwrap();
        assert_eq!(category.children.len() as i64, children);
    }
    assert!(items.iter().any(|item| !item.product.tags.is_empty() && !item.order.customer.favourites.is_empty()));
}

#[test]
fn of_some_columns() {
    let world = World::new();
    let query = query!(
        OrderItem
            .only(quantity, order__status, product__name)
            .select_related(order, product)
            .prefetch_related(product__tags)
            .order_by(id)[..5]
    );
    let (sent, items) = world.counted(|db| query.all(db).unwrap());
    let apart = query!(OrderItem.prefetch_related(product__tags).order_by(id)[..5]).all(&world).unwrap();
    assert_eq!(sent, 2);
    for (item, apart) in items.iter().zip(&apart) {
        assert_eq!((item.pk, item.quantity, &item.product.name), (apart.id, apart.quantity, &apart.product.name));
        assert_eq!((&item.product.tags, item.order.pk), (&apart.product.tags, *apart.order.key()));
    }
    let query = query!(
        OrderItem
            .defer(discount, product__description)
            .select_related(product)
            .prefetch_related(product__tags)
            .order_by(id)[..5]
    );
    let deferred = query.all(&world).unwrap();
    assert!(deferred.iter().zip(&apart).all(|(item, apart)| item.product.tags == apart.product.tags));
}

#[test]
fn in_what_is_fetched_itself() {
    let world = World::new();
    let query = query!(
        Order
            .prefetch_related(Prefetch(items, OrderItem.select_related(product).order_by(id)), items__product__tags)
            .order_by(id)
    );
    let (sent, orders) = world.counted(|db| query.all(db).unwrap());
    assert_eq!(sent, 3);
    let apart =
        query!(Order.prefetch_related(Prefetch(items, OrderItem.order_by(id)), items__product__tags).order_by(id));
    let apart = apart.all(&world).unwrap();
    for (order, apart) in orders.iter().zip(&apart) {
        let tags: Vec<_> = order.items.iter().map(|item| &item.product.tags).collect();
        assert_eq!(tags, apart.items.iter().map(|item| &item.product.tags).collect::<Vec<_>>());
    }
    // A query of its own is asked, and hides what was loaded.
    let query = query!(
        OrderItem
            .select_related(product)
            .prefetch_related(Prefetch(product, Product.only(name).prefetch_related(tags)))
            .order_by(id)[..3]
    );
    let (sent, items) = world.counted(|db| query.all(db).unwrap());
    assert_eq!((sent, items[0].product.name.as_str()), (3, "Rust in Action"));
}
