//! Asks a database that a Django application made.
//!
//! ```sh
//! cargo run -p orm-examples --bin shop
//! ```

use std::path::Path;

use jiff::civil::date;
use orm_core::prelude::*;
use orm_examples::shop::{Category, Customer, Order, OrderItem, Product, Status, Tier};
use orm_examples::show::{or_dash, question, table};
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // The file that Django made stays as it is: this program works on a copy.
    let made_by_django = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shop.sqlite3");
    let path = std::env::temp_dir().join(format!("shop-{}.sqlite3", std::process::id()));
    std::fs::copy(made_by_django, &path)?;
    let answered = Db::open(&path).map_err(Into::into).and_then(|db| questions(&db));
    std::fs::remove_file(&path)?;
    answered
}

fn questions(db: &Db) -> Result<()> {
    cheap_products(db, "o", 100)?;
    search(db, &[("color", ""), ("most", "30")])?;
    search(db, &[("name", "a"), ("page", "2")])?;
    one_product(db, 7)?;
    customers_to_invite(db, "Paris")?;
    reliable_customers(db)?;
    lines_of_an_order(db, "Ann Lee")?;
    products_by_attribute(db, "red")?;
    orders_by_date(db)?;
    products_by_key(db, vec![17, 1, 99])?;
    facts(db)?;
    plan(db)?;
    revenue(db)
}

/// Filters across a relation, an order and a slice. `needle` and `limit` are parameters; the rest is a constant.
fn cheap_products(db: &Db, needle: &str, limit: i32) -> Result<()> {
    question(&format!("Products that cost less than {limit} in a category with `{needle}` in its name, dearest first"));
    let cheap =
        query!(Product.filter(category__name__icontains = needle, price__lt = limit).order_by(-price, name)[..10]);
    let rows = cheap.all(db)?;
    table(
        ["id", "name", "price", "stock"],
        rows.iter()
            .map(|row| [row.id.to_string(), row.name.clone(), row.price.to_string(), row.inventory_count.to_string()]),
    );
    Ok(())
}

/// A search form: each field that is filled in is a condition, `page` the page to show.
fn search(db: &Db, form: &[(&str, &str)]) -> Result<()> {
    let field = |name| form.iter().find(|(field, value)| *field == name && !value.is_empty()).map(|(_, value)| *value);
    question(&format!("Products that are searched for with {form:?}"));
    let most = field("most").map(str::parse::<Decimal>).transpose()?;
    let page = query!(
        Product
            .filter(is_active = true)
            .filter_some(name__icontains = field("name"), category__name = field("category"), price__lte = most)
            .order_by(price, id)
    )
    .get_page(db, field("page"), 4)?;
    table(["name", "price"], page.iter().map(|product| [product.name.clone(), product.price.to_string()]));
    let links: Vec<String> = page.elided_range().iter().map(ToString::to_string).collect();
    println!("  {}–{} of {}; pages {}", page.start_index(), page.end_index(), page.count(), links.join(" "));
    Ok(())
}

/// `get` wants exactly one row; that there is none is an error of its own.
fn one_product(db: &Db, id: i64) -> Result<()> {
    question(&format!("Product {id}, and one that does not exist"));
    let product = query!(Product.get(id = id)).run(db)?;
    println!("  {}: {}", product.name, product.description);
    match query!(Product.get(id = 404)).run(db) {
        Err(error) if error.is_does_not_exist() => println!("  404: {error}"),
        other => println!("  404: {:?}", other?),
    }
    Ok(())
}

/// Conditions are joined with `|`, `&` and `!`, each in a `Q`.
fn customers_to_invite(db: &Db, city: &str) -> Result<()> {
    question(&format!("Customers who live in {city} or are of the gold tier"));
    let invited = query!(Customer.filter(Q(city = city) | Q(tier = Tier::Gold)).order_by(name)).all(db)?;
    table(
        ["name", "city", "tier", "joined"],
        invited.into_iter().map(|customer| {
            [customer.name, or_dash(customer.city), format!("{:?}", customer.tier), customer.joined.to_string()]
        }),
    );
    Ok(())
}

/// `exclude` over a relation to many: customers of whose orders none matches.
fn reliable_customers(db: &Db) -> Result<()> {
    question("Customers who have ordered and never cancelled an order");
    let reliable = query!(
        Customer.exclude(orders__status = Status::Cancelled).filter(orders__isnull = false).distinct().order_by(id)
    );
    let names: Vec<String> = reliable.all(db)?.into_iter().map(|customer| customer.name).collect();
    println!("  {}", names.join(", "));
    Ok(())
}

