//! `query!`: what it asks, and what it yields.

// Tests speak by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_core::query::Param;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(name), has_many(children: Self, products: Product))]
struct Category {
    id: i64,
    name: String,
    parent: Option<ForeignKey<Self>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", latest_by(price), many_to_many(tags: Tag))]
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

/// Two categories, one inside the other, and three products.
fn shop() -> Db {
    let db = Db::open_in_memory().unwrap();
    let sql = "
        CREATE TABLE shop_category (id INTEGER PRIMARY KEY, name TEXT, parent_id INTEGER);
        CREATE TABLE shop_product (id INTEGER PRIMARY KEY, name TEXT, price INTEGER, weight REAL, category_id INTEGER, note TEXT);
        CREATE TABLE shop_tag (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE shop_product_tags (id INTEGER PRIMARY KEY, product_id INTEGER, tag_id INTEGER);
        INSERT INTO shop_category VALUES (1, 'Tools', NULL), (2, 'Saws', 1);
        INSERT INTO shop_product VALUES (1, 'Hammer', 20, 1.5, 1, NULL), (2, 'Fine saw', 30, 0.5, 2, 'Sharp'), (3, 'Old saw', 5, NULL, 2, 'blunt');
        INSERT INTO shop_tag VALUES (1, 'new');
        INSERT INTO shop_product_tags VALUES (1, 2, 1);";
    db.connection().execute_batch(sql).unwrap();
    db
}

/// The part of a text from `WHERE` on, without quotes.
fn asked(sql: &str) -> String {
    let sql = sql.replace('"', "").replace("shop_product.", "");
    sql.split_once(" WHERE ").map_or_else(String::new, |(_, asked)| asked.to_owned())
}

fn names(query: &Query<'_, Product>, db: &Db) -> Vec<String> {
    query.all(db).unwrap().into_iter().map(|product| product.name).collect()
}

#[test]
fn the_text_is_fixed_and_the_values_are_parameters() {
    let needle = String::from("oo");
    let query = query!(Product.filter(category__name__icontains = &needle, price__lt = 100 + 1).order_by(-price)[..10]);
    assert_eq!(
        asked(query.sql()),
        "shop_category.name LIKE ?1 ESCAPE '\\' AND price < ?2 ORDER BY price DESC LIMIT 10"
    );
    assert_eq!(**query.params(), [Param::Owned("%oo%".to_owned()), Param::Integer(101)]);

    let dots = query!(Product.filter(category.name.icontains = &needle, price.lt = 101).order_by(-price)[..10]);
    assert_eq!(dots.sql(), query.sql());
}

#[test]
fn conditions_are_joined_as_they_are_written() {
    let query = query!(
        Product.filter(Q(price = 1) | Q(note = None) & !Q(category__parent__isnull = true)).exclude(id__in = [1, 2])
    );
    assert_eq!(
        asked(query.sql()),
        "(price = ?1 OR (note IS NULL AND NOT (shop_category.parent_id IS NULL))) \
         AND NOT (id IN (SELECT value FROM orm_each(?2)))"
    );
    assert_eq!(**query.params(), [Param::Integer(1), Param::Listed([1, 2].map(Param::Integer).into_iter().collect())]);
}

#[test]
fn lists_and_ranges_may_hold_expressions() {
    let query = query!(Product.filter(price__in = [1, F(id), None], price__range = (1, F(id)), id__range = 1..=9));
    assert_eq!(asked(query.sql()), "price IN (?1, id) AND price BETWEEN ?2 AND id AND id BETWEEN ?3 AND ?4");
}

#[test]
fn parameters_of_inner_queries_are_numbered_with_the_others() {
    let query =
        query!(Product.filter(price__gt = 1, id__in = Product.filter(price = 30).values(id), name = "Fine saw"));
    assert_eq!(query.params().len(), 3);
    assert_eq!(names(&query, &shop()), ["Fine saw"]);

    let tagged = query!(Product.filter(Exists(Tag.filter(products = OuterRef(pk), name = "new"))));
    assert_eq!(names(&tagged, &shop()), ["Fine saw"]);
}

#[test]
fn values_are_evaluated_once_in_the_order_of_the_source() {
    let seen = std::cell::RefCell::new(Vec::new());
    let see = |value: i64| {
        seen.borrow_mut().push(value);
        value
    };
    let query = query!(
        Product.filter(id = see(1), price__range = (see(2), see(3))).annotate(more = F(price) * Value(see(4)))
            [..see(5)]
    );
    assert_eq!(query.params().len(), 5);
    assert_eq!(*seen.borrow(), [1, 2, 3, 4, 5]);
}

#[test]
fn temporaries_live_as_long_as_the_statement() {
    let db = shop();
    let found = query!(Product.filter(name = &"Hammer".to_owned())).all(&db).unwrap();
    assert_eq!(found.len(), 1);
    let found = query!(Product.filter(name = &"Hammer".to_owned()).alias(x = F(price) + Value(1i64))).all(&db).unwrap();
    assert_eq!(found.len(), 1);
    let all = query!(Product.all());
    assert_eq!(query!(all.filter(name = &"Hammer".to_owned())).all(&db).unwrap().len(), 1);
}

#[test]
fn rows_have_the_types_of_what_is_selected() {
    let db = shop();
    let flat: Vec<String> = query!(Product.order_by(id).values_list(name, flat = true)).all(&db).unwrap();
    assert_eq!(flat, ["Hammer", "Fine saw", "Old saw"]);

    let tuples: Vec<(i64, Option<String>)> =
        query!(Product.order_by(-id).values_list(id, category__parent__name)[..2]).all(&db).unwrap();
    assert_eq!(tuples, [(3, Some("Tools".to_owned())), (2, Some("Tools".to_owned()))]);

    let unnamed: Vec<(String, i64)> =
        query!(Product.filter(id = 1).values_list(Lower(name), F(price) * 2)).all(&db).unwrap();
    assert_eq!(unnamed, [("hammer".to_owned(), 40)]);

    let row = query!(Product.values(name, category__name, double = F(price) * 2).get(id = 2)).run(&db).unwrap();
    assert_eq!((&*row.name, &*row.category__name, row.double), ("Fine saw", "Saws", 60));

    let row = query!(Product.only(name, weight).get(id = 3)).run(&db).unwrap();
    assert_eq!((row.pk, &*row.name, row.weight), (3, "Old saw", None));

    let row = query!(Product.defer(note).get(id = 3)).run(&db).unwrap();
    assert_eq!(row.name, "Old saw");
}

#[test]
fn annotated_rows_are_the_model_and_more() {
    let db = shop();
    let factor = 3i64;
    let query = query!(
        Product
            .annotate(triple = F(price) * Value(factor), shout = Upper(note))
            .filter(triple__gt = 50)
            .order_by(-triple)
    );
    let rows = query.all(&db).unwrap();
    let shown: Vec<(&str, i64, Option<&str>)> =
        rows.iter().map(|row| (&*row.name, row.triple, row.shout.as_deref())).collect();
    assert_eq!(shown, [("Fine saw", 90, Some("SHARP")), ("Hammer", 60, None)]);
    let _: &Product = rows.first().unwrap();
    assert_eq!(rows.clone(), rows);
}

#[test]
fn rows_become_a_struct_of_the_users() {
    #[derive(Debug, PartialEq)]
    struct Line {
        label: Option<String>,
        name: String,
    }
    let rows = query!(Product.filter(id = 2).values(name, label = Upper(note)) as Line).all(&shop()).unwrap();
    assert_eq!(rows, [Line { label: Some("SHARP".to_owned()), name: "Fine saw".to_owned() }]);
}

#[test]
fn one_row_is_asked_for_by_get_latest_and_earliest() {
    let db = shop();
    assert_eq!(query!(Product.get(name = "Hammer")).run(&db).unwrap().id, 1);
    assert!(matches!(query!(Product.get(id = 9)).run(&db), Err(Error::DoesNotExist { model: "Product" })));
    assert_eq!(query!(Product.latest()).run(&db).unwrap().id, 2);
    assert_eq!(query!(Product.earliest()).run(&db).unwrap().id, 3);
    assert_eq!(query!(Product.filter(price__lt = 25).latest(price)).run(&db).unwrap().id, 1);
}

#[test]
fn queries_in_variables_are_gone_on_from() {
    fn saws<'q>(base: Query<'q, Product>, least: &'q i32) -> Query<'q, Product> {
        query!(base.filter(category__name = "Saws", price__gte = least).order_by(name))
    }
    let db = shop();
    assert_eq!(names(&saws(query!(Product.all()), &1), &db), ["Fine saw", "Old saw"]);
    assert_eq!(names(&saws(query!(Product.exclude(note = None).filter(price__lt = 20)), &2), &db), ["Old saw"]);
    let twice = saws(saws(query!(Product.all()), &1), &10);
    assert_eq!((twice.params().len(), names(&twice, &db)), (4, vec!["Fine saw".to_owned()]));
    // A place in the program has one text for each query that reaches it.
    let (first, second) = (saws(query!(Product.all()), &1), saws(query!(Product.all()), &2));
    assert_eq!(first.sql(), second.sql());
}

#[test]
fn a_name_is_not_seen_from_its_own_expression() {
    let rows =
        query!(Tag.annotate(x = F(id) + 1).annotate(y = F(x) * 2).values_list(y, flat = true)).all(&shop()).unwrap();
    assert_eq!(rows, [4]);
}

#[test]
fn the_dates_of_moments_are_dates() {
    use orm_tests::models::shop::Order;
    let world = orm_tests::world::World::new();
    let years = query!(Order.filter(id__lte = 5).dates(order_date, year)).all(&world).unwrap();
    let moments = query!(Order.filter(id__lte = 5).datetimes(order_date, year)).all(&world).unwrap();
    assert_eq!(years.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2023-01-01", "2024-01-01"]);
    assert_eq!(moments.len(), years.len());
}

#[test]
fn a_name_that_values_gives_to_a_path_is_a_path() {
    let db = shop();
    let named = query!(Product.values(kind = F(category__name), id).filter(kind = "Saws").order_by(-kind, id));
    let rows = named.all(&db).unwrap();
    assert_eq!(rows.iter().map(|row| (row.kind.as_str(), row.id)).collect::<Vec<_>>(), [("Saws", 2), ("Saws", 3)]);

    let grouped = query!(
        Product.values(kind = F(category__name)).annotate(total = Sum(price)).filter(total__gt = 20).order_by(kind)
    );
    let rows = grouped.all(&db).unwrap();
    assert_eq!(rows.iter().map(|row| (row.kind.as_str(), row.total)).collect::<Vec<_>>(), [("Saws", Some(35))]);

    let above = query!(Product.values(parent = F(category__parent__name)).annotate(n = Count(id)).order_by(parent));
    let rows = above.all(&db).unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.parent.as_deref(), row.n)).collect::<Vec<_>>(),
        [(None, 1), (Some("Tools"), 2)]
    );

