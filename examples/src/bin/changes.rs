//! What a shop writes: orders in one piece, prices, the stock, tags.
//!
//! ```sh
//! cargo run -p orm-examples --bin changes            # on a copy that is deleted afterwards
//! cargo run -p orm-examples --bin changes -- FILE    # on a copy that is kept
//! ```

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use orm_core::prelude::*;
use orm_examples::shop::{Customer, Order, OrderItem, Product, Review, Supplier, Tag};
use orm_examples::show::question;
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let made_by_django = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shop.sqlite3");
    let kept = std::env::args_os().nth(1).map(PathBuf::from);
    let path =
        kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("changes-{}.sqlite3", std::process::id())));
    std::fs::copy(made_by_django, &path)?;
    let done = Db::open(&path).map_err(Into::into).and_then(|db| changes(&db));
    if kept.is_none() {
        std::fs::remove_file(&path)?;
    }
    done
}

fn changes(db: &Db) -> Result<()> {
    order_in_one_piece(db)?;
    dearer(db)?;
    reduced(db, &[(1, 90), (4, 75)])?;
    restock(db, &[1, 4, 9])?;
    sold(db)?;
    reviewed(db, &[(1, 5, "Clear and to the point."), (9, 2, "Loud.")])?;
    tag(db)?;
    supply(db)?;
    once(db)?;
    Ok(())
}

/// Why an order does not come about.
#[derive(Debug)]
enum Refused {
    OutOfStock(String),
    Database(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Refused::Database(error)
    }
}

/// Everything inside of `atomic` is written, or nothing is.
fn place_order(db: &Db, customer: &Customer, wanted: &[(i64, u32)]) -> std::result::Result<Order, Refused> {
    db.atomic(|tx| {
        let order = query!(Order.create(customer = customer, order_date = Timestamp::now())).run(tx)?;
        for (product, quantity) in wanted {
            let product = query!(Product.get(id = product)).run(tx)?;
            // The condition and the change are one statement: nobody takes the last piece in between.
            let taken = query!(
                Product
                    .filter(id = product.id, inventory_count__gte = quantity)
                    .update(inventory_count = F(inventory_count) - Value(*quantity))
            );
            if taken.run(tx)? == 0 {
                return Err(Refused::OutOfStock(product.name));
            }
            // That it is an item of this order is said by whose items they are.
            query!(order.items().create(product = &product, quantity = *quantity, unit_price = product.price))
                .run(tx)?;
        }
        Ok(order)
    })
}

fn order_in_one_piece(db: &Db) -> Result<()> {
    question("An order of two products, of which there are not enough of the second");
    let customer = query!(Customer.get(email = "ann@example.com")).run(db)?;
    let counts = || -> orm_core::Result<_> {
        let stock = query!(Product.get(id = 1)).run(db)?.inventory_count;
        Ok((query!(Order.all()).count(db)?, query!(OrderItem.all()).count(db)?, stock))
    };
    let before = counts()?;
    match place_order(db, &customer, &[(1, 2), (2, 1)]) {
        Err(Refused::OutOfStock(name)) => println!("  refused: there is not enough of {name:?}"),
        Err(Refused::Database(error)) => return Err(error.into()),
        Ok(order) => println!("  order {}", order.id),
    }
    let after = counts()?;
    println!("  orders, items, stock of the first: {before:?} before, {after:?} after");
    assert_eq!(before, after, "an order that was refused leaves nothing behind");

    question("The same without the second");
    if let Ok(order) = place_order(db, &customer, &[(1, 2)]) {
        println!("  {} item of {}", order.items().count(db)?, order.customer.fetch(db)?.name);
        for item in query!(order.items().select_related(product).order_by(id)).all(db)? {
            println!("  {} × {}", item.quantity, item.product.name);
        }
    }
    println!("  orders, items, stock of the first: {:?}", counts()?);
    Ok(())
}

/// The database computes from what each row holds.
fn dearer(db: &Db) -> Result<()> {
    question("All prices go up by 10 %");
    let price = |db: &Db| query!(Product.filter(id = 1).values_list(price, flat = true)).get(db);
    let before = price(db)?;
    let changed = query!(Product.update(price = F(price) * 1.10)).run(db)?;
    println!("  {changed} products; the first cost {before}, now it costs {}", price(db)?);
    Ok(())
}

