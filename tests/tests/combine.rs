//! Set operations, raw SQL and queries in expressions.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", has_many(orders: Order))]
struct Product {
    id: i64,
    name: String,
    price: i32,
    note: Option<String>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(-day))]
struct Order {
    id: i64,
    product: ForeignKey<Product>,
    day: i32,
}

/// Three products; orders of the first two.
fn shop() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Product, Order]).unwrap();
    db.execute_batch(
        "INSERT INTO shop_product VALUES (1, 'Tea', 7, NULL), (2, 'Pot', 30, 'blue'), (3, 'Cup', 5, NULL);
        INSERT INTO shop_order VALUES (1, 1, 10), (2, 1, 12), (3, 2, 11);",
    )
    .unwrap();
    db
}

/// The SQL without quotes.
fn plain(sql: &str) -> String {
    sql.replace('"', "")
}

#[test]
fn a_set_operation_is_one_statement() {
    let both = query!(
        Product.filter(price__lt = 6).values(name).union(Product.filter(price__gt = 9).values(name)).order_by(-name)
            [..2]
    );
    assert_eq!(
        plain(both.sql()),
        "SELECT shop_product.name AS name FROM shop_product WHERE shop_product.price < ?1 \
         UNION SELECT U0.name AS name FROM shop_product U0 WHERE U0.price > ?2 ORDER BY 1 DESC LIMIT 2"
    );
    let names: Vec<String> = both.all(&shop()).unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Pot", "Cup"]);
}

#[test]
fn slices_and_orders_of_the_sides_stay_there() {
    let db = shop();
    let both = query!(Product.order_by(price)[..1].union(Product.order_by(-price)[..1], Product.none()).order_by(id));
    let ids: Vec<i64> = both.all(&db).unwrap().into_iter().map(|product| product.id).collect();
    assert_eq!(ids, [2, 3]);
    assert_eq!(both.count(&db).unwrap(), 2);
    // An order before is not that of the result.
    let unordered = query!(Product.order_by(-price).union(Product.all()));
    assert!(!unordered.sql().contains("ORDER BY"));
}

#[test]
fn what_is_asked_of_a_set_operation_is_asked_of_its_rows() {
    let db = shop();
    let both = query!(Product.filter(price__lt = 6).union(Product.filter(price__gt = 9)));
    assert_eq!(both.first(&db).unwrap().unwrap().id, 2);
    assert_eq!(both.last(&db).unwrap().unwrap().id, 3);
    let neither = query!(Product.filter(price__lt = 6).intersection(Product.filter(price__gt = 9)));
    assert!(!neither.exists(&db).unwrap());
    assert_eq!(neither.count(&db).unwrap(), 0);
    let all = query!(Product.all().union(Product.all(), all = true));
    assert_eq!(all.count(&db).unwrap(), 6);
    let rest = query!(Product.all().difference(Product.filter(id = 1), Product.filter(id = 2)));
    assert_eq!(rest.all(&db).unwrap().len(), 1);
}

#[test]
fn values_after_are_those_of_each_side() {
    let db = shop();
    let names =
        query!(Product.filter(id = 1).union(Product.filter(id = 2)).values_list(name, flat = true).order_by(name));
    assert_eq!(names.all(&db).unwrap(), ["Pot", "Tea"]);
}

#[test]
fn annotations_are_columns_of_each_side() {
    let db = shop();
    let both = query!(
        Product
            .filter(id = 1)
            .annotate(double = F(price) * 2)
            .union(Product.filter(id = 2).annotate(double = F(price) + 1))
            .order_by(double)
    );
    let doubles: Vec<i64> = both.all(&db).unwrap().iter().map(|row| row.double).collect();
    assert_eq!(doubles, [14, 31]);
}

#[test]
fn a_side_may_look_outward() {
    let db = shop();
    let same = query!(
        Product.filter(
            id__in = Order
                .filter(product = OuterRef(pk), day = 10)
                .values(product)
                .union(Order.filter(day = 11).values(product))
        )
    );
    assert_eq!(same.count(&db).unwrap(), 2);
}

