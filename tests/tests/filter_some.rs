//! `filter_some`: conditions that hold only if there is a value.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use jiff::civil::{Date, date};
use orm_core::prelude::*;
use orm_core::query::{Param, Query};
use orm_examples::shop::{Category, Customer, Order, OrderItem, Product, Status, Tier};
use orm_tests::sql::check;
use rust_decimal::Decimal;

/// The database that Django made; it is only read.
fn shop() -> Db {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/shop.sqlite3");
    Db::options().read_only(true).open(path).unwrap()
}

/// The part of a text from `WHERE` on, without quotes.
fn asked(sql: &str) -> String {
    let sql = sql.replace('"', "").replace("shop_product.", "");
    sql.split_once(" WHERE ").map_or_else(String::new, |(_, asked)| asked.to_owned())
}

fn found<'q>(name: Option<&'q str>, least: Option<i64>, most: Option<i64>) -> Query<'q, Product> {
    query!(
        Product
            .filter(is_active = true)
            .filter_some(name__icontains = name, price__gte = least, price__lte = most)
            .order_by(id)
    )
}

#[test]
fn every_shape_has_the_conditions_that_there_are_values_for() {
    let db = shop();
    let first = "is_active = 1";
    for (name, least, most, more) in [
        (None, None, None, ""),
        (Some("a"), None, None, " AND name LIKE ?1 ESCAPE '\\'"),
        (None, Some(20), None, " AND price >= ?2"),
        (None, None, Some(100), " AND price <= ?3"),
        (Some("a"), Some(20), None, " AND name LIKE ?1 ESCAPE '\\' AND price >= ?2"),
        (Some("a"), None, Some(100), " AND name LIKE ?1 ESCAPE '\\' AND price <= ?3"),
        (None, Some(20), Some(100), " AND price >= ?2 AND price <= ?3"),
        (Some("a"), Some(20), Some(100), " AND name LIKE ?1 ESCAPE '\\' AND price >= ?2 AND price <= ?3"),
    ] {
        let query = found(name, least, most);
        let text = asked(query.sql()).replace("CAST(price AS NUMERIC)", "price");
        assert_eq!(text, format!("{first}{more} ORDER BY id"));
        check(&db, query.sql()).unwrap();
        let all = query!(Product.filter(is_active = true).order_by(id)).all(&db).unwrap();
        let holds = |product: &Product| {
            name.is_none_or(|name| product.name.to_lowercase().contains(name))
                && least.is_none_or(|least| product.price >= Decimal::from(least))
                && most.is_none_or(|most| product.price <= Decimal::from(most))
        };
        let expected: Vec<Product> = all.into_iter().filter(holds).collect();
        assert!(!expected.is_empty());
        assert_eq!(query.all(&db).unwrap(), expected);
        assert_eq!(query.count(&db).unwrap(), i64::try_from(expected.len()).unwrap());
    }
}

#[test]
fn a_shape_is_rendered_once() {
    let text = |name, least| found(name, least, None).sql().as_ptr();
    assert_eq!(text(None, None), text(None, None));
    assert_eq!(text(Some("a"), None), text(Some("b"), None));
    assert_ne!(text(Some("a"), None), text(None, Some(3)));
    assert_eq!(text(Some("a"), Some(3)), text(Some("c"), Some(4)));
    let threads: Vec<_> =
        (0..8).map(|_| std::thread::spawn(|| found(None, Some(1), Some(2)).sql().as_ptr().addr())).collect();
    let mut places: Vec<usize> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    places.dedup();
    assert_eq!(places.len(), 1);
}

#[test]
fn no_shape_is_prepared_again() {
    let db = shop();
    for at in 0..20 {
        let query = found((at % 2 == 0).then_some("a"), (at % 3 == 0).then_some(at), None);
        query.all(&db).unwrap();
    }
    assert_eq!(db.statements_reprepared(), 0);
}

