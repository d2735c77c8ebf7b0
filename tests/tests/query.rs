//! `query!`: what it asks, and what it yields.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(name), has_many(children: Self, products: Product))]
struct Category {
    id: i64,
    name: String,
    parent: Option<ForeignKey<Self>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(tags: Tag))]
struct Product {
    id: i64,
    name: String,
    price: i32,
    weight: Option<f64>,
    category: ForeignKey<Category>,
    note: Option<String>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(products: Product reverse tags))]
struct Tag {
    id: i64,
    name: String,
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// What is asked, without the names of tables.
fn shown(sql: &str) -> String {
    sql.replace('"', "").replace("shop_product.", "").replace("shop_category.", "c.")
}

fn tail(sql: &str) -> String {
    let sql = shown(sql);
    sql.split_once(" FROM ").map_or_else(|| sql.clone(), |(_, tail)| tail.to_owned())
}

#[test]
fn conditions_become_text_and_parameters() {
    let needle = String::from("oo");
    let query = query!(Product.filter(category__name__icontains = &needle, price__lt = 100 + 1).order_by(-price)[..10]);
    println!("{} {:?}", query.sql(), query.params());
    let limit = 3usize;
    let query = query!(
        Product.filter(Q(price = 1) | Q(note = None) & !Q(category__parent__isnull = true)).exclude(id__in = [1, 2])
            [limit..]
    );
    println!("{} {:?}", query.sql(), query.params());
    let query = query!(Product.filter(price__range = 1..=3, category__products__name = "x").distinct().reverse());
    println!("{} {:?}", query.sql(), query.params());
    let query = query!(Product.filter(
        price__gt = F(id) * 2 + Value(4i64),
        name = Lower(F(note)),
        id__in = Product.filter(price = 3).values(id)
    ));
    println!("{} {:?}", query.sql(), query.params());
    let query =
        query!(Product.filter(Exists(Tag.filter(products = OuterRef(pk), name = "x"))).only(name, category__name));
    println!("{} {:?}", query.sql(), query.params());
    let query = query!(Product.filter(price__in = [1, F(id), None], price__range = (1, F(id))));
    println!("{} {:?}", query.sql(), query.params());
}

#[test]
fn rows_have_the_types_of_what_is_selected() -> Outcome {
    let db = Db::open_in_memory()?;
    println!("{:?}", tail("a"));
    if false {
        let _: Vec<Product> = query!(Product).all(&db)?;
        let _: Vec<String> = query!(Product.values_list(name, flat = true)).all(&db)?;
        let _: Vec<(String, Option<String>)> = query!(Product.values_list(name, category__parent__name)).all(&db)?;
        for row in query!(Product.values(name, category__name, double = F(price) * 2)).all(&db)? {
            let _: (String, String, i64) = (row.name, row.category__name, row.double);
        }
        let factor = 3i64;
        for row in query!(Product.annotate(double = F(price) * Value(factor)).filter(double__gt = 3).order_by(-double))
            .all(&db)?
        {
            let _: (String, i64) = (row.name.clone(), row.double);
        }
        for row in query!(Product.only(name, note)).all(&db)? {
            let _: (i64, String, Option<String>) = (row.pk, row.name, row.note);
        }
        struct Line {
            name: String,
            label: Option<String>,
        }
        for row in query!(Product.values(name, label = Upper(note)) as Line).all(&db)? {
            let _: (String, Option<String>) = (row.name, row.label);
        }
        let _: Product = query!(Product.get(name = "x")).run(&db)?;
        let _: Product = query!(Product.filter(price = 3).latest(price)).run(&db)?;
        for row in query!(Product.defer(note)).all(&db)? {
            let _: String = row.name;
        }
    }
    let cheap = query!(Product.filter(price__lt = 5));
    let some = query!(cheap.filter(name__startswith = "a", id__in = Product.values(id)).order_by(category));
    println!("{} {:?}", some.sql(), some.params());
    let _: Query<'_, Product> = some;
    Ok(())
}
