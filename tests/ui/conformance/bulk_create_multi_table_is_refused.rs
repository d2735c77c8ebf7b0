//! Django:
//!
//!     Restaurant.objects.bulk_create([Restaurant(name='x')])
//!
//! ValueError: Can't bulk create a multi-table inherited model

use orm_core::prelude::*;
use orm_tests::models::suite::*;

fn main() -> orm_core::Result<()> {
    let db = &Db::open_in_memory()?;
    Restaurant::bulk_create(
        db,
        vec![Restaurant { place: OneToOne::new(0), rating: None, serves_pizza: false, name: String::from("x") }],
    )?;
    Ok(())
}
