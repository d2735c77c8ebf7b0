//! Annotations of a query in a variable are names for what goes on from it, as if all of it stood in one piece.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::{mini, shop};
use orm_tests::world::World;

/// The keys of rows.
fn ids(rows: &[impl std::ops::Deref<Target = mini::Customer>]) -> Vec<i64> {
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn aggregates_are_filtered_and_ordered_by() {
    let db = World::new();
    let customers = query!(mini::Customer.annotate(n = Count(order), first = Min(order__order_date)));
    let mut busy = query!(customers.filter(n__gt = 1));
    busy = query!(busy.order_by(-n, first, id));
    let whole = query!(
        mini::Customer
            .annotate(n = Count(order), first = Min(order__order_date))
            .filter(n__gt = 1)
            .order_by(-n, first, id)
    );
    assert_eq!(busy.sql(), whole.sql());
    let rows = busy.all(&db).unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row.n > 1));
    assert_eq!(ids(&rows), ids(&whole.all(&db).unwrap()));
    assert_eq!(busy.count(&db).unwrap(), whole.count(&db).unwrap());
    assert_eq!(query!((busy.clone()).get(n = rows[0].n, id = rows[0].id)).run(&db).unwrap().id, rows[0].id);
    assert_eq!(
        query!((busy.clone()).latest(first)).run(&db).unwrap().first,
        rows.iter().map(|row| row.first).max().unwrap()
    );
}

#[test]
fn what_is_selected_and_computed_may_be_made_of_them() {
    let db = World::new();
    let orders = query!(mini::Order.annotate(cost = F(quantity) * F(product__price)));
    let costs = query!((orders.clone()).order_by(id).values_list(id, cost, F(cost) * 2)).all(&db).unwrap();
    assert!(!costs.is_empty());
    assert!(costs.iter().all(|(_, cost, twice)| cost * 2 == *twice));
    let total = query!((orders.clone()).aggregate(total = Sum(cost))).run(&db).unwrap();
    assert_eq!(total.total, Some(costs.iter().map(|(_, cost, _)| cost).sum()));
    let groups =
        query!((orders.clone()).values(customer).annotate(total = Sum(cost)).order_by(customer)).all(&db).unwrap();
    assert_eq!(groups.iter().filter_map(|group| group.total).sum::<i64>(), total.total.unwrap());
    let same = query!(orders.filter(cost__in = [F(cost)], Q(cost__gte = F(quantity)) | Q(cost = 0)));
    assert_eq!(same.count(&db).unwrap(), i64::try_from(costs.len()).unwrap());
}

#[test]
fn types_and_json_and_nothing() {
    let db = World::new();
    let products = query!(shop::Product.annotate(
        color = KT(attributes["color"]),
        dims = F(attributes["dims"]),
        cut = F(sale_price) / 2,
    ));
    let dark = query!((products.clone()).filter(color__istartswith = "BL", dims["w"] = 71)).all(&db).unwrap();
    assert_eq!(dark.iter().map(|row| row.id).collect::<Vec<_>>(), [4]);
    let cut = query!((products.clone()).filter(cut__isnull = false).order_by(-cut, id)).all(&db).unwrap();
    assert!(cut.windows(2).all(|pair| pair[0].cut >= pair[1].cut));
    assert_eq!(
        query!(products.filter(cut = None)).count(&db).unwrap() + i64::try_from(cut.len()).unwrap(),
        query!(shop::Product.all()).count(&db).unwrap()
    );
}

#[test]
fn related_rows_keep_the_names_of_relations() {
    let db = World::new();
    let orders = query!(mini::Order.select_related(customer).annotate(twice = F(quantity) * 2));
    let some =
        query!(orders.filter(twice__gte = 4, customer__name__icontains = "a").order_by(customer__name, -twice, id));
    let whole = query!(
        mini::Order
            .select_related(customer)
            .annotate(twice = F(quantity) * 2)
            .filter(twice__gte = 4, customer__name__icontains = "a")
            .order_by(customer__name, -twice, id)
    );
    assert_eq!(some.sql(), whole.sql());
    let rows = some.all(&db).unwrap();
    assert!(rows.iter().all(|row| row.twice >= 4 && row.customer.name.to_lowercase().contains('a')));
    let fetched = query!(some.prefetch_related(product__tags).order_by(twice, id)).all(&db).unwrap();
    assert_eq!(fetched.len(), rows.len());
    assert!(fetched.windows(2).all(|pair| pair[0].twice <= pair[1].twice));
}