#[test]
fn indexes_serve_a_shape_as_they_serve_the_fixed_query() {
    let db = shop();
    let plan = |id: Option<i64>, ids: Option<Vec<i64>>, category: Option<i64>| {
        query!(Product.filter_some(id = id, id__in = ids, category = category)).explain(&db).unwrap()
    };
    assert_eq!(plan(Some(1), None, None), query!(Product.filter(id = 1)).explain(&db).unwrap());
    assert_eq!(plan(None, Some(vec![1]), None), query!(Product.filter(id__in = [1])).explain(&db).unwrap());
    let by_category = plan(None, None, Some(1));
    assert_eq!(by_category, query!(Product.filter(category = 1)).explain(&db).unwrap());
    assert!(by_category.contains("USING INDEX"), "{by_category}");
    assert_eq!(plan(None, None, None), query!(Product.all()).explain(&db).unwrap());
}

#[test]
fn values_are_taken_by_value_and_by_reference() {
    let db = shop();
    let (name, ids) = (Some("cable".to_owned()), Some(vec![1, 2, 3]));
    let (tier, price) = (Some(Tier::Gold), Some((1, 20)));
    let count = |query: Query<'_, Product>| query.count(&db).unwrap();
    let one = count(query!(Product.filter(name__iexact = "cable")));
    assert_eq!(count(query!(Product.filter_some(name__iexact = &name))), one);
    assert_eq!(count(query!(Product.filter_some(name__iexact = name.as_deref()))), one);
    assert_eq!(count(query!(Product.filter_some(name__iexact = name))), one);
    assert_eq!(count(query!(Product.filter_some(id__in = &ids))), 3);
    assert_eq!(count(query!(Product.filter_some(id__in = ids.as_deref()))), 3);
    assert_eq!(count(query!(Product.filter_some(id__in = ids))), 3);
    let cheap = count(query!(Product.filter(price__range = (1, 20))));
    assert_eq!(count(query!(Product.filter_some(price__range = price))), cheap);
    assert_eq!(count(query!(Product.filter_some(price__range = Some(1..=20)))), cheap);
    // Also where it is not the first.
    let none: Option<i64> = None;
    assert_eq!(count(query!(Product.filter_some(id = none, price__range = price))), cheap);
    assert_eq!(count(query!(Product.filter_some(price__range = None::<(i64, i64)>))), count(query!(Product.all())));
    assert_eq!(
        query!(Customer.filter_some(tier = &tier)).count(&db).unwrap(),
        query!(Customer.filter(tier = Tier::Gold)).count(&db).unwrap()
    );
    let released: Option<Date> = Some(date(2021, 1, 1));
    assert_eq!(
        count(query!(Product.filter_some(released__gte = released, sku__isnull = Some(false)))),
        count(query!(Product.filter(released__gte = date(2021, 1, 1), sku__isnull = false)))
    );
    let books = query!(Category.filter(name = "Books")).get(&db).unwrap();
    assert_eq!(
        count(query!(Product.filter_some(category = Some(&books)))),
        count(query!(Product.filter(category = &books)))
    );
}

#[test]
fn parameters_keep_their_numbers() {
    let range: Option<(i64, i64)> = None;
    let query = query!(Product.filter_some(price__range = range, id = Some(3)).filter(name = "Cable"));
    assert_eq!(query.params()[..], [Param::Null, Param::Null, Param::Integer(3), Param::Text("Cable")]);
    assert!(
        query.sql().ends_with("\"shop_product\".\"id\" = ?3 AND \"shop_product\".\"name\" = ?4"),
        "{}",
        query.sql()
    );
}

#[test]
fn conditions_of_one_call_are_about_the_same_related_row() {
    let db = shop();
    let count = |status: Option<Status>, coupon: Option<&str>| {
        query!(Customer.filter_some(orders__status = status, orders__coupon = coupon).distinct()).count(&db).unwrap()
    };
    assert_eq!(count(Some(Status::Shipped), Some("WELCOME")), 2);
    assert_eq!(
        count(Some(Status::Shipped), None),
        query!(Customer.filter(orders__status = Status::Shipped).distinct()).count(&db).unwrap()
    );
    // No condition, no join.
    assert_eq!(count(None, None), query!(Customer.all()).count(&db).unwrap());
    let chained = |status: Option<Status>, coupon: Option<&'static str>| {
        query!(Customer.filter_some(orders__status = status).filter_some(orders__coupon = coupon).distinct())
    };
    assert_eq!(chained(Some(Status::Shipped), Some("WELCOME")).count(&db).unwrap(), 3);
}

