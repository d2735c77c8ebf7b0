//! Sums, counts and ranks: what the database computes over many rows.
//!
//! ```sh
//! cargo run -p orm-examples --bin report
//! ```

use std::path::Path;

use orm_core::prelude::*;
use orm_examples::shop::{Customer, Order, OrderItem, Product};
use orm_examples::show::{question, table};
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // The file that Django made stays as it is: this program works on a copy.
    let made_by_django = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shop.sqlite3");
    let path = std::env::temp_dir().join(format!("report-{}.sqlite3", std::process::id()));
    std::fs::copy(made_by_django, &path)?;
    let answered = Db::open(&path).map_err(Into::into).and_then(|db| questions(&db));
    std::fs::remove_file(&path)?;
    answered
}

fn questions(db: &Db) -> Result<()> {
    items_of_orders(db)?;
    prices_of_orders(db)?;
    revenue_by_product(db)?;
    best_customers(db, 3)?;
    most_reviewed(db)?;
    prices(db)
}

/// An aggregate over a relation groups by the row; a row without related ones counts 0.
fn items_of_orders(db: &Db) -> Result<()> {
    question("Every order with its number of items");
    let orders = query!(Order.annotate(n = Count(items)).order_by(-n, id)[..5]).all(db)?;
    table(["order", "items"], orders.iter().map(|order| [order.id.to_string(), order.n.to_string()]));
    Ok(())
}

/// A sum of nothing is NULL; `default` makes it a number.
fn prices_of_orders(db: &Db) -> Result<()> {
    question("What every order costs");
    let orders = query!(
        Order
            .annotate(total = Sum(F(items__quantity) * F(items__unit_price), default = 0))
            .filter(total__gt = 1000)
            .order_by(-total)
    );
    table(["order", "total"], orders.all(db)?.iter().map(|order| [order.id.to_string(), order.total.to_string()]));
    Ok(())
}

/// `values` before an aggregate says what to group by.
fn revenue_by_product(db: &Db) -> Result<()> {
    question("Revenue of each product, the best three");
    let products = query!(
        OrderItem
            .values(product__name)
            .annotate(revenue = Sum(F(quantity) * F(unit_price)), sold = Sum(quantity))
            .order_by(-revenue)[..3]
    );
    table(
        ["product", "sold", "revenue"],
        products.all(db)?.into_iter().map(|row| {
            let (sold, revenue) = (row.sold.unwrap_or_default(), row.revenue.unwrap_or_default());
            [row.product__name, sold.to_string(), revenue.to_string()]
        }),
    );
    Ok(())
}

/// A name given by `annotate` is a field from then on: to filter by, to order by.
fn best_customers(db: &Db, limit: i64) -> Result<()> {
    question(&format!("The {limit} customers with the most orders"));
    let best = query!(Customer.annotate(n = Count(orders)).filter(n__gt = 0).order_by(-n, name)[..limit]).all(db)?;
    table(["name", "orders"], best.into_iter().map(|customer| [customer.name.clone(), customer.n.to_string()]));
    Ok(())
}

/// A filter of its own for an aggregate, and a rank over the groups.
fn most_reviewed(db: &Db) -> Result<()> {
    question("The products with the most reviews, and how many of those are good");
    let products = query!(
        Product
            .annotate(n = Count(reviews), good = Count(reviews, filter = Q(reviews__rating__gte = 4)))
            .order_by(-n, id)[..3]
    );
    table(
        ["product", "reviews", "good"],
        products.all(db)?.iter().map(|row| [row.name.clone(), row.n.to_string(), row.good.to_string()]),
    );
    Ok(())
}

/// `aggregate` makes one row of all.
fn prices(db: &Db) -> Result<()> {
    question("The value of the stock, the average price, and that of each category");
    let all = query!(Product.aggregate(stock = Sum(F(price) * F(inventory_count)), Avg(price))).run(db)?;
    println!("  {} {}", all.stock.unwrap_or_default().round_dp(2), all.price__avg.unwrap_or_default().round_dp(2));
    let categories = query!(Product.values(category__name).annotate(mean = Avg(price)).order_by(category__name));
    table(
        ["category", "mean"],
        categories.all(db)?.into_iter().map(|row| {
            [
                row.category__name.unwrap_or_else(|| "-".to_owned()),
                row.mean.unwrap_or(Decimal::ZERO).round_dp(2).to_string(),
            ]
        }),
    );
    Ok(())
}