    let own: Vec<i32> = query!(Product.values_list(cost = F(price), flat = true).order_by(-cost)).all(&db).unwrap();
    assert_eq!(own, [30, 20, 5]);
    assert_eq!(query!(Product.values(cost = F(price)).aggregate(top = Max(cost))).run(&db).unwrap().top, Some(30));
}

#[test]
fn a_query_in_a_variable_is_gone_on_from_with_other_rows() {
    let db = shop();
    fn saws<'a>() -> Query<'a, Product> {
        query!(Product.filter(category__name = "Saws"))
    }
    let dear = saws();
    let all = query!(dear.aggregate(total = Sum(price), Count(id))).run(&db).unwrap();
    assert_eq!((all.total, all.id__count), (Some(35), 2));

    let named = saws();
    let rows = query!(named.order_by(id).values(name, category__name, twice = F(price) * 2)).all(&db).unwrap();
    assert_eq!((rows[0].name.as_str(), rows[0].category__name.as_str(), rows[0].twice), ("Fine saw", "Saws", 60));

    let by = 3_i32;
    let counted = saws();
    let rows = query!(counted.annotate(tags_of = Count(tags), more = F(price) + Value(by)).order_by(-tags_of))
        .all(&db)
        .unwrap();
    assert_eq!((rows[0].name.as_str(), rows[0].tags_of, rows[0].more), ("Fine saw", 1, 33));

    let flat = saws();
    let weights: Vec<Option<f64>> = query!(flat.order_by(id).values_list(weight, flat = true)).all(&db).unwrap();
    assert_eq!(weights, [Some(0.5), None]);
    let grouped = saws();
    let rows = query!(grouped.values(category).annotate(most = Max(price))).all(&db).unwrap();
    assert_eq!((rows[0].category, rows[0].most), (2, Some(30)));
}

