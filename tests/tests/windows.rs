//! Windows: conditions on them, and what orders rows beside such conditions.

// Tests speak by panicking.
#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;
use orm_examples::shop::{Category, Product};
use orm_tests::sql::check;
use rust_decimal::Decimal;

/// The database that Django made; it is only read.
fn shop() -> Db {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/shop.sqlite3");
    Db::options().read_only(true).open(path).unwrap()
}

/// The category, the price and the place within the category of every product, by category and place.
fn places(db: &Db) -> Vec<(String, Decimal, i64)> {
    let mut rows: Vec<(String, Decimal, i64)> = Vec::new();
    for (category, price) in query!(
        Product
            .filter(category__isnull = false)
            .order_by(category__name, -price, id)
            .values_list(category__name, price)
    )
    .all(db)
    .unwrap()
    {
        let category = category.unwrap();
        let place = rows.iter().filter(|row| row.0 == category).count() + 1;
        rows.push((category, price, i64::try_from(place).unwrap()));
    }
    rows
}

#[test]
fn the_first_rows_of_each_group_come_in_the_order_of_the_window() {
    let db = shop();
    let dearest = query!(
        Product
            .filter(category__isnull = false)
            .annotate(place = Window(RowNumber(), partition_by(category), order_by(-price, id)))
            .filter(place__lte = 2)
            .order_by(category__name, place)
            .values_list(category__name, price, place)
    );
    check(&db, dearest.sql()).unwrap();
    let rows: Vec<_> =
        dearest.all(&db).unwrap().into_iter().map(|(name, price, at)| (name.unwrap(), price, at)).collect();
    let expected: Vec<_> = places(&db).into_iter().filter(|(_, _, place)| *place <= 2).collect();
    assert!(expected.len() > 8);
    assert_eq!(rows, expected);
}

#[test]
fn an_order_has_its_directions_and_can_be_reversed() {
    let db = shop();
    let dearest =
        query!(Product.annotate(place = Window(RowNumber(), order_by(-price, id))).filter(place__lte = 9).order_by(
            -F(place) * 2,
            F(sale_price).desc(nulls_last = true),
            pk
        ));
    check(&db, dearest.sql()).unwrap();
    let places: Vec<i64> = dearest.all(&db).unwrap().iter().map(|row| row.place).collect();
    assert_eq!(places, (1..=9).rev().collect::<Vec<_>>());
    assert_eq!(dearest.first(&db).unwrap().map(|row| row.place), Some(9));
    assert_eq!(dearest.last(&db).unwrap().map(|row| row.place), Some(1));
    assert_eq!(dearest.count(&db).unwrap(), 9);

    // Without an order, the first is that of the smallest key.
    let two = query!(Product.annotate(place = Window(RowNumber(), order_by(-price, id))).filter(place__lte = 2));
    let mut ids: Vec<i64> = two.all(&db).unwrap().iter().map(|row| row.id).collect();
    ids.sort_unstable();
    assert_eq!(two.first(&db).unwrap().map(|row| row.id), ids.first().copied());
    assert_eq!(two.last(&db).unwrap().map(|row| row.id), ids.last().copied());
}

#[test]
fn groups_and_distinct_rows_are_ordered_by_windows() {
    let db = shop();
    let groups = query!(
        Product
            .filter(category__isnull = false)
            .values(category__name)
            .annotate(n = Count(id))
            .annotate(place = Window(DenseRank(), order_by(-n)))
            .filter(place__lte = 2)
            .order_by(place, -category__name)
    );
    check(&db, groups.sql()).unwrap();
    let rows = groups.all(&db).unwrap();
    assert!(rows.windows(2).all(|pair| pair[0].place <= pair[1].place && pair[0].n >= pair[1].n));
    assert!(rows.len() > 1);

    let names = query!(
        Category
            .annotate(place = Window(RowNumber(), order_by(name)))
            .filter(place__gt = 3)
            .distinct()
            .order_by(-place, name)
            .values_list(name, flat = true)
    );
    check(&db, names.sql()).unwrap();
    let expected: Vec<String> = query!(Category.order_by(name).values_list(name, flat = true)).all(&db).unwrap();
    assert_eq!(names.all(&db).unwrap(), expected.into_iter().skip(3).rev().collect::<Vec<_>>());
}