/// Each row by its own values, in one statement.
fn reduced(db: &Db, percents: &[(i64, i64)]) -> Result<()> {
    question("Some products are reduced, each by so much");
    let changed = query!(
        Product
            .bulk_update(percents, |(id, percent)| (pk = id, sale_price = F(price) * Value(Decimal::new(*percent, 2))))
    );
    println!("  {} products", changed.run(db)?);
    let ids = percents.iter().map(|(id, _)| id);
    for product in query!(Product.filter(id__in = ids).order_by(id)).all(db)? {
        println!("  {}: {} instead of {}", product.name, product.sale_price.unwrap_or_default(), product.price);
        assert!(product.sale_price < Some(product.price));
    }
    Ok(())
}

fn restock(db: &Db, ids: &[i64]) -> Result<()> {
    question("Ten more of some products");
    let changed = query!(Product.filter(id__in = ids).update(inventory_count = F(inventory_count) + 10)).run(db)?;
    let stock = query!(Product.filter(id__in = ids).order_by(id).values_list(name, inventory_count)).all(db)?;
    println!("  {changed} products: {stock:?}");
    Ok(())
}

/// What the database computes of a row is in the variable, too.
fn sold(db: &Db) -> Result<()> {
    question("One piece is sold, while another program sells one, too");
    let mut product = query!(Product.get(id = 4)).run(db)?;
    let before = product.inventory_count;
    query!(Product.filter(id = 4).update(inventory_count = F(inventory_count) - 1)).run(db)?;
    query!(product.update(inventory_count = F(inventory_count) - 1)).run(db)?;
    println!("  {before} before, {} after", product.inventory_count);
    assert_eq!(product.inventory_count, before - 2);
    Ok(())
}

/// A value may be one of Rust's or one that the database computes.
fn reviewed(db: &Db, reviews: &[(i64, u16, &str)]) -> Result<()> {
    question("Reviews come in");
    let made = query!(Review.bulk_create(reviews, |(product, rating, text)| (
        product = product,
        rating = rating,
        body = *text,
        title = Upper(Left(Value(*text), 5)),
        created_at = Now()
    )));
    let made = made.run(db)?;
    for review in &made {
        println!("  {} stars: {:?}, {}", review.rating, review.title, review.body.as_deref().unwrap_or_default());
    }
    assert_eq!(made.iter().map(|review| review.title.as_str()).collect::<Vec<_>>(), ["CLEAR", "LOUD."]);
    assert!(made.iter().all(|review| review.created_at <= Timestamp::now()));
    Ok(())
}

/// Adding twice is harmless.
fn tag(db: &Db) -> Result<()> {
    question("Tags of a product");
    let product = query!(Product.get(id = 7)).run(db)?;
    let names = || query!(product.tags().order_by(name).values_list(name, flat = true)).all(db);
    println!("  at first {:?}", names()?);
    let red = query!(Tag.get(name = "red")).run(db)?;
    product.tags().add(db, [&red])?;
    product.tags().add(db, [&red])?;
    println!("  with one more {:?}", names()?);
    product.tags().remove(db, [&red])?;
    println!("  without it {:?}", names()?);
    Ok(())
}

/// What relates a product to who delivers it is a row of its own, with a cost.
fn supply(db: &Db) -> Result<()> {
    question("Who delivers a product, and what it costs");
    let product = query!(Product.get(id = 7)).run(db)?;
    let costs = || {
        let supplies = query!(product.supplies().order_by(cost).values_list(supplier__name, cost));
        supplies.all(db)
    };
    println!("  at first {:?}", costs()?);
    let globex = query!(Supplier.get(name = "Globex")).run(db)?;
    query!(product.suppliers().add([&globex], through_defaults(cost = 1150))).run(db)?;
    // A new supplier, and what it delivers, in one piece.
    query!(product.suppliers().create(name = "Umbrella", country = "GB", through_defaults(cost = 1300))).run(db)?;
    println!("  with two more {:?}", costs()?);
    // From the other side: Globex delivers these two, and nothing else.
    query!(globex.products().set([1, 7], clear = true, through_defaults(cost = 900, since = date(2024, 7, 1))))
        .run(db)?;
    let delivered = query!(globex.supplies().order_by(product_id).values_list(product_id, cost)).all(db)?;
    println!("  Globex delivers {delivered:?}");
    assert_eq!(delivered, [(1, Decimal::from(900)), (7, Decimal::from(900))]);
    assert_eq!(costs()?.len(), 3);
    Ok(())
}

/// Safe against another program that does the same at the same time.
fn once(db: &Db) -> Result<()> {
    question("A tag that is there, and one that is not");
    for name in ["sale", "summer"] {
        let (tag, created) = query!(Tag.get_or_create(name = name, defaults(priority = 9))).run(db)?;
        println!("  {}: {}", tag.name, if created { "created" } else { "found" });
    }
    Ok(())
}
