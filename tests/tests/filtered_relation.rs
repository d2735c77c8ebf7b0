//! `FilteredRelation`: a condition in the join.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_examples::shop::{Customer, Order, OrderItem, Product, Status};
use orm_tests::sql::check;

/// The database that Django made; it is only read.
fn shop() -> Db {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/shop.sqlite3");
    Db::options().read_only(true).open(path).unwrap()
}

#[test]
fn the_condition_stands_in_the_join() {
    let db = shop();
    let query = query!(
        Product
            .annotate(good = FilteredRelation(reviews, Q(reviews__rating__gte = 4)))
            .order_by(id, good__id)
            .values(id, good__rating)
    );
    let join = r#"LEFT JOIN "shop_review" ON "shop_product"."id" = "shop_review"."product_id" AND "shop_review"."rating" >= ?1 ORDER BY"#;
    assert!(query.sql().contains(join), "{}", query.sql());
    check(&db, query.sql()).unwrap();
    let rows = query.all(&db).unwrap();
    assert!(rows.iter().all(|row| row.good__rating.is_none_or(|rating| rating >= 4)));
    // Products without a good review stay.
    let mut ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    ids.dedup();
    assert_eq!(i64::try_from(ids.len()).unwrap(), query!(Product.all()).count(&db).unwrap());
}

#[test]
fn it_counts_only_what_it_names() {
    let db = shop();
    let rows = query!(
        Customer
            .annotate(open = FilteredRelation(orders, Q(orders__status = Status::New)), number = Count(open))
            .order_by(id)
    )
    .all(&db)
    .unwrap();
    for row in rows {
        let number = query!(Order.filter(customer = row.id, status = Status::New)).count(&db).unwrap();
        assert_eq!(row.number, number, "{}", row.name);
    }
}

#[test]
fn it_stands_beside_the_relation_itself() {
    let db = shop();
    let query = query!(
        Customer
            .alias(first = FilteredRelation(orders, Q(orders__coupon = "WELCOME")))
            .filter(orders__status = Status::Shipped, first__status = Status::Shipped)
            .distinct()
    );
    assert!(query.sql().contains("\"T3\".\"coupon_id\" = "), "{}", query.sql());
    assert_eq!(query.count(&db).unwrap(), 2);
}

#[test]
fn its_parameters_keep_their_numbers_where_a_query_goes_on() {
    let db = shop();
    let (rating, price) = (4, 10);
    let good = query!(
        Product
            .alias(good = FilteredRelation(reviews, Q(reviews__rating__gte = rating)))
            .filter(good__isnull = false)
            .distinct()
    );
    let dear = query!(good.filter(price__gt = price).order_by(id));
    check(&db, dear.sql()).unwrap();
    let expected = query!(Product.filter(reviews__rating__gte = 4, price__gt = 10).distinct().order_by(id));
    assert_eq!(dear.all(&db).unwrap(), expected.all(&db).unwrap());
    // And where it is written after the query that it goes on from.
    let products = query!(Product.filter(price__gt = price));
    let good = query!(
        products
            .alias(good = FilteredRelation(reviews, Q(reviews__rating__gte = rating)))
            .filter(good__isnull = false)
            .distinct()
            .order_by(id)
    );
    assert_eq!(good.all(&db).unwrap(), expected.all(&db).unwrap());
}

#[test]
fn its_rows_can_be_loaded() {
    let db = shop();
    let orders = query!(
        Order
            .annotate(parisian = FilteredRelation(customer, Q(customer__city = "Paris")))
            .select_related(parisian)
            .order_by(id)
    )
    .all(&db)
    .unwrap();
    assert_eq!(
        i64::try_from(orders.len()).unwrap(),
        query!(Order.filter(customer__city = "Paris")).count(&db).unwrap()
    );
    assert!(orders.iter().all(|order| order.parisian.city.as_deref() == Some("Paris")));
}

#[test]
fn what_it_names_is_excluded_with_conditions_on_the_rows_own_columns() {
    let db = shop();
    let query = query!(
        Product
            .alias(reduced = FilteredRelation(order_items, Q(order_items__unit_price__lt = F(price), is_active = true)))
            .exclude(reduced__quantity__gte = 2)
            .order_by(id)
            .values_list(id, flat = true)
    );
    check(&db, query.sql()).unwrap();
    let expected = query!(
        Product
            .exclude(
                Exists(OrderItem.filter(product = OuterRef(pk), unit_price__lt = OuterRef(price), quantity__gte = 2))
                    & Q(is_active = true)
            )
            .order_by(id)
            .values_list(id, flat = true)
    );
    let (found, all) = (query.all(&db).unwrap(), query!(Product.all()).count(&db).unwrap());
    assert_eq!(found, expected.all(&db).unwrap(), "{}", query.sql());
    assert!(i64::try_from(found.len()).unwrap() < all);
}
