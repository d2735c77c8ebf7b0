//! Places inside JSON: compared and ordered by their values, with Django's rows.

// Tests speak by panicking.
#![allow(clippy::all, clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use orm_core::prelude::*;
use orm_tests::models::shop;
use orm_tests::models::shop::Product;
use orm_tests::world::World;
use serde_json::json;

/// The keys of the rows.
macro_rules! ids {
    ($world:expr, $($query:tt)*) => {
        query!($($query)*.order_by(id).values_list(id, flat = true)).all(&$world).unwrap()
    };
}

/// `attributes__in=[{}, {"digital": True}]`, `attributes__color=F("attributes__color")`: the spaces and quotes of JSON
/// texts are no part of their values.
#[test]
fn json_is_compared_by_value() {
    let world = World::new();
    let listed = [serde_json::json!({}), serde_json::json!({"digital": true})];
    let ids = query!(shop::Product.filter(attributes__in = &listed).order_by(id).values_list(id, flat = true));
    assert_eq!(ids.all(&world).unwrap(), [6, 20]);
    let others = query!(shop::Product.exclude(attributes__in = &listed).filter(id__in = [5, 6, 20]));
    assert_eq!(others.all(&world).unwrap().iter().map(|product| product.id).collect::<Vec<_>>(), [5]);
    let coloured = query!(shop::Product.filter(attributes["color"] = F(attributes["color"])));
    assert_eq!(coloured.count(&world).unwrap(), 7);
    let wide = query!(shop::Product.filter(attributes["dims"]["w"].gt = F(attributes["dims"]["w"]))).count(&world);
    assert_eq!(wide.unwrap(), 0);
    let digital = query!(shop::Product.filter(attributes["digital"] = F(attributes["digital"])));
    assert_eq!(
        digital.count(&world).unwrap(),
        query!(shop::Product.filter(attributes["digital"] = true)).count(&world).unwrap()
    );
}

/// Django compares with JSON text on SQLite, quotes and all, and finds nothing; on PostgreSQL it finds this.
#[test]
fn a_range_is_of_values() {
    let world = World::new();
    assert_eq!(ids!(world, Product.filter(attributes["pages"].range = (100, 300))), [3]);
    assert_eq!(ids!(world, Product.filter(attributes["pages"].range = 100..=456)), [1, 2, 3, 17]);
    assert_eq!(ids!(world, Product.filter(attributes["color"].range = ("c", "s"))), [5, 18, 24]);
    assert_eq!(ids!(world, Product.filter(attributes["dims"]["w"].range = (7.0, 70.5))), [3]);
    assert_eq!(ids!(world, Product.filter(attributes["digital"].range = (false, true))), [20]);
    assert_eq!(ids!(world, Product.exclude(attributes["pages"].range = (100, 300))), [1, 2, 11, 12, 16, 17, 19]);
    // The ends are of any type: SQLite has numbers before texts.
    assert_eq!(ids!(world, Product.filter(attributes["color"].range = (1, "c"))), [4, 15]);
    assert_eq!(
        ids!(world, Product.filter(attributes["pages"].range = (F(attributes["pages"]), F(attributes["pages"])))),
        [1, 2, 3, 16, 17]
    );
    assert_eq!(ids!(world, Product.filter(attributes["pages"].range = (F(id), 1000))), [1, 2, 3, 16, 17]);
}

/// A whole column is compared as the text that it is, as in Django.
#[test]
fn a_range_of_whole_values_is_of_texts() {
    let world = World::new();
    assert_eq!(ids!(world, Product.filter(attributes__range = ("\"a", "z"))), [10]);
    assert_eq!(ids!(world, Product.filter(attributes__range = (json!(" "), json!([1])))), [9, 10]);
    assert_eq!(ids!(world, Product.filter(attributes__range = (json!({}), json!("z")))), [0_i64; 0]);
}