#[test]
fn related_rows_are_gone_on_from() {
    let db = shop();
    let saws = query!(Category.get(name = "Saws")).run(&db).unwrap();
    let products = saws.products();
    assert_eq!(query!(products.aggregate(top = Max(price))).run(&db).unwrap().top, Some(30));
    let products = saws.products();
    let names: Vec<String> = query!(products.order_by(name).values_list(name, flat = true)).all(&db).unwrap();
    assert_eq!(names, ["Fine saw", "Old saw"]);
}

#[test]
fn a_text_of_any_length_is_a_constant() {
    let db = shop();
    let query = query!(
        Product.filter(
            Q(category__name__icontains = "a") | Q(category__name__icontains = "b") | Q(name__icontains = "x"),
            Q(category__name__icontains = "c") | Q(category__name__icontains = "d") | Q(name__icontains = "x"),
            Q(category__name__icontains = "e") | Q(category__name__icontains = "f") | Q(name__icontains = "x"),
            Q(category__name__icontains = "g") | Q(category__name__icontains = "h") | Q(name__icontains = "x"),
            Q(category__name__icontains = "i") | Q(category__name__icontains = "j") | Q(name__icontains = "x"),
            Q(category__name__icontains = "k") | Q(category__name__icontains = "l") | Q(name__icontains = "x"),
            Q(category__name__icontains = "m") | Q(category__name__icontains = "n") | Q(name__icontains = "x"),
            Q(category__name__icontains = "o") | Q(category__name__icontains = "p") | Q(name__icontains = "x"),
            Q(category__name__icontains = "q") | Q(category__name__icontains = "r") | Q(name__icontains = "x"),
            Q(category__name__icontains = "s") | Q(category__name__icontains = "t") | Q(name__icontains = "x"),
            Q(category__name__icontains = "u") | Q(category__name__icontains = "v") | Q(name__icontains = "x"),
            Q(category__name__icontains = "w") | Q(category__name__icontains = "x") | Q(name__icontains = "x"),
            Q(category__name__icontains = "y") | Q(category__name__icontains = "z") | Q(name__icontains = "x"),
            id__in = Product
                .filter(id__in = Product.filter(id__in = Product.filter(name = "none").values(id)).values(id))
                .values(id)
        )
    );
    let text: &'static str = query.sql();
    assert!(text.len() > 2048, "{}", text.len());
    assert!(text.starts_with("SELECT ") && text.ends_with(")))"), "{text}");
    assert!(query.all(&db).unwrap().is_empty());
}

