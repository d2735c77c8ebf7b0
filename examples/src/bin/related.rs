//! Loads related rows: orders with their products, products with their tags and orders.
//!
//! ```sh
//! cargo run -p orm-examples --bin related
//! ```

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use orm_core::prelude::*;
use orm_examples::shop::{Customer, Order, OrderItem, Product};
use orm_examples::show::{or_dash, question, table};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let made_by_django = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shop.sqlite3");
    let path = std::env::temp_dir().join(format!("related-{}.sqlite3", std::process::id()));
    std::fs::copy(made_by_django, &path)?;
    let answered = Db::open(&path).map_err(Into::into).and_then(|db| questions(&db));
    std::fs::remove_file(&path)?;
    answered
}

fn questions(db: &Db) -> Result<()> {
    let sent = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&sent);
    db.on_query(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let statements = |expected| {
        let count = sent.swap(0, Ordering::Relaxed);
        println!("  {count} {}", if count == 1 { "statement" } else { "statements" });
        assert_eq!(count, expected);
    };
    ordered_products(db)?;
    statements(1);
    tags_of_ordered_products(db)?;
    statements(2);
    products_with_tags_and_orders(db)?;
    statements(3);
    latest_orders(db)?;
    statements(2);
    let orders = one_by_one(db)?;
    statements(1 + orders);
    Ok(())
}

fn ordered_products(db: &Db) -> Result<()> {
    question("What was ordered, by whom, of which category?");
    let items = query!(OrderItem.select_related(order__customer, product__category).order_by(id)[..8]).all(db)?;
    table(
        ["customer", "product", "category"],
        items.into_iter().map(|item| {
            let category = or_dash(item.product.category.as_ref().map(|category| &category.name));
            [item.order.customer.name.clone(), item.product.name.clone(), category]
        }),
    );
    Ok(())
}

/// The products come with the items, their tags by one more statement.
fn tags_of_ordered_products(db: &Db) -> Result<()> {
    question("What was ordered, and how is it tagged?");
    let items = query!(OrderItem.select_related(product).prefetch_related(product__tags).order_by(id)[..4]).all(db)?;
    for item in &items {
        let tags: Vec<&str> = item.product.tags.iter().map(|tag| tag.name.as_str()).collect();
        println!("  {} × {}: {}", item.quantity, item.product.name, tags.join(", "));
    }
    Ok(())
}

fn products_with_tags_and_orders(db: &Db) -> Result<()> {
    question("Products, their tags, and how often they were ordered");
    let products = query!(Product.prefetch_related(tags, order_items).order_by(name)[..8]).all(db)?;
    table(
        ["product", "tags", "orders"],
        products.iter().map(|product| {
            let tags: Vec<&str> = product.tags.iter().map(|tag| tag.name.as_str()).collect();
            [product.name.clone(), tags.join(", "), product.order_items.len().to_string()]
        }),
    );
    Ok(())
}

/// A type of one's own, which a function can return.
struct Visits {
    customer: Customer,
    latest: Vec<Order>,
}

/// Customers by name, each with the two latest orders.
fn visits(db: &Db, most: i64) -> Result<Vec<Visits>> {
    let latest = query!(Order.order_by(-order_date, id)[..2]);
    let customers =
        query!(Customer.prefetch_related(Prefetch(orders, latest, to = latest)).order_by(name)[..most] as Visits);
    Ok(customers.all(db)?)
}

fn latest_orders(db: &Db) -> Result<()> {
    question("The two latest orders of each customer");
    for Visits { customer, latest } in visits(db, 5)? {
        let dates: Vec<String> = latest.iter().map(|order| order.order_date.to_string()).collect();
        println!("  {}: {}", customer.name, dates.join(", "));
    }
    Ok(())
}

/// One statement for each row cannot happen by accident: `order.customer.name` does not compile unless the customer was
/// loaded, and a statement in a loop is there to be seen.
fn one_by_one(db: &Db) -> Result<u32> {
    question("The same customers, one by one");
    let orders = query!(Order.order_by(id)[..3]).all(db)?;
    for order in &orders {
        println!("  {}", order.customer.fetch(db)?.name);
    }
    Ok(orders.len().try_into()?)
}
