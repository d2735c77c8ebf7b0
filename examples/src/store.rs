//! The tables of a small store, and what is in them at first.

use jiff::civil::{Date, date};
use orm_core::prelude::*;
use rust_decimal::Decimal;

/// All tables, to create them with.
pub const SCHEMA: Schema = schema![Category, Tag, Product, Customer, Order];

/// What products are sorted into.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "store", ordering(name), has_many(products: Product))]
pub struct Category {
    /// Given by the database.
    pub id: i64,
    /// Shown to customers.
    #[model(max_length = 60, unique)]
    pub name: String,
}

/// A word that products are marked with.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "store", many_to_many(products: Product reverse tags))]
pub struct Tag {
    /// Given by the database.
    pub id: i64,
    /// The word.
    #[model(max_length = 40, unique)]
    pub name: String,
}

/// What is sold.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "store", has_many(orders: Order), many_to_many(tags: Tag))]
pub struct Product {
    /// Given by the database.
    pub id: i64,
    /// Shown to customers.
    #[model(max_length = 100)]
    pub name: String,
    /// What it costs.
    #[model(decimal(max_digits = 10, decimal_places = 2))]
    pub price: Decimal,
    /// How many there are.
    #[model(default = 0)]
    pub inventory_count: i64,
    /// What it is sorted into.
    pub category: ForeignKey<Category>,
}

/// Who buys.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "store", has_many(orders: Order))]
pub struct Customer {
    /// Given by the database.
    pub id: i64,
    /// First and last.
    #[model(max_length = 80)]
    pub name: String,
}

/// That a customer bought some of a product.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "store", latest_by(order_date))]
pub struct Order {
    /// Given by the database.
    pub id: i64,
    /// Who bought it.
    pub customer: ForeignKey<Customer>,
    /// What was bought.
    pub product: ForeignKey<Product>,
    /// How many.
    #[model(default = 1)]
    pub quantity: i64,
    /// When.
    pub order_date: Date,
}

const CATEGORIES: [&str; 3] = ["Electronics", "Books", "Furniture"];

/// Name, price in cents, how many there are, the place of the category.
const PRODUCTS: [(&str, i64, i64, usize); 7] = [
    ("Laptop", 129_900, 5, 0),
    ("Phone", 79_900, 8, 0),
    ("Headphones", 14_900, 25, 0),
    ("Novel", 1_550, 100, 1),
    ("Textbook", 9_000, 12, 1),
    ("Desk", 65_000, 3, 2),
    ("Lamp", 4_500, 18, 2),
];

const CUSTOMERS: [&str; 4] = ["Alice", "Bob", "Carol", "Dave"];

/// The places of the customer and of the product, how many, when.
const ORDERS: [(usize, usize, i64, Date); 10] = [
    (0, 0, 1, date(2024, 1, 5)),
    (0, 3, 3, date(2024, 3, 20)),
    (0, 2, 1, date(2024, 6, 15)),
    (1, 1, 2, date(2024, 2, 29)),
    (1, 3, 1, date(2023, 12, 31)),
    (2, 4, 1, date(2023, 11, 30)),
    (2, 3, 2, date(2024, 5, 1)),
    (2, 6, 6, date(2024, 4, 1)),
    (3, 5, 1, date(2023, 10, 1)),
    (0, 1, 1, date(2024, 6, 30)),
];

/// Creates the tables in a new database and fills them.
///
/// # Errors
/// Whatever the database reports; then it is as it was.
pub fn create(db: &Db) -> orm_core::Result<()> {
    db.create_tables(&SCHEMA)?;
    db.atomic(|tx| {
        let categories = CATEGORIES.map(|name| Category { id: 0, name: name.to_owned() });
        let categories = Category::bulk_create(tx, categories)?;
        let products = PRODUCTS.map(|(name, cents, inventory_count, category)| Product {
            id: 0,
            name: name.to_owned(),
            price: Decimal::new(cents, 2),
            inventory_count,
            category: categories[category].id.into(),
        });
        let products = Product::bulk_create(tx, products)?;
        let customers = CUSTOMERS.map(|name| Customer { id: 0, name: name.to_owned() });
        let customers = Customer::bulk_create(tx, customers)?;
        let orders = ORDERS.map(|(customer, product, quantity, order_date)| Order {
            id: 0,
            customer: customers[customer].id.into(),
            product: products[product].id.into(),
            quantity,
            order_date,
        });
        Order::bulk_create(tx, orders)?;
        let [new, sale] = ["new", "sale"].map(|name| Tag { id: 0, name: name.to_owned() });
        products[0].tags().create(tx, new)?;
        let sale = products[3].tags().create(tx, sale)?;
        products[4].tags().add(tx, [&sale])
    })
}