#[test]
fn what_yields_a_query_is_gone_on_from() {
    fn dear<'a>(least: i32) -> Query<'a, Product> {
        query!(Product.filter(price__gte = least))
    }
    fn whole<'a>() -> Query<'a, Product> {
        query!(Product.all())
    }
    struct Shop {
        category: Category,
    }
    impl Shop {
        fn products(&self) -> Query<'_, Product> {
            query!(self.category.products().filter(price__gt = 5))
        }
        fn names(&self, db: &Db) -> Vec<String> {
            query!(self.products().order_by(name).values_list(name, flat = true)).all(db).unwrap()
        }
    }
    let db = shop();
    let saws = query!(Category.get(name = "Saws")).run(&db).unwrap();
    let names: Vec<String> =
        query!(saws.products().order_by(-name)[..1].values_list(name, flat = true)).all(&db).unwrap();
    assert_eq!(names, ["Old saw"]);
    assert_eq!(query!(saws.products().filter(name = "Old saw").update(price = 6)).run(&db).unwrap(), 1);
    let shop = Shop { category: saws };
    assert_eq!(shop.names(&db), ["Fine saw", "Old saw"]);
    assert_eq!(query!(shop.category.products().get(price = 6)).run(&db).unwrap().name, "Old saw");

    assert_eq!(query!(whole().filter(price = 6)).count(&db).unwrap(), 1);
    assert_eq!(query!(dear(7).exclude(name = "Fine saw")).count(&db).unwrap(), 1);
    let shops = [shop];
    assert_eq!(query!(shops[0].category.products().filter(price = 6)).count(&db).unwrap(), 1);
    let get = |name: &'static str| query!(Category.get(name = name)).run(&db);
    let of = || -> orm_core::Result<i64> { query!((get("Saws")?.products()).filter(price__gt = 6)).count(&db) };
    assert_eq!(of().unwrap(), 1);
    assert_eq!(query!((get("Saws").unwrap()).products().filter(price__gt = 6)).count(&db).unwrap(), 1);
}

