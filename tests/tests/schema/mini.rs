//! Plain models.

use orm_core::prelude::*;

use super::same;

#[derive(Model)]
#[model(app = "mini")]
pub struct Tag {
    pub id: i64,
    #[model(max_length = 30, unique)]
    pub name: String,
}

#[derive(Model)]
#[model(app = "mini", many_to_many(tags: Tag))]
pub struct Product {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 40)]
    pub category: String,
    pub price: i32,
    #[model(default = 0)]
    pub inventory_count: i32,
}

#[derive(Model)]
#[model(app = "mini")]
pub struct Customer {
    pub id: i64,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 120)]
    pub email: Option<String>,
}

#[derive(Model)]
#[model(app = "mini")]
pub struct Order {
    pub id: i64,
    pub customer: ForeignKey<Customer>,
    pub product: ForeignKey<Product>,
    pub quantity: i32,
    pub order_date: jiff::civil::Date,
}

const MINI: Schema = schema![Order, Product, Tag, Customer];

#[test]
fn of_plain_models() {
    same(
        &MINI,
        r#"CREATE TABLE "mini_customer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "email" varchar(120) NULL);
            CREATE TABLE "mini_order" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "customer_id" bigint NOT NULL REFERENCES "mini_customer" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NOT NULL REFERENCES "mini_product" ("id") DEFERRABLE INITIALLY DEFERRED, "quantity" integer NOT NULL, "order_date" date NOT NULL);
            CREATE INDEX "mini_order_customer_id_1d4c092f" ON "mini_order" ("customer_id");
            CREATE INDEX "mini_order_product_id_b4e3652d" ON "mini_order" ("product_id");
            CREATE TABLE "mini_product" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "category" varchar(40) NOT NULL, "price" integer NOT NULL, "inventory_count" integer NOT NULL);
            CREATE TABLE "mini_product_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "product_id" bigint NOT NULL REFERENCES "mini_product" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "mini_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
            CREATE INDEX "mini_product_tags_product_id_70024308" ON "mini_product_tags" ("product_id");
            CREATE UNIQUE INDEX "mini_product_tags_product_id_tag_id_92be3e6e_uniq" ON "mini_product_tags" ("product_id", "tag_id");
            CREATE INDEX "mini_product_tags_tag_id_e53b796f" ON "mini_product_tags" ("tag_id");
            CREATE TABLE "mini_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(30) NOT NULL UNIQUE);"#,
    );
}

#[test]
fn a_table_comes_after_those_that_it_refers_to() {
    let statements = MINI.statements();
    let place = |start: &str| statements.iter().position(|statement| statement.starts_with(start));
    let order = [
        place("CREATE TABLE \"mini_customer\""),
        place("CREATE TABLE \"mini_order\""),
        place("CREATE INDEX \"mini_order_customer_id_1d4c092f\""),
    ];
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{statements:#?}");
    let (product, order) = (place("CREATE TABLE \"mini_product\""), place("CREATE TABLE \"mini_order\""));
    assert!(product < order);
}