#[test]
fn windows_are_over_groups() {
    let db = shop();
    // By what a window goes that is no aggregate, rows are grouped as well, as in Django.
    let groups = query!(
        Product
            .values(category)
            .annotate(n = Count(id), stock = Sum(inventory_count))
            .annotate(place = Window(Rank(), order_by(-n)), part = Window(Sum(n), partition_by(is_active)))
            .order_by(category, part)
    );
    check(&db, groups.sql()).unwrap();
    let grouped = groups.sql().split_once("GROUP BY ").unwrap().1;
    assert!(grouped.starts_with(r#""shop_product"."category_id", "shop_product"."is_active" ORDER BY"#), "{grouped}");
    let rows = groups.all(&db).unwrap();
    let all: i64 = query!(Product.all()).count(&db).unwrap();
    assert_eq!(rows.iter().map(|row| row.n).sum::<i64>(), all);
    let mut parts: Vec<Option<i64>> = rows.iter().map(|row| row.part).collect();
    parts.sort_unstable();
    parts.dedup();
    assert_eq!(parts.iter().flatten().sum::<i64>(), all);

    // A window that is not selected groups nothing; one in an expression is there for what it goes by.
    let hidden = query!(
        Product
            .alias(place = Window(Rank(), order_by(-price)))
            .values(category)
            .annotate(n = Count(id))
            .order_by(category)
    );
    let plain = query!(Product.values(category).annotate(n = Count(id)).order_by(category));
    let counts: Vec<i64> = hidden.all(&db).unwrap().iter().map(|row| row.n).collect();
    assert_eq!(counts, plain.all(&db).unwrap().iter().map(|row| row.n).collect::<Vec<_>>());
    let twice = query!(
        Product
            .values(category)
            .annotate(n = Count(id), twice = Window(RowNumber(), order_by(-Count(id), category)) * 2)
    );
    check(&db, twice.sql()).unwrap();
    assert!(twice.all(&db).unwrap().iter().all(|row| row.twice % 2 == 0));
    let rows =
        query!(Product.annotate(n = Count(reviews), place = Window(Rank(), order_by(-n, -price))).order_by(place));
    check(&db, rows.sql()).unwrap();
    assert!(rows.all(&db).unwrap().windows(2).all(|pair| pair[0].place <= pair[1].place && pair[0].n >= pair[1].n));
}

#[test]
fn rows_that_a_window_chooses_are_parts_of_a_set_operation_and_of_conditions() {
    let db = shop();
    let chosen = query!(
        Product
            .alias(place = Window(RowNumber(), order_by(-price, id)))
            .filter(place__lte = 3)
            .values_list(name, flat = true)
    );
    let chosen: Vec<String> = chosen.all(&db).unwrap();
    let both = query!(
        Product
            .alias(place = Window(RowNumber(), order_by(-price, id)))
            .filter(place__lte = 3)
            .values_list(name, flat = true)
            .union(Category.filter(name = "Books").values_list(name, flat = true))
            .order_by(name)
    );
    check(&db, both.sql()).unwrap();
    let mut expected: Vec<String> = chosen.iter().cloned().chain(["Books".to_owned()]).collect();
    expected.sort();
    assert_eq!(both.all(&db).unwrap(), expected, "{}", both.sql());
    let other_side = query!(
        Category.filter(name = "Books").values_list(name, flat = true).union(
            Product
                .alias(place = Window(RowNumber(), order_by(-price, id)))
                .filter(place__lte = 3)
                .values_list(name, flat = true)
        )
    );
    check(&db, other_side.sql()).unwrap();
    assert_eq!(other_side.count(&db).unwrap(), 4);
    let inside = query!(Product.filter(
        name__in = Product.alias(place = Window(RowNumber(), order_by(-price, id))).filter(place__lte = 3).values(name)
    ));
    check(&db, inside.sql()).unwrap();
    assert_eq!(inside.count(&db).unwrap(), 3);
}

#[test]
fn other_conditions_choose_rows_before_windows_are_computed() {
    let db = shop();
    // As in Django: what stands beside a condition over a window is about the rows that the window is over.
    let active = query!(
        Product
            .annotate(place = Window(RowNumber(), partition_by(category), order_by(-price, id)))
            .filter(place = 1, is_active = true, category__name__lt = "P")
            .values_list(id, place)
    );
    check(&db, active.sql()).unwrap();
    let mut seen = Vec::new();
    let mut expected = Vec::new();
    for (id, category) in query!(
        Product.filter(is_active = true, category__name__lt = "P").order_by(-price, id).values_list(id, category)
    )
    .all(&db)
    .unwrap()
    {
        if !seen.contains(&category) {
            seen.push(category);
            expected.push((id, 1));
        }
    }
    let mut rows = active.all(&db).unwrap();
    rows.sort_unstable();
    expected.sort_unstable();
    assert!(expected.len() > 2);
    assert_eq!(rows, expected);
}

#[test]
fn a_condition_over_a_window_can_name_what_is_not_selected() {
    let db = shop();
    let ids = |price: Option<Decimal>| -> Vec<i64> {
        let rows = query!(Product.order_by(id).values_list(id, price, category__name)).all(&db).unwrap();
        let first = |at: usize, row: &(i64, Decimal, Option<String>)| {
            at < 2 || Some(row.1) > price && row.2.as_deref() != Some("Books")
        };
        rows.iter().enumerate().filter(|(at, row)| first(*at, row)).map(|(_, row)| row.0).collect()
    };
    let least = Decimal::from(500);
    let either = query!(
        Product
            .alias(place = Window(RowNumber(), order_by(id)))
            .filter(Q(place__lt = 3) | Q(price__gt = least) & !Q(category__name = "Books"))
            .order_by(id)
            .values_list(id, flat = true)
    );
    check(&db, either.sql()).unwrap();
    assert_eq!(either.all(&db).unwrap(), ids(Some(least)));
    // A window on the right side.
    let above = query!(
        Product
            .alias(mean = Window(Avg(price), partition_by(category)))
            .filter(price__gt = F(mean))
            .order_by(id)
            .values_list(id, flat = true)
    );
    check(&db, above.sql()).unwrap();
    let by_subquery = query!(
        Product
            .filter(
                Q(price__gt = Subquery(
                    Product.filter(category = OuterRef(category)).values(category).annotate(m = Avg(price)).values(m)
                )) | Q(
                    category = None,
                    price__gt =
                        Subquery(Product.filter(category = None).values(category).annotate(m = Avg(price)).values(m))
                )
            )
            .order_by(id)
            .values_list(id, flat = true)
    );
    assert_eq!(above.all(&db).unwrap(), by_subquery.all(&db).unwrap());
}

#[test]
fn rows_that_a_window_chooses_are_aggregated() {
    let db = shop();
    let chosen = query!(Product.alias(place = Window(RowNumber(), order_by(-price, id))).filter(place__lte = 3));
    let total = query!(
        Product
            .alias(place = Window(RowNumber(), order_by(-price, id)))
            .filter(place__lte = 3)
            .aggregate(total = Sum(price), n = Count())
    );
    check(&db, total.sql()).unwrap();
    let total = total.run(&db).unwrap();
    let prices: Decimal = chosen.all(&db).unwrap().iter().map(|row| row.price).sum();
    assert_eq!((total.total, total.n), (Some(prices), 3));
}