#[test]
fn subqueries_are_expressions() {
    let db = shop();
    let latest = query!(
        Product
            .annotate(
                latest = Subquery(Order.filter(product = OuterRef(pk)).order_by(-day).values(day)[..1]),
                ordered = Exists(Order.filter(product = OuterRef(pk))),
                missing = !Exists(Order.filter(product = OuterRef(pk))),
            )
            .order_by(id)
    );
    let rows: Vec<(Option<i32>, bool, bool)> =
        latest.all(&db).unwrap().iter().map(|row| (row.latest, row.ordered, row.missing)).collect();
    assert_eq!(rows, [(Some(12), true, false), (Some(11), true, false), (None, false, true)]);
    let after = query!(Order.filter(day__gt = Subquery(Order.filter(product = 2).values(day)[..1]) - 1).order_by(id));
    assert_eq!(after.all(&db).unwrap().len(), 2);
    let key = query!(Product.filter(id = Subquery(Product.order_by(-price)[..1])));
    assert_eq!(key.all(&db).unwrap()[0].name, "Pot");
}

#[test]
fn rows_of_raw_queries_go_by_name() {
    let db = shop();
    let (least, word) = (6, String::from("Pot"));
    let dear = query!(Product.raw(
        "SELECT note, 1 AS further, price, name, ID FROM shop_product WHERE price > ? AND name <> ? -- '?'",
        least,
        &word
    ));
    assert_eq!(dear.all(&db).unwrap(), [Product { id: 1, name: "Tea".into(), price: 7, note: None }]);
    let named = query!(Product.raw(
        "SELECT * FROM shop_product WHERE (price > :low OR note = ':low') AND price < :high AND price > :low",
        low = 6,
        high = 10
    ));
    assert_eq!(named.all(&db).unwrap().len(), 1);
    assert_eq!(named.params().len(), 2);
    let changed = query!(Product.raw("UPDATE shop_product SET price = price + ? RETURNING *", 1));
    assert_eq!(changed.all(&db).unwrap().len(), 3);
}

#[test]
fn a_column_that_a_raw_query_does_not_select_is_named() {
    let error = query!(Product.raw("SELECT id, name FROM shop_product")).all(&shop()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "this raw query does not select `price`, which is a part of `Product`\n\
         help: select it, or say which columns there are with `only(…)`, or other rows with `as Row { … }`"
    );
    let db = shop();
    let error = query!(Product.raw("SELECT * FROM shop_product").annotate(twice as i64)).all(&db).unwrap_err();
    assert!(error.to_string().contains("does not select `twice`"), "{error}");
    let error = query!(Product.raw("SELECT name FROM shop_product").only(name)).all(&db).unwrap_err();
    assert!(error.to_string().contains("does not select `id`"), "{error}");
}

#[test]
fn rows_of_raw_queries_have_further_columns() {
    let db = shop();
    let factor = 2;
    let rows = query!(
        Product
            .raw("SELECT upper(note) AS shout, *, price * ? AS times FROM shop_product ORDER BY id", factor)
            .annotate(times as i64, shout as Option<String>)
    );
    let rows: Vec<_> = rows.all(&db).unwrap();
    let read: Vec<(&str, i64, Option<&str>)> =
        rows.iter().map(|row| (row.name.as_str(), row.times, row.shout.as_deref())).collect();
    assert_eq!(read, [("Tea", 14, None), ("Pot", 60, Some("BLUE")), ("Cup", 10, None)]);
    let each =
        query!(Product.raw("SELECT *, id * 2 AS twice FROM shop_product ORDER BY id DESC").annotate(twice as i64));
    let each: Vec<i64> = each.iter(&db).unwrap().map(|row| row.unwrap().twice).collect();
    assert_eq!(each, [6, 4, 2]);
    // The row is its model.
    assert_eq!(rows[0].orders().count(&db).unwrap(), 2);
}

#[test]
fn rows_of_raw_queries_have_fewer_columns() {
    let db = shop();
    let names = query!(Product.raw("SELECT name, id FROM shop_product ORDER BY id").only(name));
    let names: Vec<(i64, String)> = names.all(&db).unwrap().into_iter().map(|row| (row.pk, row.name)).collect();
    assert_eq!(names[1], (2, "Pot".to_owned()));
    let first = query!(
        Order.raw("SELECT id, product_id, -day AS before FROM shop_order").only(product).annotate(before as i32)
    );
    let first = first.first(&db).unwrap().unwrap();
    assert_eq!((first.pk, first.product, first.before), (1, 1, -10));
    let cheap = query!(Product.raw("SELECT id, price, name FROM shop_product WHERE price < 6").defer(note));
    let cheap = &cheap.all(&db).unwrap()[0];
    assert_eq!((cheap.id, cheap.price, cheap.name.as_str()), (3, 5, "Cup"));
}