#[test]
fn conditions_over_aggregates_and_windows_hold_where_they_belong() {
    let db = shop();
    let counts = |least: Option<i64>, name: Option<&str>| {
        query!(
            Category.annotate(n = Count(products)).filter_some(n__gte = least, name__startswith = name).order_by(name)
        )
        .all(&db)
        .unwrap()
        .into_iter()
        .map(|row| row.n)
        .collect::<Vec<_>>()
    };
    let all = counts(None, None);
    assert_eq!(counts(Some(3), None), all.iter().copied().filter(|n| *n >= 3).collect::<Vec<_>>());
    assert!(counts(Some(3), Some("B")).len() < counts(Some(3), None).len());
    let ranked = |most: Option<i64>| {
        query!(
            Product
                .annotate(rank = Window(RowNumber(), order_by(-price)))
                .filter_some(rank__lte = most)
                .filter_some(is_active = Some(true))
        )
        .count(&db)
        .unwrap()
    };
    assert_eq!(ranked(Some(3)), 3);
    assert_eq!(ranked(None), query!(Product.filter(is_active = true)).count(&db).unwrap());
}

#[test]
fn queries_inside_of_others_can_have_them() {
    let db = shop();
    let bought = |quantity: Option<i32>, price: Option<i64>| {
        query!(
            Product
                .filter(id__in = OrderItem.filter_some(quantity__gte = quantity).values(product))
                .filter_some(price__gte = price)
        )
        .count(&db)
        .unwrap()
    };
    assert_eq!(bought(Some(10), None), 4);
    assert_eq!(bought(None, None), query!(Product.filter(id__in = OrderItem.values(product))).count(&db).unwrap());
    assert!(bought(Some(10), Some(100)) < 4);
    let either = |price: Option<i64>, name: Option<&str>| {
        query!(Product.filter_some(price__gt = price).union(Product.filter_some(name = name))).count(&db).unwrap()
    };
    assert_eq!(either(Some(1_000_000), Some("Cable")), query!(Product.filter(name = "Cable")).count(&db).unwrap());
    assert_eq!(either(None, Some("Cable")), query!(Product.all()).count(&db).unwrap());
    let status = Some(Status::Shipped);
    let customers =
        query!(Customer.prefetch_related(Prefetch(orders, Order.filter_some(status = status)))).all(&db).unwrap();
    assert!(customers.iter().all(|customer| customer.orders.iter().all(|order| order.status == Status::Shipped)));
}

#[test]
fn queries_held_in_variables_go_on() {
    let db = shop();
    for (name, least, category) in [
        (None, None, None),
        (Some("a"), None, Some("Books")),
        (Some("a"), Some(20), None),
        (None, Some(20), Some("Books")),
    ] {
        let base = found(name, least, None);
        let query = query!(base.filter_some(category__name = category, price__lt = Some(1_000)));
        let expected: Vec<Product> = query!(Product.filter(is_active = true, price__lt = 1_000).order_by(id))
            .all(&db)
            .unwrap()
            .into_iter()
            .filter(|product| {
                let books = query!(Product.filter(id = product.id, category__name = "Books")).exists(&db).unwrap();
                name.is_none_or(|name| product.name.to_lowercase().contains(name))
                    && least.is_none_or(|least| product.price >= Decimal::from(least))
                    && (category.is_none() || books)
            })
            .collect();
        assert!(!expected.is_empty());
        assert_eq!(query.all(&db).unwrap(), expected);
        check(&db, query.sql()).unwrap();
    }
}

