//! `update`: what the tables hold afterwards, the SQL, and how many statements that took.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_tests::conformance::{dec, timestamp};
use orm_tests::models::suite::Invoice;
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;

/// Runs an update that sends one statement, and gives how many rows it matched.
macro_rules! updated {
    ($world:expr, $($query:tt)*) => {{
        let (sent, count) = $world.counted(|db| query!($($query)*).run(db));
        assert_eq!(sent, 1);
        count.unwrap()
    }};
}

#[test]
fn constants_are_set() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Product.filter(category = "Books").update(inventory_count = 0)), 3);
    world.assert_state("update/constant");
}

#[test]
fn all_rows_are_set() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Product.update(inventory_count = 1)), 12);
    world.assert_state("update/all-rows");
}

#[test]
fn two_columns_are_set() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Product.filter(pk = 1).update(name = "Laptop 2", price = 1300)), 1);
    world.assert_state("update/two-columns");
}

#[test]
fn columns_are_computed_from_others() {
    let world = World::new();
    updated!(world, mini::Product.filter(inventory_count__gt = 0).update(inventory_count = F(inventory_count) - 1));
    world.assert_state("update/f-increment");
    let world = World::new();
    updated!(world, mini::Product.filter(category = "Furniture").update(price = F(price) + F(inventory_count) * 2));
    world.assert_state("update/f-other-column");
    let world = World::new();
    updated!(world, mini::Product.filter(pk = 3).update(price = F(inventory_count), inventory_count = F(price)));
    world.assert_state("update/swap-columns-sees-old-values");
}

#[test]
fn decimals_are_stored_as_django_stores_them() {
    let world = World::new();
    let tenth = dec("1.10");
    updated!(world, shop::Product.filter(category = 2).update(price = F(price) * Value(&tenth)));
    world.assert_state("update/decimal-f-arithmetic");
    let world = World::new();
    updated!(world, shop::Product.filter(category = 2).update(price = Round(F(price) * Value(&tenth), 2)));
    world.assert_state("update/round-decimal");
}

#[test]
fn no_row_is_no_error() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Product.filter(pk = 99).update(price = 1)), 0);
    let none: [i64; 0] = [];
    assert_eq!(updated!(world, mini::Product.filter(pk__in = none).update(price = 1)), 0);
    assert_eq!(updated!(world, mini::Product.none().update(price = 1)), 0);
    world.assert_state("update/no-match-returns-zero");
}

#[test]
fn none_is_null() {
    let world = World::new();
    updated!(world, mini::Customer.filter(pk = 1).update(email = None));
    world.assert_state("update/set-null");
    let world = World::new();
    let nobody: Option<&str> = None;
    updated!(world, mini::Customer.filter(pk = 1).update(email = nobody));
    world.assert_state("update/set-null");
    let world = World::new();
    updated!(world, shop::Order.filter(pk = 1).update(coupon = None));
    world.assert_state("update/fk-to-none");
}

#[test]
fn keys_are_rows_or_keys() {
    let world = World::new();
    let customer = query!(mini::Customer.get(pk = 3)).run(&world).unwrap();
    updated!(world, mini::Order.filter(pk__in = [1, 2]).update(customer = &customer, product = 5));
    world.assert_state("update/fk-by-instance-and-id");
    let world = World::new();
    let (customer, product) = (Some(customer), ForeignKey::<mini::Product>::new(5));
    let id = customer.as_ref().map_or(0, |customer| customer.id);
    updated!(world, mini::Order.filter(pk__in = [1, 2]).update(customer_id = id, product = product));
    world.assert_state("update/fk-by-instance-and-id");
}

#[test]
fn filters_over_relations_find_the_keys() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Order.filter(customer__name = "Alice").update(quantity = 0)), 4);
    world.assert_state("update/filter-across-fk-uses-subquery");
    let world = World::new();
    updated!(world, mini::Product.filter(tags__name = "sale").update(price = F(price) - 1));
    world.assert_state("update/filter-across-m2m");
    let world = World::new();
    updated!(world, mini::Customer.filter(order__quantity__gte = 10).update(email = "bulk@example.com"));
    world.assert_state("update/filter-reverse-fk");
    let sql = query!(mini::Order.filter(customer__name = "Alice").update(quantity = 0)).sql();
    assert_eq!(
        sql,
        r#"UPDATE "mini_order" SET "quantity" = ?2 WHERE "mini_order"."id" IN (SELECT "mini_order"."id" FROM "mini_order" INNER JOIN "mini_customer" ON "mini_order"."customer_id" = "mini_customer"."id" WHERE "mini_customer"."name" = ?1)"#
    );
}