#[test]
fn a_query_is_gone_on_from_several_times() {
    let db = shop();
    let products = query!(Product.filter(price__gt = 1));
    let cheap = query!(products.clone().filter(price__lt = 10));
    fn dear<'q>(products: &Query<'q, Product>) -> Query<'q, Product> {
        query!(products.filter(price__gt = 25))
    }
    assert_eq!((names(&cheap, &db), names(&dear(&products), &db)), (vec!["Old saw".into()], vec!["Fine saw".into()]));
    assert_eq!(products.count(&db).unwrap(), 3);
}

#[test]
fn numbers_may_be_larger_than_rust_would_take_them_for() {
    let db = shop();
    let found = query!(Product.filter(
        id__lt = 9223372036854775807,
        id__gt = -9223372036854775808,
        id__in = [1, 3000000000],
        id__range = (-3000000000, 3000000000)
    ));
    assert_eq!(found.count(&db).unwrap(), 1);
    assert_eq!(query!(Product.filter(price__lt = F(id) + 3000000000)).count(&db).unwrap(), 3);
    let none = query!(Product.all());
    assert_eq!(query!(none.filter(id = 3000000000)).count(&db).unwrap(), 0);
    db.execute("INSERT INTO shop_tag (id, name) VALUES (3000000000, 'large')", ()).unwrap();
    assert_eq!(query!(Tag.filter(id = 3000000000).update(id = 3000000001)).run(&db).unwrap(), 1);
    assert_eq!(query!(Tag.create(id = 3000000002, name = "larger")).run(&db).unwrap().id, 3_000_000_002);
}

#[test]
fn a_part_of_a_text_is_a_slice() {
    let db = shop();
    let slices = query!(Product.filter(name__startswith = F(name)[..2]).order_by(F(name)[1..3], id).values_list(
        name,
        F(name)[..2],
        F(name)[1..],
        F(name)[2],
        F(name)[1..=2],
        F(name)[900..]
    ));
    let rows = slices.all(&db).unwrap();
    assert_eq!(rows.len() as i64, query!(Product.all()).count(&db).unwrap());
    let part = |name: &str, from: usize, count: usize| name.chars().skip(from).take(count).collect::<String>();
    for (name, two, rest, third, middle, none) in &rows {
        assert_eq!((two, rest), (&part(name, 0, 2), &part(name, 1, usize::MAX)));
        assert_eq!((third, middle, none.as_str()), (&part(name, 2, 1), &part(name, 1, 2), ""));
    }
    assert!(rows.is_sorted_by_key(|(.., middle, _)| middle.clone()));
}

#[test]
fn an_empty_text_has_no_first_character() {
    let db = shop();
    db.execute("INSERT INTO shop_tag (id, name) VALUES (90, '')", ()).unwrap();
    let codes: Vec<Option<i64>> = query!(Tag.filter(id = 90).values_list(Ord(name), flat = true)).all(&db).unwrap();
    assert_eq!(codes, [None]);
}
