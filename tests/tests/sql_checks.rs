//! The SQL texts of all kinds of queries: SQLite prepares them, another parser reads them, and indexes serve them.

// Tests speak by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::sync::{Arc, Mutex};

use jiff::civil::{date, time};
use orm_core::prelude::*;
use orm_examples::shop::{Category, Customer, Order, OrderItem, Product, Review, Status, Tier};
use orm_tests::sql::check;
use rust_decimal::Decimal;

/// The database that Django made; it is only read.
fn shop() -> Db {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/shop.sqlite3");
    Db::options().read_only(true).open(path).unwrap()
}

/// Checks the text of each query, and every text that running it in all ways sends.
macro_rules! check_all {
    ($($name:ident: [$($query:expr;)*])*) => {$(
        #[test]
        fn $name() {
            let db = shop();
            let texts = Arc::new(Mutex::new(Vec::<String>::new()));
            let seen = Arc::clone(&texts);
            db.on_query(move |event| seen.lock().unwrap().push(event.sql.to_owned()));
            $({
                let query = $query;
                query.all(&db).unwrap_or_else(|error| panic!("{error}\n{}", query.sql()));
                query.count(&db).unwrap();
                query.exists(&db).unwrap();
                query.first(&db).unwrap();
                query.last(&db).unwrap();
            })*
            let texts = texts.lock().unwrap();
            assert_eq!(texts.len(), 5 * [$(stringify!($query)),*].len());
            for text in texts.iter() {
                check(&db, text).unwrap_or_else(|error| panic!("{error}"));
            }
        }
    )*};
}