#[test]
fn rows_of_raw_queries_come_with_related_rows() {
    let db = shop();
    let sent = db.statements_sent();
    let least = 6;
    // The columns are not in order, and the key is not the first.
    let rows = query!(
        Product
            .raw(
                "SELECT note, price * 2 AS twice, name, price, id FROM shop_product WHERE price > ? ORDER BY id",
                least
            )
            .annotate(twice as i64)
            .prefetch_related(Prefetch(orders, Order.filter(day__gt = 10).order_by(day), to = late))
    );
    let rows = rows.all(&db).unwrap();
    let late: Vec<(&str, i64, Vec<i32>)> = rows
        .iter()
        .map(|row| (row.name.as_str(), row.twice, row.late.iter().map(|order| order.day).collect()))
        .collect();
    assert_eq!(late, [("Tea", 14, vec![12]), ("Pot", 60, vec![11])]);
    assert_eq!(db.statements_sent() - sent, 2);
    let orders = query!(Order.raw("SELECT day, product_id, id FROM shop_order ORDER BY day").prefetch_related(product));
    assert_eq!(orders.first(&db).unwrap().unwrap().product.name, "Tea");
    let few = query!(
        Order.raw("SELECT product_id, id FROM shop_order WHERE id = 3").only(product).prefetch_related(product__orders)
    );
    let few = few.first(&db).unwrap().unwrap();
    assert_eq!((few.pk, few.product.name.as_str(), few.product.orders.len()), (3, "Pot", 1));
    let none = query!(Product.raw("SELECT * FROM shop_product WHERE id > 9").prefetch_related(orders));
    assert_eq!(none.all(&db).unwrap().len(), 0);
}

#[test]
fn columns_of_raw_queries_are_translated() {
    let db = shop();
    let tea = Product { id: 1, name: "Tea".into(), price: 7, note: Some("x".into()) };
    let rows = query!(Product.raw(
        r#"SELECT price, 'x' AS "a ""note""", id, name AS title FROM shop_product WHERE id = ?"#,
        1,
        translations(Title = name, "a \"note\"" = note)
    ));
    assert_eq!(rows.first(&db).unwrap().as_ref(), Some(&tea));
    // A name that the SQL does not have says nothing, as in Django.
    let rows = query!(Product.raw("SELECT 1 AS id, 'Tea' AS name, 7 AS price, 'x' AS note", translations(n = name)));
    assert_eq!(rows.first(&db).unwrap(), Some(tea));
    let rows = query!(Order.raw("SELECT 1 AS id, 2 AS what, 3 AS day", translations(what = product)));
    assert_eq!(rows.all(&db).unwrap()[0].product.key(), &2);
    let error = query!(Product.raw("SELECT id, name, price, note FROM shop_product", translations(name = note)));
    assert!(error.all(&db).unwrap_err().to_string().contains("does not select `name`"));
}

#[test]
fn rows_of_raw_queries_are_structs_and_tuples() {
    struct Stat {
        count: i64,
        note: Option<String>,
    }
    let db = shop();
    let stats = query!(
        Product.raw("SELECT note, COUNT(*) AS count FROM shop_product GROUP BY note ORDER BY 1") as Stat { count, note }
    );
    let stats: Vec<(Option<String>, i64)> =
        stats.all(&db).unwrap().into_iter().map(|stat| (stat.note, stat.count)).collect();
    assert_eq!(stats, [(None, 2), (Some("blue".to_owned()), 1)]);
    let pairs = query!(Product.raw("SELECT name, price FROM shop_product WHERE id = ?", 1) as (String, i64));
    assert_eq!(pairs.first(&db).unwrap(), Some(("Tea".to_owned(), 7)));
}

#[test]
fn raw_expressions_have_a_type() {
    let db = shop();
    let factor = 3;
    let rows = query!(
        Product
            .annotate(total = RawSQL::<i64>("price * ?", factor) + 1, shout = RawSQL::<Option<String>>("upper(note)"))
            .filter(price__gt = RawSQL::<i32>("? + 1", 5))
            .order_by(RawSQL::<i32>("price").desc())
    );
    let rows: Vec<(i64, Option<String>)> =
        rows.all(&db).unwrap().iter().map(|row| (row.total, row.shout.clone())).collect();
    assert_eq!(rows, [(91, Some("BLUE".to_owned())), (22, None)]);
}