/// What the order and the conditions over windows of the query before bind keeps its numbers.
#[test]
fn what_a_variable_holds_keeps_its_parameters() {
    let db = shop();
    let far = |from: i64| {
        let base = query!(Product.order_by(Abs(F(price) - Value(from)), id));
        query!(base.filter(price__gt = 5)).first(&db).unwrap().unwrap().id
    };
    let nearest = |to: i64| {
        let mut all = query!(Product.filter(price__gt = 5).order_by(id)).all(&db).unwrap();
        all.sort_by_key(|product| (product.price - Decimal::from(to)).abs());
        all.first().unwrap().id
    };
    assert_eq!((far(30), far(1000)), (nearest(30), nearest(1000)));
    let limit = 3;
    let base = query!(Product.alias(rank = Window(RowNumber(), order_by(-price))).filter(rank__lte = limit));
    assert_eq!(query!(base.filter(price__gt = 1)).count(&db).unwrap(), 3);
}

#[test]
fn all_verbs_go_by_the_shape() {
    let db = shop();
    let query = |id: Option<i64>| query!(Product.filter_some(id = id));
    assert_eq!(query(Some(3)).get(&db).unwrap().id, 3);
    assert_eq!(query(Some(3)).first(&db).unwrap().unwrap().id, 3);
    assert!(query(Some(3)).exists(&db).unwrap() && !query(Some(-1)).exists(&db).unwrap());
    assert_eq!(query(Some(3)).records(&db).unwrap().len(), 1);
    let page = query(None).page(&db, 2, 10).unwrap();
    assert_eq!((page.len(), page.count()), (10, query(None).count(&db).unwrap()));
    let sum = |id: Option<i64>| query!(Product.filter_some(id = id).aggregate(n = Count())).run(&db).unwrap().n;
    assert_eq!((sum(Some(3)), sum(None)), (1, page.count()));
}

#[test]
fn rows_are_changed_and_deleted_by_the_shape() {
    #[derive(Model)]
    struct Note {
        id: i64,
        text: String,
    }
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Note]).unwrap();
    db.execute("INSERT INTO note (text) VALUES ('a'), ('b'), ('c')", ()).unwrap();
    let update = |text: Option<&str>, id: Option<i64>| {
        query!(Note.filter_some(text = text).filter_some(id__gt = id).update(text = F(text))).run(&db).unwrap()
    };
    assert_eq!(
        (update(None, None), update(Some("b"), None), update(Some("b"), Some(2)), update(None, Some(1))),
        (3, 1, 0, 2)
    );
    let delete = |text: Option<&str>, id: Option<i64>| {
        query!(Note.filter_some(text = text, id = id)).delete(&db).unwrap().total()
    };
    assert_eq!(
        (delete(Some("a"), Some(2)), delete(Some("a"), None), delete(None, Some(2)), delete(None, None)),
        (0, 1, 1, 1)
    );
}

/// Sixteen conditions: every set of them has a place.
#[test]
fn there_can_be_sixteen() {
    let db = shop();
    let shape = |bits: u16| {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
            std::array::from_fn(|at| (bits >> at & 1 == 1).then_some(at as i64));
        query!(
            Product
                .filter_some(
                    id__gte = a,
                    id__gt = b,
                    id__lt = c,
                    id__lte = d,
                    id = e,
                    price = f,
                    price__gt = g,
                    price__gte = h
                )
                .filter_some(price__lt = i, price__lte = j, inventory_count = k, inventory_count__gt = l)
                .filter_some(inventory_count__gte = m, inventory_count__lt = n, inventory_count__lte = o, weight = p)
        )
    };
    for bits in [0, 1, 0x8000, 0xffff, 0x5555, 0x00ff, 64, 63] {
        let query = shape(bits);
        let conditions = asked(query.sql()).matches('?').count();
        assert_eq!(conditions, usize::try_from(bits.count_ones()).unwrap(), "{bits}: {}", query.sql());
        query.all(&db).unwrap();
        assert_eq!(query.sql().as_ptr(), shape(bits).sql().as_ptr());
    }
}
