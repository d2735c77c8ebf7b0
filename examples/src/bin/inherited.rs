//! Rows that are two rows: a restaurant is a place, and more.
//!
//! ```sh
//! cargo run -p orm-examples --bin inherited
//! ```

use orm_core::prelude::*;
use orm_examples::show::{question, table};

/// Somewhere.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "town", has_many(visits: Visit), has_one(restaurant: Restaurant))]
struct Place {
    id: i64,
    #[model(max_length = 50)]
    name: String,
}

/// A place where one eats: Django's `class Restaurant(Place)`. Its key is that of the place.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "town")]
struct Restaurant {
    #[model(primary_key, parent_link, column = "place_ptr_id")]
    place: OneToOne<Place>,
    #[model(default = 0)]
    stars: i32,
}

/// That somebody was somewhere.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "town")]
struct Visit {
    id: i64,
    place: ForeignKey<Place>,
    #[model(max_length = 50)]
    who: String,
}

fn main() -> orm_core::Result<()> {
    let db = Db::open_in_memory()?;
    db.create_tables(&schema![Place, Restaurant, Visit])?;
    let [corner, harbour] = ["Corner", "Harbour"].map(|name| restaurant(&db, name, 2));
    let (corner, harbour) = (corner?, harbour?);

    question("Restaurants, and the places that they are");
    let restaurants = query!(Restaurant.select_related(place).order_by(place__name)).all(&db)?;
    table(
        ["name", "stars"],
        restaurants.iter().map(|restaurant| [restaurant.place.name.clone(), restaurant.stars.to_string()]),
    );
    assert_eq!(restaurants.len(), 2);

    question("A star more");
    let mut best = harbour.clone();
    query!(best.update(stars = F(stars) + 1)).run(&db)?;
    println!("  {} stars", best.stars);
    assert_eq!(best.stars, 3);

    question("One closes, and the place stays");
    let deleted = corner.delete_keeping_parents(&db)?;
    println!("  deleted: {:?}", deleted.iter().collect::<Vec<_>>());
    let places = query!(Place.filter(restaurant = None).prefetch_related(visits)).all(&db)?;
    for place in &places {
        println!("  {}: {} visits", place.name, place.visits.len());
    }
    assert_eq!((places.len(), deleted.total()), (1, 1));

    question("The other goes with its place, and with who was there");
    let deleted = best.delete(&db)?;
    println!("  deleted: {:?}", deleted.iter().collect::<Vec<_>>());
    assert_eq!(["town.Restaurant", "town.Place", "town.Visit"].map(|label| deleted.of(label)), [1, 1, 2]);
    assert_eq!(query!(Place.values_list(name, flat = true)).all(&db)?, ["Corner"]);
    Ok(())
}

/// A restaurant that two have been to.
fn restaurant(db: &Db, name: &str, stars: i32) -> orm_core::Result<Restaurant> {
    db.atomic(|tx| {
        let place = query!(Place.create(name = name)).run(tx)?;
        for who in ["Ann", "Bob"] {
            query!(place.visits().create(who = who)).run(tx)?;
        }
        query!(Restaurant.create(place = &place, stars = stars)).run(tx)
    })
}