#[test]
fn rows_of_an_intersection_or_difference_are_rows_of_the_first_side() {
    let db = shop();
    // The second side may be NULL, the first may not: no row of it is.
    let named: Vec<String> = query!(
        Product.values_list(name, flat = true).difference(Product.values_list(note, flat = true)).order_by(name)
    )
    .all(&db)
    .unwrap();
    assert_eq!(named, ["Cup", "Pot", "Tea"]);
    query!(Product.filter(id = 1).update(note = "Cup")).run(&db).unwrap();
    let both: Vec<String> =
        query!(Product.values_list(name, flat = true).intersection(Product.values_list(note, flat = true)))
            .all(&db)
            .unwrap();
    assert_eq!(both, ["Cup"]);
}

/// SQLite alone would go from left to right.
#[test]
fn a_set_operation_inside_of_another_is_a_whole() {
    let db = shop();
    let ids =
        |query: Query<'_, Product, _>| -> Vec<i64> { query.all(&db).unwrap().into_iter().map(|row| row.id).collect() };
    let inner = query!(
        Product.filter(id = 1).union(Product.filter(id = 2).intersection(Product.filter(id__gte = 2))).order_by(id)
    );
    assert_eq!(ids(inner), [1, 2]);
    let inner =
        query!(Product.all().difference(Product.filter(id__lte = 2).difference(Product.filter(id = 2))).order_by(-id));
    assert_eq!(ids(inner), [3, 2]);
}

#[test]
fn the_order_of_a_set_operation_can_be_turned_round() {
    let db = shop();
    let both = query!(Product.filter(id = 1).union(Product.filter(id__gte = 2)).order_by(price).reverse());
    let prices: Vec<i32> = both.all(&db).unwrap().into_iter().map(|product| product.price).collect();
    assert_eq!(prices, [30, 7, 5]);
    assert_eq!(both.first(&db).unwrap().map(|product| product.price), Some(30));
    assert_eq!(both.last(&db).unwrap().map(|product| product.price), Some(5));
}

/// As in Django: what the rows are ordered by is one more column of each side.
#[test]
fn a_set_operation_of_one_model_is_ordered_by_anything_of_it() {
    let db = shop();
    let both = query!(
        Order
            .filter(day__lt = 11)
            .union(Order.filter(day__gt = 11))
            .order_by(-product__price, -id)
            .values_list(id, flat = true)
    );
    assert_eq!(
        plain(both.sql()),
        "SELECT shop_order.id AS id, shop_product.price FROM shop_order INNER JOIN shop_product ON \
         shop_order.product_id = shop_product.id WHERE shop_order.day < ?1 UNION SELECT U0.id AS id, U1.price FROM \
         shop_order U0 INNER JOIN shop_product U1 ON U0.product_id = U1.id WHERE U0.day > ?2 ORDER BY 2 DESC, 1 DESC"
    );
    assert_eq!(both.all(&db).unwrap(), [2, 1]);
    assert_eq!(both.count(&db).unwrap(), 2);
    assert_eq!((both.first(&db).unwrap(), both.last(&db).unwrap()), (Some(2), Some(1)));
    let rows =
        query!(Product.filter(price__lt = 6).union(Product.filter(price__gt = 6)).order_by(Length(note), -id)[..2]);
    let ids: Vec<i64> = rows.all(&db).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(ids, [3, 1]);
    let some =
        query!(Order.filter(product__in = Product.filter(id = 1).union(Product.filter(id = 3)).order_by(-id)[..1]));
    assert_eq!(some.count(&db).unwrap(), 0);
}

#[test]
fn a_set_operation_has_an_earliest_and_a_latest_row() {
    let db = shop();
    let day = |order: Order| order.day;
    let latest = query!(Order.filter(product = 1).union(Order.filter(day = 11)).latest(day)).run(&db);
    assert_eq!(latest.map(day).unwrap(), 12);
    let earliest = query!(Order.filter(product = 1).difference(Order.filter(day = 10)).earliest(day, id)).run(&db);
    assert_eq!(earliest.map(day).unwrap(), 12);
    let none = query!(Order.filter(day = 0).union(Order.filter(day = 1)).latest(day)).run(&db);
    assert!(matches!(none, Err(Error::DoesNotExist { .. })));
}