check_all! {
    every_lookup: [
        query!(Product.filter(name = "Cable"));
        query!(Product.filter(name__iexact = "cable"));
        query!(Product.filter(name__contains = "%"));
        query!(Product.filter(name__icontains = "é"));
        query!(Product.filter(name__startswith = "C"));
        query!(Product.filter(name__istartswith = "c"));
        query!(Product.filter(name__endswith = "e"));
        query!(Product.filter(name__iendswith = "E"));
        query!(Product.filter(name__regex = "^C"));
        query!(Product.filter(name__iregex = "^c"));
        query!(Product.filter(price__gt = 10, price__gte = 10, price__lt = Decimal::from(100), price__lte = 99.5));
        query!(Product.filter(price__range = (10, 20)));
        query!(Product.filter(id__range = 3..=7));
        query!(Product.filter(id__in = [1, 2, 3]));
        query!(Product.filter(name__in = ["Cable", "Phone X"]));
        query!(Product.filter(sku__isnull = true));
        query!(Product.filter(sku = None));
        query!(Product.filter(is_active = true, is_featured = false));
        query!(Customer.filter(tier = Tier::Gold));
        query!(Customer.filter(tier__in = [Tier::Gold, Tier::Silver]));
    ]

    every_transform: [
        query!(Product.filter(name__length__gt = 3, name__lower = "cable", name__upper = "CABLE", name__trim = "Cable"));
        query!(Product.filter(released__year = 2024, released__month = 1, released__day__lte = 31));
        query!(Product.filter(released__iso_year = 2024, released__week = 5, released__quarter = 1));
        query!(Product.filter(released__week_day = 4, released__iso_week_day = 3));
        query!(Order.filter(order_date__date = date(2024, 1, 1), order_date__time = time(0, 0, 0, 0)));
        query!(Order.filter(order_date__hour = 1, order_date__minute = 2, order_date__second = 3));
        query!(Order.filter(order_date__year__gte = 2023, order_date__year__in = [2023, 2024]));
    ]

    every_place_in_json: [
        query!(Product.filter(attributes["color"] = "red"));
        query!(Product.filter(attributes["dims"]["w"].gt = 1));
        query!(Product.filter(attributes["ports"][0] = "usb-c"));
        query!(Product.filter(attributes["color"] = F(attributes["color"])));
        query!(Product.filter(attributes__in = [serde_json::json!({}), serde_json::json!({"digital": true})]));
        query!(Product.filter(attributes["color"].r#in = ["red", "black"]));
        query!(Product.filter(attributes["color"].icontains = "E"));
        query!(Product.filter(attributes["color"].isnull = true));
        query!(Product.filter(attributes["author"] = None));
        query!(Product.filter(attributes["pages"].range = (100, 300)));
        query!(Product.filter(attributes["pages"].range = (F(id), F(attributes["pages"]))));
        query!(Product.filter(attributes["color"].r#in = [F(attributes["author"]), "red"]));
        query!(Product.filter(attributes["color"] = Product.filter(id = 5).values(attributes["color"])[..1]));
        query!(Product.filter(attributes["color"].r#in = Product.filter(id = 5).values(attributes["color"])));
        query!(Product.annotate(c = F(attributes["pages"])).filter(c__gt = 300, c["w"].lt = 1).order_by(c));
        query!(Product.filter(attributes__has_key = "color"));
        query!(Product.filter(attributes__has_keys = ["color", "ports"]));
        query!(Product.filter(attributes__has_any_keys = ["color", "ports"]));
        query!(Product.order_by(attributes["pages"]).values(name, attributes["pages"]));
    ]

    relations: [
        query!(Product.filter(category = 1));
        query!(Product.filter(category__name = "Books"));
        query!(Product.filter(category__parent__parent__name = "Electronics"));
        query!(Product.filter(category = None));
        query!(Product.filter(tags__name = "new").filter(tags__name = "sale"));
        query!(Product.filter(suppliers__country = "US").distinct());
        query!(OrderItem.filter(order__customer__referred_by__name = "Ann Lee"));
        query!(Customer.filter(orders__items__product__tags__name = "new"));
        query!(Customer.filter(favourites__reviews__rating = 5));
        query!(Order.filter(coupon = "WELCOME"));
        query!(Order.filter(coupon__percent__gt = 10));
    ]

    optional_conditions: [
        query!(Product.filter_some(name = None::<&str>, price__gt = Some(10), id__in = Some([1, 2, 3])));
        query!(Product.filter_some(price__range = Some((10, 20)), category__name = Some("Books")).order_by(-price)[..3]);
        query!(Customer.filter_some(orders__status = Some(Status::Shipped), orders__coupon = Some("WELCOME")).distinct());
    ]

    negations: [
        query!(Customer.exclude(city = "Paris"));
        query!(Customer.exclude(orders__status = Status::Cancelled));
        query!(Customer.exclude(orders__status = Status::Cancelled, orders__coupon = None));
        query!(Customer.filter(!Q(orders__items__quantity = 1)));
        query!(Customer.exclude(Q(city = "Paris") | Q(tier = Tier::Gold)));
        query!(Customer.filter(Q(city = "Paris") ^ Q(tier = Tier::Gold) ^ Q(balance = 0)));
        query!(Product.exclude(id__in = [1, 2]).exclude(category__name__in = ["Books"]));
    ]

    nested_queries: [
        query!(Product.filter(category__in = Category.filter(parent = None)));
        query!(Product.filter(id__in = OrderItem.filter(quantity = 1).values(product)));
        query!(Product.exclude(id__in = OrderItem.filter(quantity = 1).order_by(id).values(product)[..3]));
        query!(Product.filter(Exists(Review.filter(product = OuterRef(pk), rating = 5))));
        query!(Product.filter(!Exists(Review.filter(product = OuterRef(pk)))));
        query!(Product.annotate(last = Subquery(Review.filter(product = OuterRef(pk)).order_by(-id).values(rating)[..1])));
    ]

    orders_and_slices: [
        query!(Product.order_by(name, -price));
        query!(Product.order_by(category__name, -category__parent__name));
        query!(Product.order_by(F(sale_price).asc(nulls_first = true), F(released).desc(nulls_last = true)));
        query!(Product.order_by(Lower(name), Random()));
        query!(Product.order_by(name).reverse()[3..7]);
        query!(Product.order_by(name)[3..]);
        query!(Product.filter(price__gt = 3).order_by(name)[..3]);
        query!(Product.values(category).distinct());
        query!(Product.none());
    ]

    rows_of_all_kinds: [
        query!(OrderItem.values(order__customer__name, product__category__name, quantity));
        query!(OrderItem.values_list(id, order__customer_id));
        query!(Product.values_list(name, flat = true));
        query!(Product.only(name, price));
        query!(Product.defer(description, attributes));
        query!(Order.datetimes(order_date, month));
        query!(Product.filter(released__isnull = false).dates(released, year, order = desc));
    ]

    expressions: [
        query!(Product.filter(sale_price__lt = F(price) - 1));
        query!(Product.annotate(now = Coalesce(sale_price, price)).filter(now__lt = 10).order_by(-now));
        query!(Product.alias(letters = Length(Trim(name))).filter(letters__gt = 5));
        query!(Product.annotate(stock = F(price) * F(inventory_count), odd = F(inventory_count) % 2));
        query!(OrderItem.filter(product__price__gt = F(unit_price)));
    ]
}

#[test]
fn extended_queries_are_one_statement() {
    let db = shop();
    let products = query!(Product.filter(is_active = true));
    let products = query!(products.filter(category__name__icontains = "o", tags__name = "new"));
    let products = query!(products.exclude(order_items__quantity = 1).order_by(-price)[..5]);
    check(&db, products.sql()).unwrap();
    products.all(&db).unwrap();
    check(&db, query!(Product.get(id = 1)).sql()).unwrap();
    check(&db, query!(Order.latest(order_date)).sql()).unwrap();
}

/// Whether a step of the plan searches `table`, and by the key or an index.
fn searches<R>(db: &Db, query: &Query<'_, R>, table: &str) -> bool {
    let plan = query.explain(db).unwrap();
    let found = plan.lines().any(|step| {
        let step = step.trim();
        step.starts_with(&format!("SEARCH {table} USING")) && (step.contains("PRIMARY KEY") || step.contains("INDEX"))
    });
    if !found {
        println!("{}\n{plan}", query.sql());
    }
    found
}

#[test]
fn a_key_lookup_uses_the_primary_key() {
    let db = shop();
    assert!(searches(&db, &query!(Product.filter(id = 7)), "shop_product"));
    assert!(searches(&db, &query!(Product.filter(pk = 7)), "shop_product"));
}

#[test]
fn a_unique_column_uses_its_index() {
    assert!(searches(&shop(), &query!(Product.filter(sku = "LT-001")), "shop_product"));
}

#[test]
fn a_join_uses_the_index_of_the_foreign_key() {
    let db = shop();
    let query = query!(Order.filter(customer__email = "eve@example.com"));
    assert!(searches(&db, &query, "shop_customer") && searches(&db, &query, "shop_order"));
    let query = query!(OrderItem.filter(order__customer__email = "eve@example.com"));
    assert!(searches(&db, &query, "shop_orderitem"));
}

#[test]
fn a_list_uses_the_primary_key() {
    assert!(searches(&shop(), &query!(Product.filter(id__in = [1, 7, 17])), "shop_product"));
}

#[test]
fn a_year_uses_an_index() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Log]).unwrap();
    assert!(searches(&db, &query!(Log.filter(at__year = 2024)), "log"));
}

#[derive(Model)]
#[allow(dead_code)]
struct Log {
    id: i64,
    #[model(index)]
    at: jiff::Timestamp,
}

#[test]
fn a_list_of_any_length_is_one_text() {
    let db = shop();
    let mut texts = Vec::new();
    for (count, found) in [(0, 0), (1, 1), (100_000, 24)] {
        let ids: Vec<i64> = (1..=count).collect();
        let query = query!(Product.filter(id__in = &ids));
        assert_eq!(query.all(&db).unwrap().len(), found);
        assert_eq!(query.count(&db).unwrap(), i64::try_from(found).unwrap());
        assert_eq!(query.params().len(), 1);
        texts.push(query.sql());
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{texts:?}");
}
