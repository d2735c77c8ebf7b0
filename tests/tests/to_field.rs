//! Keys that point to another column than the primary key, which has the same type.

// Tests speak by panicking.
#![allow(clippy::all, clippy::unwrap_used, missing_docs)]

use orm_core::ToField;
use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(has_many(cities: City))]
struct Country {
    id: i64,
    #[model(unique)]
    number: i64,
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
struct City {
    id: i64,
    name: String,
    #[model(to_field = number)]
    country: ForeignKey<Country, ToField<i64>>,
}

/// Each country's number is the key of the other.
fn world() -> Db {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Country, City]).unwrap();
    for (id, number, name) in [(1, 2, "Peru"), (2, 1, "Chad")] {
        Country { id, number, name: name.to_owned() }.insert(&db).unwrap();
    }
    City { id: 0, name: "Lima".to_owned(), country: ForeignKey::new(ToField(2)) }.insert(&db).unwrap();
    db
}

#[test]
fn a_row_is_read_by_the_column_that_its_key_names() {
    let db = world();
    let lima = query!(City.get(name = "Lima")).run(&db).unwrap();
    assert_eq!(lima.country.fetch_by(&db, |country| country.number).unwrap().name, "Peru");
    let gone = ForeignKey::<Country, ToField<i64>>::new(7.into());
    assert!(gone.fetch_by(&db, |country| country.number).unwrap_err().is_does_not_exist());
}

#[test]
fn paths_and_loading_go_by_it() {
    let db = world();
    assert_eq!(query!(City.filter(country = 2)).count(&db).unwrap(), 1);
    assert_eq!(query!(City.filter(country__id = 2)).count(&db).unwrap(), 0);
    assert_eq!(query!(City.select_related(country)).first(&db).unwrap().unwrap().country.name, "Peru");
    let countries = query!(Country.prefetch_related(cities).order_by(name)).all(&db).unwrap();
    assert_eq!(countries.iter().map(|country| country.cities.len()).collect::<Vec<_>>(), [0, 1]);
    let lima = query!(City.filter(country__name = "Peru")).get(&db).unwrap();
    assert_eq!(lima.country.key(), &ToField(2));
}

#[test]
fn the_rows_that_point_to_a_row_are_its_own() {
    let db = world();
    let peru = query!(Country.get(name = "Peru")).run(&db).unwrap();
    let chad = query!(Country.get(name = "Chad")).run(&db).unwrap();
    assert_eq!((peru.cities().count(&db).unwrap(), chad.cities().count(&db).unwrap()), (1, 0));
    let arica = City { id: 0, name: "Ica".to_owned(), country: ForeignKey::new(ToField(0)) };
    assert_eq!(peru.cities().create(&db, arica).unwrap().country.key(), &ToField(2));
    assert_eq!(chad.delete(&db).unwrap().total(), 1);
    let deleted = peru.delete(&db).unwrap();
    assert_eq!((deleted.of("Country"), deleted.of("City")), (1, 2));
}

#[test]
fn queries_of_rows_are_of_what_is_pointed_to() {
    let db = world();
    let of_peru = query!(City.filter(country__in = Country.filter(name = "Peru")));
    assert_eq!(of_peru.count(&db).unwrap(), 1, "{}", of_peru.sql());
    let of_chad = query!(City.filter(country__in = Country.filter(name = "Chad")));
    assert_eq!(of_chad.count(&db).unwrap(), 0, "{}", of_chad.sql());
    let but_peru = query!(City.exclude(country__in = Country.filter(id__in = Country.filter(name = "Peru"))));
    assert_eq!(but_peru.count(&db).unwrap(), 0, "{}", but_peru.sql());
    let first = query!(City.filter(country = Country.order_by(-name)[..1]));
    assert_eq!(first.count(&db).unwrap(), 1, "{}", first.sql());
    let named = query!(City.filter(country__in = Country.filter(name = "Peru").values(number)));
    assert_eq!(named.count(&db).unwrap(), 1, "{}", named.sql());
}
