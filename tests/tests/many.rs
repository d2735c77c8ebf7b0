//! Many rows that are written with what the database computes: `bulk_create` and `bulk_update` of `query!`.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_tests::models::mini::{Order, Product, Tag};
use orm_tests::models::shop;
use orm_tests::world::World;
use rust_decimal::Decimal;

fn stock(db: &Db, id: i64) -> i32 {
    query!(Product.get(pk = id)).run(db).unwrap().inventory_count
}

#[test]
fn rows_are_changed_by_what_they_hold() {
    let world = World::new();
    let before = [stock(&world, 1), stock(&world, 3)];
    let delivered = [(1, 5), (3, 7), (99, 1)];
    let update = query!(Product.bulk_update(delivered, |(id, count)| (
        pk = id,
        inventory_count = F(inventory_count) + Value(count),
        name = Concat(F(name), Value("!"))
    )));
    let (sent, changed) = world.counted(|db| update.run(db));
    assert_eq!((sent, changed.unwrap()), (1, 2));
    assert_eq!([stock(&world, 1), stock(&world, 3)], [before[0] + 5, before[1] + 7]);
    assert_eq!(query!(Product.get(pk = 3)).run(&world).unwrap().name, "Headphones!");
}

#[test]
fn values_alone_are_set_as_they_are() {
    let world = World::new();
    let prices = [(1, Decimal::new(1050, 2)), (2, Decimal::new(3, 0))];
    let rows = prices.iter().zip(["One", "Two"]);
    let changed = query!(shop::Product.bulk_update(rows, |((id, price), name)| (
        name = name,
        pk = id,
        price = price,
        weight = None
    )));
    assert_eq!(changed.run(&world).unwrap(), 2);
    let product = query!(shop::Product.get(pk = 1)).run(&world).unwrap();
    assert_eq!((product.name.as_str(), product.price, product.weight), ("One", Decimal::new(1050, 2), None));
    // As Django stores it: a whole number is an integer.
    assert_eq!(world.value("SELECT typeof(price) FROM shop_product WHERE id = 2"), "integer");
    query!(shop::Product.bulk_update(prices, |(id, by)| (pk = id, price = F(price) + Value(by)))).run(&world).unwrap();
    assert_eq!(query!(shop::Product.get(pk = 1)).run(&world).unwrap().price, Decimal::new(2100, 2));
}

/// More rows than one statement takes: all of them, or none.
#[test]
fn many_rows_are_one_transaction() {
    let world = World::new();
    let tags: Vec<Tag> = query!(Tag.bulk_create(0..120, |at: i32| (name = format!("tag {at}")))).run(&world).unwrap();
    let (sent, changed) =
        world.counted(|db| query!(Tag.bulk_update(&tags, |tag| (pk = tag.id, name = Upper(name)))).run(db));
    assert_eq!((sent, changed.unwrap()), (3, 120));
    assert_eq!(query!(Tag.filter(name__startswith = "TAG")).count(&world).unwrap(), 120);
    // The same name twice is refused, in the last of the statements.
    let last = tags.len() - 1;
    let renamed = tags.iter().enumerate().map(|(at, tag)| (tag.id, if at == last { "new" } else { "other" }));
    let error = query!(Tag.bulk_update(renamed, |(id, name)| (
        pk = id,
        name = Case(
            When(Q(pk = id, name = "TAG 119"), then = Value(name)),
            default = Concat(Value("x"), Cast(pk, String))
        )
    )))
    .run(&world)
    .unwrap_err();
    assert!(error.is_unique_violation());
    assert_eq!(query!(Tag.filter(name__startswith = "TAG")).count(&world).unwrap(), 120);
}

/// A list is one parameter, whose address would be lost in a table.
#[test]
fn a_list_and_a_subquery_of_each_row() {
    let world = World::new();
    let rows = [(1, vec![2, 3], 4), (2, vec![], 5)];
    let changed = query!(Product.bulk_update(rows, |(id, among, customer)| (
        pk = id,
        inventory_count = Case(When(pk__in = among, then = Value(-1)), default = Value(-2)),
        category = Coalesce(
            Subquery(Order.filter(product = OuterRef(pk), customer = customer).order_by(pk).values(product__name)[..1]),
            Value("none")
        )
    )));
    assert_eq!(changed.run(&world).unwrap(), 2);
    assert_eq!([stock(&world, 1), stock(&world, 2)], [-2, -2]);
    let rows = [(1, vec![1, 3]), (2, vec![3])];
    let changed = query!(Product.bulk_update(rows, |(id, among)| (
        pk = id,
        inventory_count = Case(When(pk__in = among, then = Value(-1)), default = Value(-2))
    )));
    assert_eq!(changed.run(&world).unwrap(), 2);
    assert_eq!([stock(&world, 1), stock(&world, 2)], [-1, -2]);
}