/// `attributes__pages__gt=F("id")`, `attributes__color__in=[F("attributes__color"), "red"]`.
#[test]
fn a_place_is_compared_with_columns() {
    let world = World::new();
    assert_eq!(ids!(world, Product.filter(attributes["pages"].gt = F(id))), [1, 2, 3, 16, 17]);
    assert_eq!(ids!(world, Product.filter(attributes["pages"].lt = F(price) * 100)), [1, 2, 3, 16, 17]);
    assert_eq!(ids!(world, Product.filter(attributes["color"] = F(name))), [0_i64; 0]);
    assert_eq!(
        ids!(world, Product.filter(attributes["color"].r#in = [F(attributes["color"]), "red"])),
        [4, 5, 7, 8, 15, 18, 24]
    );
    assert_eq!(ids!(world, Product.filter(attributes["color"].r#in = [F(attributes["author"]), "red"])), [5, 18]);
}

#[test]
fn a_place_is_compared_with_places_of_other_rows() {
    let world = World::new();
    assert_eq!(
        ids!(world, Product.filter(attributes["color"].r#in = Product.filter(id = 5).values(attributes["color"]))),
        [5, 18]
    );
    assert_eq!(
        ids!(world, Product.filter(attributes["color"] = Product.filter(id = 5).values(attributes["color"])[..1])),
        [5, 18]
    );
    assert_eq!(
        ids!(world, Product.filter(attributes["pages"].gt = Product.filter(id = 3).values(attributes["pages"])[..1])),
        [1, 2, 17]
    );
}

/// `annotate(c=F("attributes__pages")).filter(c__gt=300)`: a named place is a place.
#[test]
fn a_place_with_a_name_is_compared_by_its_value() {
    let world = World::new();
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["pages"])).filter(c__gt = 300)), [1, 2, 17]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["pages"])).exclude(c__gt = 300)), [3, 16]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["pages"])).filter(c__range = (100, 300))), [3]);
    let ordered = query!(
        Product
            .annotate(c = F(attributes["pages"]))
            .filter(c__isnull = false)
            .order_by(c, id)
            .values_list(id, flat = true)
    );
    assert_eq!(ordered.all(&world).unwrap(), [16, 3, 17, 1, 2]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["color"])).filter(c = "red")), [5, 18]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["color"])).filter(c__iexact = "RED")), [5, 15, 18]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["color"])).filter(c__startswith = "r")), [5, 15, 18]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["color"])).filter(c__regex = "^r")), [5, 18]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["color"])).filter(c__in = ["red", "black"])), [4, 5, 18]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["author"])).filter(c = None)), [2]);
    assert_eq!(
        query!(Product.annotate(c = F(attributes["author"])).filter(c__isnull = true)).count(&world).unwrap(),
        21
    );
}

/// `annotate(c=F("attributes__dims")).filter(c__w__gt=10)`
#[test]
fn what_has_a_name_has_keys() {
    let world = World::new();
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["dims"])).filter(c["w"].gt = 10)), [4]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes["dims"])).filter(c__has_key = "w")), [3, 4]);
    let rows = query!(
        Product.annotate(c = F(attributes["dims"])).filter(id__in = [3, 4, 5]).order_by(id).values_list(id, c["w"])
    )
    .all(&world)
    .unwrap();
    assert_eq!(rows, [(3, Some(json!(7))), (4, Some(json!(71))), (5, None)]);
    assert_eq!(ids!(world, Product.annotate(c = F(attributes)).filter(c["dims"]["w"].gt = 10)), [4]);
}

/// A key, an index and a lookup of one spelling are three paths, also in one query.
#[test]
fn keys_indexes_and_lookups_of_one_spelling_are_apart() {
    let query = query!(shop::Product.filter(attributes["0"] = "a").exclude(attributes[0] = "a"));
    let sql = query.sql();
    assert!(sql.contains(r#""0""#) && sql.contains("[0]"), "{sql}");
    let one = query!(shop::Product.filter(attributes["isnull"] = true)).sql();
    let two = query!(shop::Product.filter(attributes["isnull"] = true, attributes__isnull = true)).sql();
    assert!(two.starts_with(one) && two.ends_with(r#""shop_product"."attributes" IS NULL"#), "{two}");
}