/// `values` makes rows of just these columns, over as many relations as the paths name.
fn lines_of_an_order(db: &Db, customer: &str) -> Result<()> {
    question(&format!("What {customer} bought, by three relations"));
    let lines = query!(
        OrderItem
            .filter(order__customer__name = customer)
            .exclude(order__status = Status::Cancelled)
            .order_by(order__order_date, id)
            .values(order__customer__name, order__order_date, product__name, product__category__name, quantity)
    );
    table(
        ["customer", "when", "product", "category", "quantity"],
        lines.all(db)?.into_iter().map(|line| {
            [
                line.order__customer__name,
                line.order__order_date.to_string(),
                line.product__name,
                or_dash(line.product__category__name),
                line.quantity.to_string(),
            ]
        }),
    );
    Ok(())
}

/// A key of a JSON column is a part of a path.
fn products_by_attribute(db: &Db, color: &str) -> Result<()> {
    question(&format!("Products whose color is {color}, and those that have ports"));
    let colored = query!(Product.filter(attributes["color"].iexact = color).order_by(id)).all(db)?;
    let ported =
        query!(Product.filter(attributes__has_key = "ports").order_by(id).values_list(name, attributes["ports"]));
    table(["name", "attributes"], colored.into_iter().map(|product| [product.name, or_dash(product.attributes)]));
    table(["name", "ports"], ported.all(db)?.into_iter().map(|(name, ports)| [name, or_dash(ports)]));
    Ok(())
}

/// A date is compared by its parts, as a whole, or as a range.
fn orders_by_date(db: &Db) -> Result<()> {
    question("Orders by date");
    let in_2023 = query!(Order.filter(order_date__year = 2023));
    let at_night = query!(Order.filter(order_date__hour__gte = 22));
    let in_june = query!(Order.filter(order_date__date__range = date(2024, 6, 1)..=date(2024, 6, 30)));
    let months = query!(Order.filter(status = Status::Shipped).datetimes(order_date, month));
    println!(
        "  in 2023: {}, at night: {}, in June 2024: {}",
        in_2023.count(db)?,
        at_night.count(db)?,
        in_june.count(db)?
    );
    let months: Vec<String> = months.all(db)?.iter().map(|month| month.strftime("%b %Y").to_string()).collect();
    println!("  shipped in {}", months.join(", "));
    Ok(())
}

/// A list is one parameter, however long it is. What is missing is left out.
fn products_by_key(db: &Db, ids: Vec<i64>) -> Result<()> {
    question("Products by a list of keys");
    let named = query!(Product.filter(id__in = &ids).order_by(name).values_list(name, flat = true)).all(db)?;
    println!("  {}", named.join(", "));
    for (id, product) in query!(Product.all()).in_bulk(db, &ids)? {
        println!("  {id}: {}", product.name);
    }
    Ok(())
}

/// What is known of a query without its rows, and single rows.
fn facts(db: &Db) -> Result<()> {
    question("A few facts");
    let active = query!(Product.filter(is_active = true).order_by(price));
    let cities = query!(Customer.filter(city__gt = "").order_by(city).values_list(city, flat = true).distinct());
    let name = |product: Option<Product>| or_dash(product.map(|product| product.name));
    println!("  active products: {}", active.count(db)?);
    println!("  cheapest: {}, dearest: {}", name(active.first(db)?), name(active.last(db)?));
    println!("  something above 5,000: {}", query!(Product.filter(price__gt = 5000)).exists(db)?);
    println!("  latest order: {}", query!(Order.latest(order_date)).run(db)?.order_date);
    let cities: Vec<String> = cities.all(db)?.into_iter().flatten().collect();
    println!("  cities: {}", cities.join(", "));
    let top = query!(Category.filter(parent = None).order_by(name).values_list(name, flat = true));
    println!("  categories at the top: {}", top.all(db)?.join(", "));
    Ok(())
}

/// The SQL stands in the program; how SQLite goes about it can be asked.
fn plan(db: &Db) -> Result<()> {
    question("How SQLite finds the orders of a customer");
    let orders = query!(Order.filter(customer__email = "eve@example.com").order_by(-order_date).only(status));
    println!("  {}", orders.sql());
    for line in orders.explain(db)?.lines() {
        println!("    {line}");
    }
    Ok(())
}

/// `iter` reads row by row and holds one at a time.
fn revenue(db: &Db) -> Result<()> {
    question("Revenue, added up line by line");
    let lines =
        query!(OrderItem.exclude(order__status = Status::Cancelled).values_list(quantity, unit_price, discount));
    let mut revenue = Decimal::ZERO;
    for line in lines.iter(db)? {
        let (quantity, unit_price, discount) = line?;
        revenue += Decimal::from(quantity) * (unit_price - discount.unwrap_or_default());
    }
    println!("  {revenue}");
    Ok(())
}