#[test]
fn made_rows_are_computed() {
    let world = World::new();
    let names = ["up", "Down"];
    let (sent, tags) = world.counted(|db| query!(Tag.bulk_create(names, |name| (name = Upper(Value(name))))).run(db));
    let tags = tags.unwrap();
    assert_eq!((sent, tags.len()), (1, 2));
    assert_eq!((tags[0].name.as_str(), tags[1].name.as_str()), ("UP", "DOWN"));
    assert_eq!(query!(Tag.get(pk = tags[1].id)).run(&world).unwrap(), tags[1]);
}

#[test]
fn defaults_and_conflicts_of_computed_rows() {
    let world = World::new();
    // What is not named gets its default, beside what is computed.
    let rows = [("hat", 1, Decimal::new(1050, 2)), ("cap", 2, Decimal::new(3, 0))];
    let made = query!(shop::Product.bulk_create(rows, |(name, number, price)| (
        name = Upper(Value(name)),
        price = price,
        created_at = jiff::Timestamp::UNIX_EPOCH,
        uid = uuid::Uuid::from_u128(number),
        category = Subquery(shop::Category.order_by(-pk).values(pk)[..1]),
        sale_price = None
    )));
    let (sent, hats) = world.counted(|db| made.run(db));
    let hats = hats.unwrap();
    assert_eq!((sent, hats[1].name.as_str(), hats[0].price), (1, "CAP", Decimal::new(1050, 2)));
    assert!(hats[1].is_active && hats[1].category.is_some() && hats[1].description.is_empty());
    let ignoring = query!(Tag.bulk_create(["NEW", "odd"], |name| (name = Lower(Value(name))), ignore_conflicts = true));
    assert_eq!(ignoring.run(&world).unwrap(), 1);
    let updating = query!(Tag.bulk_create(
        ["NEW", "even"],
        |name| (name = Lower(Value(name))),
        update_conflicts(unique(name), update(name))
    ));
    let updated = updating.run(&world).unwrap();
    assert_eq!(updated.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["new", "even"]);
    assert_eq!(updated[0].id, 1);
}

#[test]
fn no_rows_send_nothing() {
    let world = World::new();
    let none: [(i64, i32); 0] = [];
    let update =
        query!(Product.bulk_update(none, |(id, by)| (pk = id, inventory_count = F(inventory_count) + Value(by))));
    let (sent, changed) = world.counted(|db| update.run(db));
    assert_eq!((sent, changed.unwrap()), (0, 0));
    let none: [&str; 0] = [];
    let (sent, made) = world.counted(|db| query!(Tag.bulk_create(none, |name| (name = Upper(Value(name))))).run(db));
    assert_eq!((sent, made.unwrap().len()), (0, 0));
}

mod in_a_variable {
    use super::*;

    /// Only what is named is written, and only that is read.
    #[test]
    fn a_row_is_changed_in_its_variable() {
        let world = World::new();
        let mut product = query!(Product.get(pk = 4)).run(&world).unwrap();
        let (name, before) = (product.name.clone(), product.inventory_count);
        product.name = "not saved".to_owned();
        world
            .execute(
                "UPDATE mini_product SET inventory_count = inventory_count + 100, category = 'Odd' WHERE id = 4",
                (),
            )
            .unwrap();
        let by = 5;
        let update = query!(product.update(inventory_count = F(inventory_count) + Value(by), price = 3));
        assert_eq!(
            update.sql(),
            "UPDATE \"mini_product\" SET \"inventory_count\" = (\"mini_product\".\"inventory_count\" + ?1), \"price\" = ?2 \
             WHERE \"mini_product\".\"id\" = ?3 RETURNING \"mini_product\".\"id\", \"mini_product\".\"name\", \
             \"mini_product\".\"category\", \"mini_product\".\"price\", \"mini_product\".\"inventory_count\""
        );
        assert_eq!(update.params().len(), 2);
        update.run(&world).unwrap();
        assert_eq!((product.inventory_count, product.price), (before + 105, 3));
        assert_eq!((product.name.as_str(), product.category.as_str()), ("not saved", "Books"));
        product.refresh(&world).unwrap();
        assert_eq!((product.name, product.category.as_str()), (name, "Odd"));
    }

