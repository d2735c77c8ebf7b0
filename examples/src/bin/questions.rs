//! What a store asks its database: conditions, sums, groups and subqueries, each as one statement.
//!
//! ```sh
//! cargo run -p orm-examples --bin questions
//! ```

use jiff::ToSpan;
use jiff::civil::{Date, date};
use orm_core::prelude::*;
use orm_examples::show::{or_dash, question, table};
use orm_examples::store::{self, Order, Product};
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let db = Db::open_in_memory()?;
    store::create(&db)?;
    electronics_or_dear(&db, "Electronics", 500)?;
    orders_of_products(&db)?;
    latest_orders(&db)?;
    revenue(&db)?;
    best_customers(&db)?;
    not_ordered_since(&db, date(2024, 7, 1).checked_sub(6.months())?)?;
    totals(&db)?;
    averages(&db)
}

/// Either of two conditions.
fn electronics_or_dear(db: &Db, category: &str, limit: i64) -> Result<()> {
    question(&format!("Products that are in {category} or cost more than {limit}"));
    let products = query!(Product.filter(Q(category__name = category) | Q(price__gt = limit)).order_by(name));
    table(["name", "price"], products.all(db)?.into_iter().map(|product| [product.name, product.price.to_string()]));
    Ok(())
}

/// An aggregate over a relation: each row with a number of its own.
fn orders_of_products(db: &Db) -> Result<()> {
    question("How often each product was ordered, and how many of it");
    let products = query!(
        Product.annotate(times = Count(orders), pieces = Sum(orders__quantity, default = 0)).order_by(-times, name)
    );
    table(
        ["name", "times", "pieces"],
        products.all(db)?.iter().map(|row| [row.name.clone(), row.times.to_string(), row.pieces.to_string()]),
    );
    Ok(())
}

/// A subquery that looks at the row around it.
fn latest_orders(db: &Db) -> Result<()> {
    question("Every product with the date of its latest order");
    let latest = query!(
        Product
            .annotate(
                last_ordered =
                    Subquery(Order.filter(product = OuterRef(pk)).order_by(-order_date).values(order_date)[..1])
            )
            .order_by(name)
    );
    // There may be no order: the annotation is an `Option`.
    table(["name", "last ordered"], latest.all(db)?.iter().map(|row| [row.name.clone(), or_dash(row.last_ordered)]));
    Ok(())
}

/// What each product brought in.
fn revenue(db: &Db) -> Result<()> {
    question("Revenue of each product");
    let products =
        query!(Product.annotate(revenue = Sum(F(orders__quantity) * F(price))).order_by(-revenue)).all(db)?;
    table(["name", "revenue"], products.iter().map(|row| [row.name.clone(), or_dash(row.revenue)]));
    Ok(())
}

/// Groups: what `values` names before an aggregate.
fn best_customers(db: &Db) -> Result<()> {
    question("The three customers with the most orders");
    let best = query!(
        Order.values(customer__name).annotate(total_orders = Count(id)).order_by(-total_orders, customer__name)[..3]
    );
    table(
        ["customer", "orders"],
        best.all(db)?.into_iter().map(|row| [row.customer__name, row.total_orders.to_string()]),
    );
    Ok(())
}

/// A query on the right side of a condition.
fn not_ordered_since(db: &Db, since: Date) -> Result<()> {
    question(&format!("Products that nobody ordered since {since}"));
    let idle = query!(
        Product
            .exclude(id__in = Order.filter(order_date__gte = since).values(product_id))
            .order_by(name)
            .values_list(name, flat = true)
    );
    println!("  {}", idle.all(db)?.join(", "));
    Ok(())
}

/// Arithmetic over a relation, row by row.
fn totals(db: &Db) -> Result<()> {
    question("Every order with its total price");
    let orders = query!(Order.order_by(order_date).values(
        order_date,
        customer__name,
        product__name,
        total = F(product__price) * F(quantity)
    ));
    table(
        ["date", "customer", "product", "total"],
        orders
            .all(db)?
            .into_iter()
            .map(|row| [row.order_date.to_string(), row.customer__name, row.product__name, row.total.to_string()]),
    );
    Ok(())
}

/// What an average price is said in: a struct of the program, filled by name.
struct CategoryPrice {
    group: String,
    products: i64,
    average: Option<Decimal>,
}

/// One row of all, and a row of each group.
fn averages(db: &Db) -> Result<()> {
    question("What all products cost together and on average, and on average in each category");
    let all = query!(Product.aggregate(total = Sum(price), average = Avg(price))).run(db)?;
    let rounded = |number: Option<Decimal>| or_dash(number.map(|number| number.round_dp(2)));
    println!("  {} in all, {} on average", rounded(all.total), rounded(all.average));
    let categories: Vec<CategoryPrice> = query!(
        Product
            .values(group = F(category__name))
            .annotate(products = Count(id), average = Avg(price))
            .filter(products__gt = 1)
            .order_by(group) as CategoryPrice
    )
    .all(db)?;
    table(
        ["category", "products", "average"],
        categories.into_iter().map(|row| [row.group, row.products.to_string(), rounded(row.average)]),
    );
    Ok(())
}