#[test]
fn annotations_are_added_one_after_the_other() {
    let db = World::new();
    let mut products = query!(shop::Product.annotate(half = F(price) / 2, letters = Length(name)));
    products = query!(products.filter(letters__gt = 3));
    let more = query!(products.annotate(tags_of = Count(tags, distinct = true), price_of = F(price)));
    let most = query!(more.annotate(quarter = F(half) / 2).filter(quarter__gt = 1).order_by(-letters, id));
    let whole = query!(
        shop::Product
            .annotate(half = F(price) / 2, letters = Length(name))
            .filter(letters__gt = 3)
            .annotate(tags_of = Count(tags, distinct = true), price_of = F(price))
            .annotate(quarter = F(half) / 2)
            .filter(quarter__gt = 1)
            .order_by(-letters, id)
    );
    assert_eq!(most.sql(), whole.sql());
    let (rows, expected) = (most.all(&db).unwrap(), whole.all(&db).unwrap());
    assert!(rows.len() > 3);
    for (row, whole) in rows.iter().zip(&expected) {
        assert_eq!((row.id, &row.name, row.half, row.letters), (whole.id, &whole.name, whole.half, whole.letters));
        assert_eq!((row.tags_of, row.price_of, row.quarter), (whole.tags_of, whole.price_of, whole.quarter));
        // With the digits of its column, which only the program knows.
        assert_eq!(row.price_of.to_string(), row.price.to_string());
    }
    let fetched = query!(most.prefetch_related(tags, order_items__order)).all(&db).unwrap();
    assert!(fetched.iter().all(|row| i64::try_from(row.tags.len()).unwrap() == row.tags_of));
    assert_eq!(
        fetched.iter().map(|row| row.quarter).collect::<Vec<_>>(),
        rows.iter().map(|row| row.quarter).collect::<Vec<_>>()
    );
}

#[test]
fn annotations_follow_related_rows_and_are_fetched() {
    let db = World::new();
    let orders = query!(mini::Order.select_related(customer, product).annotate(twice = F(quantity) * 2));
    let orders = query!(orders.annotate(letters = Length(customer__name)).order_by(id));
    let customers =
        query!(mini::Customer.prefetch_related(Prefetch(order, orders.clone())).order_by(id)).all(&db).unwrap();
    let mut found = 0;
    for order in customers.iter().flat_map(|customer| &customer.order) {
        assert_eq!(
            (order.twice, order.letters),
            (i64::from(order.quantity) * 2, i64::try_from(order.customer.name.chars().count()).unwrap())
        );
        assert!(order.product.id > 0);
        found += 1;
    }
    assert_eq!(found, orders.count(&db).unwrap());
    let plain = query!(mini::Order.filter(quantity__gt = 0));
    let plain = query!(plain.select_related(product));
    let plain = query!(plain.annotate(cost = F(product__price) * F(quantity)));
    let plain = query!(plain.annotate(more = F(cost) + 1).order_by(-cost, id)).all(&db).unwrap();
    assert!(
        plain
            .iter()
            .all(|order| order.more == order.cost + 1 && order.cost == i64::from(order.product.price * order.quantity))
    );
}

#[test]
fn a_name_that_is_given_anew_is_the_new_one() {
    let db = World::new();
    let products = query!(mini::Product.annotate(x = F(price) * 2).filter(x__gt = 20));
    let again = query!(products.annotate(x = F(price) + 1));
    let some = query!((&again).filter(x__lt = 301).order_by(-x, id));
    assert!(some.sql().contains("\"price\" + 1) < ?2"), "{}", some.sql());
    let rows = some.all(&db).unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row.x == i64::from(row.price) + 1 && row.price > 10 && row.x < 301));
    assert!(rows.windows(2).all(|pair| pair[0].x >= pair[1].x));
    // It may be made of the one before.
    let more = query!(again.annotate(x = F(x) + 1).order_by(id)).first(&db).unwrap().unwrap();
    assert_eq!(more.x, i64::from(more.price) + 2);
}

#[test]
fn groups_in_no_order_have_no_ends() {
    let db = World::new();
    let products = query!(mini::Product.all());
    let groups = query!((&products).values(category).annotate(n = Count(id)));
    for found in [groups.first(&db), groups.last(&db)] {
        assert!(found.unwrap_err().to_string().contains("groups in no order have no first and no last"));
    }
    assert!(groups.all(&db).unwrap().len() > 1);
    assert!(query!((&products).values(id, category).annotate(n = Count(tags))).first(&db).unwrap().is_some());
    assert!(query!((&products).values(pk).annotate(n = Count(tags))).last(&db).unwrap().is_some());
    let ordered = query!(products.order_by(category));
    let groups = query!(ordered.values(category).annotate(n = Count(id)));
    assert_eq!(groups.first(&db).unwrap().unwrap().category, groups.all(&db).unwrap()[0].category);
}

#[test]
fn rows_that_tell_no_model_are_cut_and_turned_round() {
    let db = World::new();
    let (twice, few) = (2_i64, 3);
    let prices = query!(mini::Product.order_by(price, id).values(id, n = F(price) * Value(twice)));
    let all = prices.all(&db).unwrap();
    let cut = query!((&prices)[1..few]).all(&db).unwrap();
    assert_eq!(cut, all[1..3]);
    let turned = query!((&prices).reverse()[..few]).all(&db).unwrap();
    assert_eq!(turned, all.iter().rev().take(3).cloned().collect::<Vec<_>>());
    let ids: Query<'_, i64> = query!(mini::Product.order_by(-price, id).values_list(id, flat = true));
    let dearest = query!(mini::Product.filter(id__in = Subquery((&ids)[..few]))).all(&db).unwrap();
    let expected = query!(ids[..few]).all(&db).unwrap();
    assert!(dearest.len() == 3 && dearest.iter().all(|product| expected.contains(&product.id)));
    let groups = query!(mini::Product.values(category).annotate(n = Count(id)));
    assert_eq!(query!(groups[..2]).all(&db).unwrap().len(), 2);
    let both = query!(mini::Product.filter(price = 15).values(name));
    let both = query!(both.union(mini::Tag.values(name)));
    assert_eq!(query!(both[..2]).all(&db).unwrap().len(), 2);
}