    fn sell(db: &Db, product: &mut Product, count: i32) -> orm_core::Result<()> {
        let rest = product.inventory_count - count;
        query!(product.update(inventory_count = F(inventory_count) - Value(count))).run(db)?;
        // The reference is there as before.
        assert_eq!(product.inventory_count, rest);
        query!(product.update(name = Upper(name), category = "Sold")).run(db)
    }

    #[test]
    fn a_reference_to_a_row() {
        let world = World::new();
        let mut products = query!(Product.filter(pk__in = [3, 4]).order_by(pk)).all(&world).unwrap();
        for product in &mut products {
            sell(&world, product, 1).unwrap();
        }
        let stored = query!(Product.filter(pk__in = [3, 4]).order_by(pk)).all(&world).unwrap();
        assert_eq!((&stored, stored[1].category.as_str()), (&products, "Sold"));
    }

    #[test]
    fn a_row_that_is_not_there() {
        let world = World::new();
        let mut product = query!(Product.get(pk = 4)).run(&world).unwrap();
        product.id = 99;
        let error = query!(product.update(inventory_count = F(inventory_count) + 1)).run(&world).unwrap_err();
        assert!(matches!(error, Error::NotUpdated { model: "Product" }), "{error}");
        let mut tags = query!(Tag.filter(pk__in = [1, 2])).all(&world).unwrap();
        let [tag, other] = tags.as_mut_slice() else { return };
        let error = query!(tag.update(name = other.name.clone())).run(&world).unwrap_err();
        assert!(error.is_unique_violation());
        assert_ne!(tag.name, other.name);
    }

    #[derive(Model, Clone, Debug, PartialEq)]
    struct Line {
        id: i64,
        price: i64,
        count: i64,
        #[model(generated = "\"price\" * \"count\"")]
        total: i64,
        #[model(auto_now)]
        changed: jiff::Timestamp,
    }

    impl Line {
        fn double(&mut self, db: &Db) -> orm_core::Result<()> {
            query!(self.update(count = F(count) * 2)).run(db)
        }
    }

    struct Basket {
        product: Product,
        others: Vec<Product>,
    }

    #[test]
    fn a_row_in_another_place() {
        let world = World::new();
        let others = query!(Product.filter(pk__in = [3, 4]).order_by(pk)).all(&world).unwrap();
        let product = query!(Product.get(pk = 1)).run(&world).unwrap();
        let mut basket = Basket { product, others };
        query!((basket.product).update(price = F(price) + 1)).run(&world).unwrap();
        query!((basket.others[1]).update(price = F(price) + 1)).run(&world).unwrap();
        assert_eq!(basket.product.price, query!(Product.get(pk = 1)).run(&world).unwrap().price);
        assert_eq!(basket.others[1].price, query!(Product.get(pk = 4)).run(&world).unwrap().price);
    }

    /// What the database makes of it is there, too; the time is set as `save` sets it.
    #[test]
    fn computed_columns_and_the_time() {
        let db = Db::open_in_memory().unwrap();
        db.create_tables(&schema![Line]).unwrap();
        let mut line = query!(Line.create(price = 3, count = 2)).run(&db).unwrap();
        let before = line.changed;
        line.double(&db).unwrap();
        assert_eq!((line.count, line.total), (4, 12));
        assert!(line.changed > before);
        assert_eq!(query!(Line.get(pk = line.id)).run(&db).unwrap(), line);
    }

    /// A query in a variable is changed as ever.
    #[test]
    fn a_query() {
        let world = World::new();
        let some = query!(Product.filter(pk__in = [1, 2]));
        assert_eq!(query!(some.update(name = Lower(name))).run(&world).unwrap(), 2);
        assert_eq!(query!(Product.get(pk = 1)).run(&world).unwrap().name, "laptop");
    }
}