#[test]
fn conditions_on_the_row_need_no_keys() {
    let world = World::new();
    updated!(world, mini::Product.exclude(category = "Books").filter(price__lt = 10).update(inventory_count = 9));
    world.assert_state("update/exclude");
    let world = World::new();
    updated!(world, mini::Product.order_by(-price).filter(price__lt = 3).distinct().update(price = 3));
    world.assert_state("update/order-by-is-ignored");
    let sql = query!(mini::Product.order_by(-price).filter(price__lt = 3).distinct().update(price = 3)).sql();
    assert_eq!(sql, r#"UPDATE "mini_product" SET "price" = ?2 WHERE "mini_product"."price" < ?1"#);
}

#[test]
fn cases_and_functions_are_computed() {
    let world = World::new();
    updated!(
        world,
        mini::Product.update(
            category = Case(
                When(price__gte = 100, then = Value("dear")),
                When(price__gte = 10, then = Value("mid")),
                default = F(category)
            )
        )
    );
    world.assert_state("update/case-when");
    let world = World::new();
    let (open, close) = (" <", ">");
    updated!(
        world,
        mini::Customer.filter(email__isnull = false).update(name = Concat(name, Value(open), email, Value(close)))
    );
    world.assert_state("update/concat");
}

#[test]
fn a_subquery_is_a_value() {
    let world = World::new();
    updated!(
        world,
        mini::Customer.update(
            email = Subquery(mini::Product.filter(order__customer = OuterRef(pk)).order_by(-price).values(name)[..1])
        )
    );
    world.assert_state("update/from-subquery");
}

#[test]
fn annotations_are_filtered_by_and_computed_with() {
    let world = World::new();
    updated!(
        world,
        mini::Product
            .annotate(worth = F(price) * F(inventory_count))
            .filter(worth__gt = 5000)
            .update(category = "Rich")
    );
    world.assert_state("update/after-annotate");
    let world = World::new();
    updated!(world, mini::Product.annotate(n = Count(order)).filter(n = 0).update(price = 0));
    world.assert_state("update/after-annotate-aggregate");
    let world = World::new();
    updated!(world, mini::Product.annotate(twice = F(price) * 2).filter(id = 4).update(price = F(twice)));
    world.assert_state("update/with-annotation-value");
}

#[test]
fn what_is_not_set_stays() {
    let world = World::new();
    updated!(world, Invoice.filter(pk = 1).update(state = "sent"));
    world.assert_state("update/auto-now-is-not-touched");
}

#[test]
fn a_constraint_leaves_all_rows_as_they_were() {
    let world = World::new();
    let error = query!(mini::Tag.filter(pk__in = [3, 4]).update(name = "same")).run(&world).unwrap_err();
    assert!(error.is_unique_violation(), "{error}");
    world.assert_state("update/unique-violation-leaves-all");
    let error = query!(shop::Product.filter(pk = 1).update(price = Subquery(shop::Product.none().values(price))))
        .run(&world)
        .unwrap_err();
    assert!(error.is_not_null_violation(), "{error}");
}

#[test]
fn values_of_every_type_are_stored() {
    let world = World::new();
    let json = serde_json::json!({"k": [1, "é"]});
    updated!(world, shop::Product.filter(pk = 1).update(attributes = json));
    world.assert_state("update/json-value");
    let world = World::new();
    let moment = timestamp("2024-01-01T00:00:00Z");
    updated!(world, orm_tests::models::suite::AllTypes.filter(id = 3).update(datetime = moment));
    world.assert_state("storage.write/update-datetime");
}

#[test]
fn a_query_in_a_variable_is_updated() {
    let world = World::new();
    let author = query!(blog::Author.get(pk = 1)).run(&world).unwrap();
    let articles: Query<'_, blog::Article> = author.articles().into();
    updated!(world, articles.update(views = F(views) + 1));
    world.assert_state("reverse-fk-write/update-through-manager");
    let world = World::new();
    let books = query!(mini::Product.filter(category = "Books"));
    updated!(world, books.update(inventory_count = 0));
    world.assert_state("update/constant");
}

#[test]
fn optional_conditions_are_part_of_an_update() {
    for (most, expected) in [(Some(10), 3), (None, 12)] {
        let world = World::new();
        assert_eq!(updated!(world, mini::Product.filter_some(price__lt = most).update(inventory_count = 0)), expected);
    }
}

/// A condition over an aggregate is no condition of the one table, even where only that is asked.
#[test]
fn rows_are_found_by_a_condition_over_an_aggregate() {
    let world = World::new();
    assert_eq!(updated!(world, mini::Product.annotate(n = Count(id)).filter(n__gt = 1).update(price = 1)), 0);
    assert_eq!(updated!(world, mini::Product.annotate(n = Count(id)).filter(n = 1).update(price = 1)), 12);
}
