//! One-to-one keys as primary keys, inheritance.

use jiff::Timestamp;
use orm_core::{ForeignKey, Model, OneToOne};

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_one(kiosk: Kiosk, restaurant: Restaurant))]
pub struct Place {
    pub id: i64,
    #[model(max_length = 50)]
    pub name: String,
    #[model(max_length = 80)]
    pub address: String,
}

cells!(Place { id, name, address });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Kiosk {
    #[model(primary_key)]
    pub place: OneToOne<Place>,
    #[model(default = false)]
    pub sells_papers: bool,
}

cells!(Kiosk { place, sells_papers });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(waiter: Waiter))]
pub struct Restaurant {
    #[model(primary_key, column = "place_ptr_id", parent_link)]
    pub place: OneToOne<Place>,
    pub rating: Option<i32>,
    #[model(default = false)]
    pub serves_pizza: bool,
}

cells!(Restaurant { place, rating, serves_pizza });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Waiter {
    pub id: i64,
    pub restaurant: ForeignKey<Restaurant>,
    #[model(max_length = 50)]
    pub name: String,
}

cells!(Waiter { id, restaurant, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", ordering(-created))]
pub struct Memo {
    pub id: i64,
    pub created: Timestamp,
    #[model(max_length = 10, default = "draft")]
    pub state: String,
    #[model(max_length = 60)]
    pub text: String,
}

cells!(Memo { id, created, state, text });
